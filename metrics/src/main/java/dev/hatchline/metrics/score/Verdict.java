package dev.hatchline.metrics.score;

/** What a figure says. */
public enum Verdict {
  MET,
  NOT_MET,
  /** It is measured, but the period has no case of it: that is not met either. */
  NO_CASES,
  /** Nothing that is stored tells it. */
  NOT_MEASURED
}
