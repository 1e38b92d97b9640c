package dev.hatchline.routing.shared;

import java.time.Duration;

/**
 * Counts nanoseconds from any beginning and is never set, unlike the clock of the day: by it leases
 * are measured, as a clock that is put back would lengthen them.
 */
@FunctionalInterface
public interface Ticker {
  /** Of use only beside another count of the same ticker; may be negative. */
  long nanos();

  /** How long ago that count was. */
  default Duration since(long earlier) {
    return Duration.ofNanos(nanos() - earlier);
  }
}
