package dev.hatchline.flow.run;

/** Told of a flow's progress, on the flow's thread, before the caller hears anything of it. */
public interface FlowListener {
  /** Listens to nothing. */
  FlowListener NONE = new FlowListener() {};

  /** The caller came to this node. */
  default void entered(String node) {}

  /** The wait of this menu passed in silence. */
  default void noInput(String node) {}

  /** A key that this menu does not know. */
  default void noMatch(String node, char key) {}
}
