package dev.hatchline.bench.replay;

/** What the line does with the same callers. */
enum Scenario {
  AS_IT_WAS("as it was", false, false),
  CALLBACKS("callbacks", true, false),
  SAME_AGENT("callbacks, same agent", true, true);

  private final String title;
  private final boolean callbacks;
  private final boolean sameAgent;

  Scenario(String title, boolean callbacks, boolean sameAgent) {
    this.title = title;
    this.callbacks = callbacks;
    this.sameAgent = sameAgent;
  }

  String title() {
    return title;
  }

  /** Whether customers are called back by us, and not by the bank's agents on their own. */
  boolean callbacks() {
    return callbacks;
  }

  /** Whether who comes again waits for the agent of the last call at first. */
  boolean sameAgent() {
    return sameAgent;
  }
}
