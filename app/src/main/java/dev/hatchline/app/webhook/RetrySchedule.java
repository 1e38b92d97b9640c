package dev.hatchline.app.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a webhook that failed is tried again, and for how long. Pure. */
final class RetrySchedule {
  /** After the first failure in a row, the second, and so on. */
  private static final List<Duration> FIRST =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofHours(1));

  /** After each further one. */
  static final Duration LONGEST = Duration.ofHours(6);

  /** What was queued so long ago is not tried again. */
  static final Duration GIVE_UP = Duration.ofDays(3);

  private RetrySchedule() {}

  /**
   * The pause after an attempt that failed.
   *
   * @param inRow how many have failed since the last one that did not, this one included: from 1
   */
  static Duration pause(int inRow) {
    if (inRow < 1) {
      throw new IllegalArgumentException("expected a failure at least, found " + inRow);
    }
    return inRow <= FIRST.size() ? FIRST.get(inRow - 1) : LONGEST;
  }

  /** What was queued then or earlier is given up when it fails now. */
  static Instant deadBefore(Instant now) {
    return now.minus(GIVE_UP);
  }
}
