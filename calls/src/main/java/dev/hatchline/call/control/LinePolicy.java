package dev.hatchline.call.control;

import java.time.Duration;

/**
 * How often a caller in line is spoken to. The line is looked at every {@link #LOOK}, so shorter
 * times than that make no difference.
 *
 * @param tellEvery a place that has changed is told no sooner after the last time
 * @param offerFirst the choices are offered for the first time so long after joining
 * @param offerEvery and again so long after the last time
 */
public record LinePolicy(Duration tellEvery, Duration offerFirst, Duration offerEvery) {
  /** How often the line is looked at for one caller. */
  public static final Duration LOOK = Duration.ofSeconds(2);

  /** An earlier draft of the gethuman standard: offered again about every few minutes. */
  public static final LinePolicy DEFAULT =
      new LinePolicy(Duration.ofSeconds(45), Duration.ofMinutes(1), Duration.ofMinutes(3));

  public LinePolicy {
    if (tellEvery.isNegative() || offerFirst.isNegative() || !offerEvery.isPositive()) {
      throw new IllegalArgumentException(
          "expected times from 0 s on, found " + tellEvery + ", " + offerFirst + ", " + offerEvery);
    }
  }
}
