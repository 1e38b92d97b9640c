package dev.hatchline.metrics.score;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How something beside a figure of calls is summed up.
 *
 * @param mean whether it is the mean, and no sum
 * @param of what a call has of it
 */
record Aside(String id, String says, Beside.Unit unit, boolean mean, Function<Conduct, Sum> of) {
  /** So much of so many. */
  record Sum(long total, long cases) {
    static final Sum NONE = new Sum(0, 0);

    Sum plus(Sum other) {
      return new Sum(Math.addExact(total, other.total), cases + other.cases);
    }

    /** Half of one goes up. */
    private long mean() {
      return Math.floorDiv(2 * total + cases, 2 * cases);
    }
  }

  /** How many there are. */
  static Aside count(String id, String says, ToLongFunction<Conduct> of) {
    return new Aside(
        id, says, Beside.Unit.COUNT, false, conduct -> new Sum(of.applyAsLong(conduct), 1));
  }

  /** The mean of these times. */
  static Aside mean(String id, String says, Function<Conduct, List<Duration>> of) {
    return new Aside(
        id,
        says,
        Beside.Unit.MILLISECONDS,
        true,
        conduct -> {
          List<Duration> times = of.apply(conduct);
          return new Sum(times.stream().mapToLong(Duration::toMillis).sum(), times.size());
        });
  }

  /** Empty if it is the mean of nothing. */
  Optional<Beside> beside(Sum sum) {
    return mean && sum.cases() == 0
        ? Optional.empty()
        : Optional.of(new Beside(id, says, unit, mean ? sum.mean() : sum.total()));
  }
}
