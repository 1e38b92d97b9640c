package dev.hatchline.metrics.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a time is spread: percentiles by nearest rank, so that each is a time that really came. */
public final class Spread {
  private final List<Duration> sorted;

  private Spread(List<Duration> sorted) {
    this.sorted = sorted;
  }

  public static Spread of(List<Duration> times) {
    return new Spread(times.stream().sorted().toList());
  }

  public int count() {
    return sorted.size();
  }

  public Duration sum() {
    return sorted.stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** Empty when there are none: no time is not a time of zero. */
  public Optional<Duration> mean() {
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(sum().dividedBy(sorted.size()));
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
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    int rank = Math.ceilDiv(percent * sorted.size(), 100);
    return Optional.of(sorted.get(rank - 1));
  }

  public Optional<Duration> longest() {
    return percentile(100);
  }
}
