package dev.hatchline.routing.cases;

import java.time.Duration;

/**
 * How long a customer waits for an agent who knows the case before anybody else is rung.
 *
 * @param owner for the one to whom it was given by hand
 * @param last for the one who talked to them last
 * @param goesOn for the same, when the customer only goes on where they were
 * @param recent who talked longer ago than this knows no more than others
 */
public record Patience(Duration owner, Duration last, Duration goesOn, Duration recent) {
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofDays(30));

  /** Nobody is waited for. */
  public static final Patience NONE =
      new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
