package dev.hatchline.phones;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When something happened: the time of day, and {@link System#nanoTime()} for differences.
 *
 * @param nanos comparable only within one Java process
 */
public record Moment(Instant at, long nanos) {
  /** Now. */
  public static Moment now(InstantSource clock) {
    return new Moment(clock.instant(), System.nanoTime());
  }

  /** How long after the other this was; negative if before. */
  public Duration since(Moment earlier) {
    return Duration.ofNanos(nanos - earlier.nanos);
  }

  /** So many seconds earlier. */
  Moment minus(double seconds) {
    long earlier = (long) (seconds * 1e9);
    return new Moment(at.minusNanos(earlier), nanos - earlier);
  }
}
