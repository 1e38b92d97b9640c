package dev.hatchline.routing.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a customer who was not reached is dialled again.
 *
 * @param again the pause after each attempt; after the attempt that follows the last pause it is
 *     given up
 * @param hours a time that is not permitted is put off to the next that is
 */
public record RetryPolicy(List<Duration> again, PermittedHours hours) {
  /** More would be a nuisance. */
  public static final int PAUSES_MAX = 10;

  /** After 1, 5 and 15 minutes, at any hour. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15)),
          PermittedHours.always());

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are too many pauses, or one is not above zero
   */
  public RetryPolicy {
    again = List.copyOf(again);
    if (again.size() > PAUSES_MAX || again.stream().anyMatch(pause -> !pause.isPositive())) {
      throw new IllegalArgumentException(
          "expected up to %d pauses above zero, found %s".formatted(PAUSES_MAX, again));
    }
  }

  /** The first moment from then on at which a customer may be dialled. */
  public Instant permitted(Instant from) {
    Instant next = hours.next(from);
    return next.isBefore(from) ? from : next;
  }

  /**
   * When it is due again.
   *
   * @param attempts made so far, at least one
   * @return empty when it is to be given up
   */
  public Optional<Instant> again(int attempts, Instant now) {
    return attempts > again.size()
        ? Optional.empty()
        : Optional.of(permitted(now.plus(again.get(Math.max(1, attempts) - 1))));
  }
}
