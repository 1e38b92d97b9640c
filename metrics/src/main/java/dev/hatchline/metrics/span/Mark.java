package dev.hatchline.metrics.span;

/** What a span may say of itself; all of it is of the house, and nothing of the caller. */
public enum Mark {
  /** The number of the line that was called. */
  LINE("hatchline.line"),
  FLOW("hatchline.flow"),
  NODE("hatchline.node"),
  QUEUE("hatchline.queue"),
  /** An extension. */
  AGENT("hatchline.agent"),
  /** One of the operator's file. */
  SYSTEM("hatchline.system"),
  /** What came of it, in a stable word. */
  OUTCOME("hatchline.outcome"),
  /** Who ended the call. */
  PARTY("hatchline.party");

  private final String key;

  Mark(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }
}
