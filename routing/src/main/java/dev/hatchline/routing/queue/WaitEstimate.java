package dev.hatchline.routing.queue;

import dev.hatchline.call.WaitRange;
import java.time.Duration;

/**
 * How long the callers of a queue will wait, from what was seen lately. The agents at work finish
 * calls at the rate at which they lately did, and callers ahead hang up at the rate at which they
 * lately did; each of both brings the others one place further (Palm's M/M/s+M, also called Erlang
 * A). The time until the last of n places is passed is then a sum of n exponential times, which is
 * told as the Gamma distribution of the same mean and variance. That the handling time is known
 * from few calls only is part of the variance.
 *
 * @param handling average handling time: talk and wrap-up
 * @param calls how many have made it what it is
 * @param left of those who lately left the line, how many did so without a person
 * @param waited how long all of those were in line together
 */
public record WaitEstimate(Duration handling, int calls, double left, Duration waited) {
  /** Believed until calls have shown otherwise. */
  private static final Duration AT_FIRST = Duration.ofMinutes(3);

  /** The latest call weighs at least so much: about the last twenty count. */
  private static final double LATEST = 0.1;

  /** As many calls with one weight each say as much as all with the weights above: 2 ÷ 0.1 − 1. */
  private static final int CALLS_COUNTED = 19;

  /** What somebody who leaves the line now still weighs when the next one does. */
  private static final double FADING = 0.98;

  /** As if nobody had left in so much waiting; outweighed by a few callers who did wait. */
  private static final Duration PATIENT_AT_FIRST = Duration.ofMinutes(10);

  /** Standard deviations from the mean, normal distribution: 10 % of it is beyond, on each side. */
  private static final double TAIL = 1.281552;

  public WaitEstimate {
    if (!handling.isPositive() || calls < 0 || left < 0 || waited.isNegative()) {
      throw new IllegalArgumentException(
          "expected times and numbers from 0 on, found %s, %d, %f, %s"
              .formatted(handling, calls, left, waited));
    }
  }

  /** What is known before any call. */
  public static WaitEstimate unseen() {
    return new WaitEstimate(AT_FIRST, 0, 0, Duration.ZERO);
  }

  /** One more call took an agent this long. */
  public WaitEstimate seen(Duration took) {
    // What is believed at first counts as one call.
    double weight = Math.max(LATEST, 1.0 / (calls + 2));
    double millis = (1 - weight) * handling.toMillis() + weight * Math.max(1, took.toMillis());
    return new WaitEstimate(
        Duration.ofMillis(Math.max(1, Math.round(millis))),
        Math.min(calls + 1, CALLS_COUNTED),
        left,
        waited);
  }

  /**
   * One more caller left the line.
   *
   * @param served a person was there
   */
  public WaitEstimate gone(boolean served, Duration after) {
    return new WaitEstimate(
        handling,
        calls,
        FADING * left + (served ? 0 : 1),
        Duration.ofMillis(Math.round(FADING * waited.toMillis() + Math.max(0, after.toMillis()))));
  }

  /**
   * The wait of a caller.
   *
   * @param ahead callers who are served before; a part of one where agents serve others too
   * @param idle agents who could be rung now
   * @param atWork agents signed in and not paused, the idle among them; at least one
   */
  public WaitRange of(double ahead, int idle, int atWork) {
    if (ahead < 0 || atWork < 1) {
      throw new IllegalArgumentException(
          "expected callers ahead from 0 and agents from 1 on, found " + ahead + ", " + atWork);
    }
    double places = ahead + 1 - idle;
    return places <= 0 ? WaitRange.NONE : range(places, atWork);
  }

  private WaitRange range(double places, int atWork) {
    double finished = atWork / seconds(handling);
    double leaving = left / seconds(waited.plus(PATIENT_AT_FIRST));
    double fastest = finished + places * leaving;
    // Sums over the places, as integrals.
    double mean = leaving > 0 ? Math.log(fastest / finished) / leaving : places / finished;
    double variance = places / (finished * fastest);
    double unsure = mean * mean / (Math.min(calls, CALLS_COUNTED) + 1);
    return gamma(mean, variance + unsure);
  }

  /** Its quantiles by Wilson and Hilferty (1931): the cube root is nearly normal. */
  private static WaitRange gamma(double mean, double variance) {
    double ninth = variance / (9 * mean * mean);
    double least = Math.max(0, 1 - ninth - TAIL * Math.sqrt(ninth));
    double most = Math.max(least, 1 - ninth + TAIL * Math.sqrt(ninth));
    return new WaitRange(
        duration(mean * Math.pow(least, 3)), duration(mean), duration(mean * Math.pow(most, 3)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }
}
