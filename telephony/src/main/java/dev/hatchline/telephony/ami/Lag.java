package dev.hatchline.telephony.ami;

import java.time.Duration;
import java.util.Arrays;

/** The last {@value #KEPT} lags. Thread-safe. */
final class Lag {
  static final int KEPT = 128;

  private final long[] nanos = new long[KEPT];
  private int count;

  synchronized void add(Duration lag) {
    nanos[count++ % KEPT] = Math.max(0, lag.toNanos());
  }

  synchronized Duration last() {
    return count == 0 ? Duration.ZERO : Duration.ofNanos(nanos[(count - 1) % KEPT]);
  }

  /** The smallest kept lag that at least 99 of 100 kept lags do not exceed. */
  synchronized Duration p99() {
    if (count == 0) {
      return Duration.ZERO;
    }
    long[] sorted = Arrays.copyOf(nanos, Math.min(count, KEPT));
    Arrays.sort(sorted);
    return Duration.ofNanos(sorted[(int) Math.ceil(0.99 * sorted.length) - 1]);
  }
}
