package dev.hatchline.flow.talk;

/** Whoever sits at the terminal wants to begin again, wherever the conversation is. */
final class BeginAgain extends RuntimeException {
  private static final long serialVersionUID = 1;

  BeginAgain() {
    super("begin again", null, false, false);
  }
}
