package dev.hatchline.telephony.media;

/**
 * When the next tick is due: always a whole number of steps after the first, however late the ticks
 * before it came, so that sound never drifts. All times are nanoseconds of one monotonic clock.
 */
final class Cadence {
  private final long stepNanos;
  private final long catchUpMaxNanos;
  private long dueAt;

  /**
   * A cadence that has to be started.
   *
   * @param catchUpMaxNanos ticks later than this are left out, not made up for: a long stop would
   *     otherwise come out as a burst
   */
  Cadence(long stepNanos, long catchUpMaxNanos) {
    this.stepNanos = stepNanos;
    this.catchUpMaxNanos = catchUpMaxNanos;
  }

  /** The first tick is due now. */
  void start(long now) {
    dueAt = now;
  }

  /** How long until the next tick; 0 or less when it is due. */
  long waitNanos(long now) {
    return dueAt - now;
  }

  /**
   * Takes the tick that is due, and sets the next one.
   *
   * @return how many ticks were left out before it
   */
  int take(long now) {
    long late = now - dueAt;
    long left = late > catchUpMaxNanos ? late / stepNanos : 0;
    dueAt += (left + 1) * stepNanos;
    return (int) Math.min(left, Integer.MAX_VALUE);
  }
}
