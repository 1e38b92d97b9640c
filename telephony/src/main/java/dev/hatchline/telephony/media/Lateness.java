package dev.hatchline.telephony.media;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How late ticks were in the last one to two minutes. One thread writes, without a lock; any thread
 * reads, and may see a tick more or less.
 */
final class Lateness {
  /** Resolution; the answer is at most this much too high. */
  private static final long BUCKET_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** Everything from 100 ms on is counted as 100 ms. */
  private static final int BUCKETS = 1_000;

  private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

  private volatile AtomicLongArray current = new AtomicLongArray(BUCKETS + 1);
  private volatile AtomicLongArray before = new AtomicLongArray(BUCKETS + 1);
  private long windowStart;

  /** Counts a tick. */
  void add(long lateNanos, long now) {
    if (now - windowStart > WINDOW_NANOS) {
      before = current;
      current = new AtomicLongArray(BUCKETS + 1);
      windowStart = now;
    }
    int bucket = Math.clamp(lateNanos / BUCKET_NANOS, 0, BUCKETS);
    AtomicLongArray counts = current;
    counts.setRelease(bucket, counts.getPlain(bucket) + 1);
  }

  /**
   * The lateness that this share of the ticks does not exceed.
   *
   * @param share above 0, at most 1
   */
  Duration quantile(double share) {
    AtomicLongArray one = current;
    AtomicLongArray other = before;
    long all = 0;
    for (int i = 0; i <= BUCKETS; i++) {
      all += one.get(i) + other.get(i);
    }
    long seen = 0;
    for (int i = 0; i <= BUCKETS && all > 0; i++) {
      seen += one.get(i) + other.get(i);
      if (seen >= share * all) {
        return Duration.ofNanos((i + 1) * BUCKET_NANOS);
      }
    }
    return Duration.ZERO;
  }
}
