package dev.hatchline.routing.callback;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * How callbacks are made.
 *
 * @param agentFirst whether the agent of this queue answers before the customer is dialled
 * @param ring for how long a customer's phone rings, {@link #RING_MIN} to {@link #RING_MAX}
 * @param slots which times customers may name
 */
public record CallbackPolicy(
    RetryPolicy retry,
    AskLimits.Bounds bounds,
    Predicate<String> agentFirst,
    Duration ring,
    SlotRules slots) {
  /** By the US Telemarketing Sales Rule, 16 CFR 310.4(b)(4). */
  public static final Duration RING_MIN = Duration.ofSeconds(15);

  public static final Duration RING_MAX = Duration.ofMinutes(2);

  /** Customer first, 30 s. */
  public static final CallbackPolicy DEFAULT =
      new CallbackPolicy(
          RetryPolicy.DEFAULT, AskLimits.Bounds.DEFAULT, _ -> false, Duration.ofSeconds(30));

  public CallbackPolicy {
    if (ring.compareTo(RING_MIN) < 0 || ring.compareTo(RING_MAX) > 0) {
      throw new IllegalArgumentException(
          "expected a ring of %s to %s, found %s".formatted(RING_MIN, RING_MAX, ring));
    }
  }

  /** Without times to be named. */
  public CallbackPolicy(
      RetryPolicy retry, AskLimits.Bounds bounds, Predicate<String> agentFirst, Duration ring) {
    this(retry, bounds, agentFirst, ring, SlotRules.OFF);
  }
}
