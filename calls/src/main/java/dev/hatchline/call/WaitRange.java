package dev.hatchline.call;

import java.time.Duration;

/**
 * How long a caller will probably wait for a person. {@link #SHARE} of all waits should lie between
 * the ends.
 *
 * @param least zero or longer
 * @param likely the mean
 * @param most not shorter than {@code least}
 */
public record WaitRange(Duration least, Duration likely, Duration most) {
  /** So many of those who are told a range should meet a person within it. */
  public static final double SHARE = 0.8;

  private static final Duration BY_MINUTE_MAX = Duration.ofMinutes(10);

  /** Nobody has to wait. */
  public static final WaitRange NONE = exactly(Duration.ZERO);

  public WaitRange {
    if (least.isNegative() || likely.isNegative() || least.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "expected a range from 0 s on, found " + least + " to " + most + ", likely " + likely);
    }
  }

  /** Known to the second. */
  public static WaitRange exactly(Duration wait) {
    return new WaitRange(wait, wait, wait);
  }

  /**
   * As it is spoken and judged: in whole minutes, longer waits in steps of five, which makes the
   * range no narrower.
   */
  public WaitRange inMinutes() {
    long step = most.compareTo(BY_MINUTE_MAX) <= 0 ? 60 : 300;
    return new WaitRange(
        Duration.ofSeconds(least.toSeconds() / step * step),
        likely,
        Duration.ofSeconds((most.plusMillis(999).toSeconds() + step - 1) / step * step));
  }

  /** Whether a person came within the range. */
  public WaitVerdict judge(Duration actual) {
    if (actual.compareTo(least) < 0) {
      return WaitVerdict.SHORTER;
    }
    return actual.compareTo(most) > 0 ? WaitVerdict.LONGER : WaitVerdict.INSIDE;
  }
}
