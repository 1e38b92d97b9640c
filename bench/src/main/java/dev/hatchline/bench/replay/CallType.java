package dev.hatchline.bench.replay;

/** What a caller of the bank wants, by the two letters of its log. */
enum CallType {
  /** Regular. */
  PS("regular"),
  /** Potential customers. */
  NW("new"),
  /** Help with the bank's pages. */
  IN("internet"),
  /** Stock exchange. */
  NE("stocks"),
  /** Customers whom the bank calls back; served by those of the regular ones. */
  TT("regular"),
  /** Other; served by those of the regular ones. */
  PE("regular");

  private final String queue;

  CallType(String queue) {
    this.queue = queue;
  }

  /** The queue of ours in which they wait. */
  String queue() {
    return queue;
  }
}
