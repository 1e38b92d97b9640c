package dev.hatchline.routing.agent;

import java.time.Duration;

/**
 * How long an agent may stay in a state that nobody may end otherwise.
 *
 * @param reserveMax longest reservation; longer than a phone is ever rung
 * @param wrapUp time after a call in which no other comes; zero for none
 * @param skip for how long an agent who was busy or declined gets no call
 */
public record AgentLimits(Duration reserveMax, Duration wrapUp, Duration skip) {
  /**
   * For how long a phone that did not answer to its ringing counts as signed out although it is
   * still registered. Asterisk's own check of a dead phone takes half of that; if it has not
   * reported the phone by then, the phone is back.
   */
  public static final Duration UNREACHABLE_MAX = Duration.ofSeconds(60);

  public AgentLimits {
    if (!reserveMax.isPositive()) {
      throw new IllegalArgumentException(
          "expected a longest reservation above zero, found " + reserveMax);
    }
    if (wrapUp.isNegative() || skip.isNegative()) {
      throw new IllegalArgumentException(
          "expected wrap-up and skip of zero or more, found " + wrapUp + " and " + skip);
    }
  }
}
