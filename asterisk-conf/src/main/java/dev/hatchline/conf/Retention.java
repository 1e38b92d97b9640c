package dev.hatchline.conf;

import java.time.Duration;
import java.util.Optional;

/**
 * How long what happened is kept; absent is for ever.
 *
 * @param calls calls that have ended, one row each
 * @param events what happened to each call, in the database and in the files of the days
 * @param messages recordings and their rows
 * @param waits the waits that callers were told
 * @param callbacks promises that are no longer open, and their attempts
 * @param cases cases that are no longer open, since the customer last came
 * @param incidents what a person should look into
 */
public record Retention(
    Optional<Duration> calls,
    Optional<Duration> events,
    Optional<Duration> messages,
    Optional<Duration> waits,
    Optional<Duration> callbacks,
    Optional<Duration> cases,
    Optional<Duration> incidents) {
  static final Retention FOR_EVER =
      new Retention(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  static final Duration MIN = Duration.ofDays(1);

  /** The score of the waits is of the last 7 days. */
  static final Duration WAITS_MIN = Duration.ofDays(7);

  /** The share of customers who met nobody is of 30 days (16 CFR 310.4(b)(4)). */
  static final Duration CALLBACKS_MIN = Duration.ofDays(31);

  static final Duration MAX = Duration.ofDays(20 * 365);
}
