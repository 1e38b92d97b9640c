package dev.hatchline.routing.cases;

import java.time.Duration;

/**
 * How cases are kept.
 *
 * @param comeBack so long after it was solved a customer opens a case again by coming back
 * @param goOn who comes again so soon is offered to go on where they were
 * @param recogniseMax so long a call waits to hear whose it is
 */
public record CasePolicy(
    Duration comeBack, Duration goOn, Duration recogniseMax, CreditPolicy credit) {
  /** Seven days, ten minutes, half a second, and no money. */
  public static final CasePolicy DEFAULT =
      new CasePolicy(
          Duration.ofDays(7), Duration.ofMinutes(10), Duration.ofMillis(500), CreditPolicy.none());

  public CasePolicy {
    if (comeBack.isNegative() || goOn.isNegative() || !recogniseMax.isPositive()) {
      throw new IllegalArgumentException(
          "expected times of zero or more and some time to recognise, found %s, %s, %s"
              .formatted(comeBack, goOn, recogniseMax));
    }
  }
}
