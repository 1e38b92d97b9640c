package dev.hatchline.metrics.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** How a time is spread: percentiles by nearest rank, so that each is a time that really came. */
public final class Spread {
  private final long[] sorted;

  private Spread(long[] sorted) {
    this.sorted = sorted;
  }

  public static Spread of(Collection<Duration> times) {
    Tally tally = new Tally();
    times.forEach(tally::add);
    return tally.spread();
  }

  /** Takes times one after the other; of each it keeps eight bytes. Nanoseconds, of 292 years. */
  public static final class Tally {
    private static final int FIRST_ROOM = 16;

    private long[] times = new long[FIRST_ROOM];
    private int count;

    public void add(Duration time) {
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      times[count] = time.toNanos();
      count++;
    }

    /** Of what was added so far. */
    public Spread spread() {
      long[] sorted = Arrays.copyOf(times, count);
      Arrays.sort(sorted);
      return new Spread(sorted);
    }
  }

  public int count() {
    return sorted.length;
  }

  public Duration sum() {
    Duration sum = Duration.ZERO;
    for (long time : sorted) {
      sum = sum.plusNanos(time);
    }
    return sum;
  }

  /** Empty when there are none: no time is not a time of zero. */
  public Optional<Duration> mean() {
    if (sorted.length == 0) {
      return Optional.empty();
    }
    return Optional.of(sum().dividedBy(sorted.length));
  }

  /**
   * The least time that so many percent do not exceed.
   *
   * @param percent above 0, up to 100
   */
  public Optional<Duration> percentile(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("a percentile is 1 to 100, not " + percent);
    }
    if (sorted.length == 0) {
      return Optional.empty();
    }
    int rank = Math.toIntExact(Math.ceilDiv((long) percent * sorted.length, 100L));
    return Optional.of(Duration.ofNanos(sorted[rank - 1]));
  }

  public Optional<Duration> longest() {
    return percentile(100);
  }
}
