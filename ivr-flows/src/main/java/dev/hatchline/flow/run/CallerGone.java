package dev.hatchline.flow.run;

/**
 * Nobody listens any more: the caller hung up, or the channel was taken elsewhere. Caught in {@link
 * FlowInterpreter#run} and nowhere else.
 */
public final class CallerGone extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CallerGone() {
    super("the caller is gone", null, false, false);
  }
}
