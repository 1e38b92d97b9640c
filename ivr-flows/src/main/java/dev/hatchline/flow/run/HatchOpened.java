package dev.hatchline.flow.run;

/** The caller wants a person, now. Caught in {@link FlowInterpreter#run} and nowhere else. */
public final class HatchOpened extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String by;

  /**
   * Opens the hatch.
   *
   * @param by {@code 0}, {@code *0} or the escape word
   */
  public HatchOpened(String by) {
    super("the hatch was opened by " + by, null, false, false);
    this.by = by;
  }

  public String by() {
    return by;
  }
}
