package dev.hatchline.app.flow;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where the versions of flows are kept. Two engines may use the same at once. */
public interface VersionStore {
  /** Of each flow; those that are heard are kept beyond that. */
  int VERSIONS_MAX = 100;

  /** What is kept, the newest first. */
  List<KeptVersion> all(String flow) throws IOException;

  Optional<KeptVersion> find(String flow, int number) throws IOException;

  /**
   * Keeps a text under the next number, once it is lasting; a text that is kept already, but for
   * the share of its calls, has the number it has. The eldest go that are too many.
   */
  KeptVersion add(String flow, FlowText text) throws IOException;

  /** {@link Pointer#NONE} before the first. */
  Pointer pointer(String flow) throws IOException;

  /**
   * Puts the pointer in the place of the one before it.
   *
   * @return false if somebody else was first: the pointer is another one by now
   */
  boolean point(String flow, Pointer next) throws IOException;
}
