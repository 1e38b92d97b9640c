package dev.hatchline.call;

/** What became of a wait that was told. */
public enum WaitVerdict {
  /** A person came sooner than told. */
  SHORTER,
  INSIDE,
  LONGER
}
