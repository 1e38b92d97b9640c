package dev.hatchline.bench.replay;

import java.time.Duration;

/**
 * What the log cannot tell, because the bank did not do it.
 *
 * @param offerAbove who is told a likely wait longer than this is offered a callback
 * @param takes of those, the share that takes it; 0 to 1
 * @param unreached of all ringings of customers, the share that nobody answers, half of them busy;
 *     0 to 1
 * @param sameAgent for how long a caller who comes again waits for the agent of the last call alone
 * @param seed of everything that is drawn
 */
record Settings(
    Duration offerAbove, double takes, double unreached, Duration sameAgent, long seed) {
  static final Settings DEFAULT =
      new Settings(Duration.ofMinutes(1), 0.5, 0.2, Duration.ofMinutes(2), 1999);

  Settings {
    if (offerAbove.isNegative() || sameAgent.isNegative()) {
      throw new IllegalArgumentException(
          "expected times of zero or more, found %s and %s".formatted(offerAbove, sameAgent));
    }
    if (!share(takes) || !share(unreached)) {
      throw new IllegalArgumentException(
          "expected shares from 0 to 1, found %s and %s".formatted(takes, unreached));
    }
  }

  private static boolean share(double value) {
    return value >= 0 && value <= 1;
  }
}
