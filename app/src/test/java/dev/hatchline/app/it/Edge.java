package dev.hatchline.app.it;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * When something happened, as far as those know who did it and saw it done: no sooner than {@code
 * from} and no later than {@code to}, in nanoseconds of this process.
 */
record Edge(long from, long to) {
  /** What is done, until it is seen to have been done. */
  static Edge of(Runnable done, Runnable seen) {
    long before = System.nanoTime();
    done.run();
    seen.run();
    return new Edge(before, System.nanoTime());
  }

  /** The time from here to a later one. */
  Span until(Edge later) {
    return new Span(Math.max(0, later.from - to), later.to - from);
  }

  /**
   * How long something took: the least and the most that it can have been, in nanoseconds.
   *
   * @param least zero or more
   */
  record Span(long least, long most) {
    /** Files have thousandths of a second, and two clocks of one machine differ by less. */
    private static final double ROUNDING_S = 0.005;

    private static final double NANOS = 1e9;

    static Span atLeast(Duration least, Span most) {
      return new Span(least.toNanos(), Math.max(least.toNanos(), most.most));
    }

    static Span sum(List<Span> all) {
      return new Span(
          all.stream().mapToLong(Span::least).sum(), all.stream().mapToLong(Span::most).sum());
    }

    /** All of these together, once for each of so many. */
    static Span mean(List<Span> all, int count) {
      Span sum = sum(all);
      return new Span(sum.least / count, sum.most / count);
    }

    /** The one at this place, from 1 on, of all by their length. */
    static Span ranked(List<Span> all, int rank) {
      return new Span(ranked(all, rank, Span::least), ranked(all, rank, Span::most));
    }

    private static long ranked(List<Span> all, int rank, Function<Span, Long> of) {
      long[] sorted = all.stream().mapToLong(of::apply).sorted().toArray();
      return sorted[rank - 1];
    }

    static Span longest(List<Span> all) {
      return ranked(all, all.size());
    }

    Span plus(Span... others) {
      Span sum = sum(Arrays.asList(others));
      return new Span(least + sum.least, most + sum.most);
    }

    boolean isWithin(Duration limit) {
      return most <= limit.toNanos();
    }

    boolean isOver(Duration limit) {
      return least > limit.toNanos();
    }

    /** Of a time that is said in seconds, whether it can be this one. */
    boolean allows(double seconds) {
      return seconds >= least / NANOS - ROUNDING_S && seconds <= most / NANOS + ROUNDING_S;
    }

    /** The same of what part of {@code whole} it is. */
    boolean allowsShare(double share, Span whole) {
      return share >= (double) least / whole.most - ROUNDING_S
          && share <= (double) most / whole.least + ROUNDING_S;
    }

    @Override
    public String toString() {
      return "%.3f s to %.3f s".formatted(least / NANOS, most / NANOS);
    }
  }
}
