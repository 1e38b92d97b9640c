package dev.hatchline.routing.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we owe, and how we have kept our promises.
 *
 * @param closed how many promises came to what, from the first on; nothing about open ones
 * @param open what is owed now
 */
public record Ledger(Map<Outcome, Long> closed, List<Callback> open) {
  /** So long before its deadline a promise is said to be about to break. */
  public static final Duration WARN_BEFORE = Duration.ofMinutes(1);

  public Ledger {
    closed = Map.copyOf(closed);
    open = List.copyOf(open);
  }

  public long count(Outcome outcome) {
    return outcome == Outcome.OPEN ? open.size() : closed.getOrDefault(outcome, 0L);
  }

  /** Open promises whose deadline is near or over, nearest to the oldest deadline first. */
  public List<Callback> aboutToBreak(Instant now) {
    return open.stream()
        .filter(callback -> !warnAt(callback.promise()).isAfter(now))
        .sorted((one, other) -> one.promise().deadline().compareTo(other.promise().deadline()))
        .toList();
  }

  /** How many of the open ones are for a time that has not come. */
  public int ahead(Instant now) {
    return (int) open.stream().filter(callback -> callback.ahead(now)).count();
  }

  /**
   * From the promise to the conversation, or from the time that the customer named; empty unless
   * there was one.
   */
  public static Optional<Duration> promiseToConnect(Callback callback) {
    Appointment named = callback.request().appointment();
    Instant from = named == null ? callback.promise().at() : named.at();
    return callback.state() instanceof CallbackState.Connected(_, _, Instant at)
        ? Optional.of(Duration.between(from, at.isBefore(from) ? from : at))
        : Optional.empty();
  }

  /** Of a short promise the second half is near its end. */
  static Instant warnAt(Promise promise) {
    Duration half = Duration.between(promise.at(), promise.deadline()).dividedBy(2);
    return promise.deadline().minus(half.compareTo(WARN_BEFORE) < 0 ? half : WARN_BEFORE);
  }
}
