package dev.hatchline.bench;

/**
 * One row of the table: what our side does, what the bare one does in the same run, and what is to
 * be reached.
 *
 * @param unit of the values; may be empty
 * @param limit what our value is held against; infinite where nothing is set
 * @param atMost whether the limit is our value's most, else its least
 * @param tried the most that was tried: a value of so much might be more; 0 where nothing ends it
 */
record Target(
    String what,
    String unit,
    double ours,
    double bare,
    double limit,
    boolean atMost,
    double tried) {
  Target(String what, String unit, double ours, double bare, double limit, boolean atMost) {
    this(what, unit, ours, bare, limit, atMost, 0);
  }

  /** Nothing is to be reached; it is only to be measured. */
  static Target none(String what, String unit, double ours, double bare) {
    return new Target(what, unit, ours, bare, Double.POSITIVE_INFINITY, true);
  }

  /** Whether anything is to be reached. */
  boolean wanted() {
    return !Double.isInfinite(limit);
  }

  boolean met() {
    return atMost ? ours <= limit : ours >= limit;
  }
}
