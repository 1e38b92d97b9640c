package dev.hatchline.routing.queue;

import java.time.Duration;

/**
 * How long callers will wait, from the traffic of the moment: the agents at work finish calls at
 * the rate at which they lately did, and each finished call serves the next in line (Erlang's
 * M/M/s: when all s servers are busy, one is free every AHT ÷ s on average).
 *
 * @param handling average handling time: talk and wrap-up, as seen lately
 */
public record WaitEstimate(Duration handling) {
  /** Believed until calls have shown otherwise. */
  private static final Duration AT_FIRST = Duration.ofMinutes(3);

  /** The weight of the latest call: about the last ten calls count. */
  private static final double LATEST = 0.2;

  public WaitEstimate {
    if (handling.isNegative()) {
      throw new IllegalArgumentException("expected a handling time, found " + handling);
    }
  }

  /** What is known before any call. */
  public static WaitEstimate unseen() {
    return new WaitEstimate(AT_FIRST);
  }

  /** One more call took this long. */
  public WaitEstimate seen(Duration took) {
    double millis = (1 - LATEST) * handling.toMillis() + LATEST * took.toMillis();
    return new WaitEstimate(Duration.ofMillis(Math.round(millis)));
  }

  /**
   * The wait of a caller.
   *
   * @param position from 1 on
   * @param idle agents who could be rung now
   * @param atWork agents signed in and not paused, the idle among them; at least one
   */
  public Duration of(int position, int idle, int atWork) {
    if (position < 1 || atWork < 1) {
      throw new IllegalArgumentException(
          "expected a position and agents from 1 on, found " + position + ", " + atWork);
    }
    int turns = Math.max(0, position - idle);
    return handling.multipliedBy(turns).dividedBy(atWork);
  }
}
