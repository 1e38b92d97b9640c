package dev.hatchline.bench.replay;

/** What became of a line of the bank's log. */
enum BankOutcome {
  SERVED,
  /** Hung up in line. */
  GAVE_UP,
  /** Never joined the line: served by the automation, or gone before. */
  AUTOMATED,
  /** No call at all, by the log itself. */
  PHANTOM
}
