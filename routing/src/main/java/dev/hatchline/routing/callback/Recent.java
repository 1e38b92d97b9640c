package dev.hatchline.routing.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When something happened within the last hour and the last day, oldest first. To count takes no
 * longer, however often it happened.
 */
final class Recent {
  private final Times hour = new Times(Duration.ofHours(1));
  private final Times day = new Times(Duration.ofDays(1));

  void add(Instant at) {
    hour.times.addLast(at);
    day.times.addLast(at);
  }

  /** As if it had never happened at that time. */
  void remove(Instant at) {
    hour.times.removeFirstOccurrence(at);
    day.times.removeFirstOccurrence(at);
  }

  boolean isEmpty() {
    return day.times.isEmpty();
  }

  /** How long until there were fewer than so many within the last hour; empty if there are. */
  Optional<Duration> hourFull(int max, Instant now) {
    return hour.full(max, now);
  }

  /** The same of the last day. */
  Optional<Duration> dayFull(int max, Instant now) {
    return day.full(max, now);
  }

  private static final class Times {
    private final Deque<Instant> times = new ArrayDeque<>();
    private final Duration within;

    private Times(Duration within) {
      this.within = within;
    }

    private Optional<Duration> full(int max, Instant now) {
      Instant from = now.minus(within);
      while (!times.isEmpty() && !times.getFirst().isAfter(from)) {
        times.removeFirst();
      }
      // As soon as so many are out of sight that one more fits.
      return times.size() < max
          ? Optional.empty()
          : times.stream()
              .skip(times.size() - max)
              .findFirst()
              .map(leaves -> Duration.between(from, leaves));
    }
  }
}
