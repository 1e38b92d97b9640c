package dev.hatchline.routing.store;

import java.time.Duration;
import java.time.Instant;

/**
 * How well callers were told their waits (gethuman standard, an accurate estimate).
 *
 * @param since waits told before do not count
 * @param told how many were told
 * @param inside of those, how many met a person within the range told
 * @param shorter met one sooner
 * @param longer met one later, or gave up when the range was over
 * @param bias of those who met a person, the mean of actual less likely wait: above zero when
 *     callers wait longer than told
 * @param error of the same, the mean distance between both
 */
public record EstimateScore(
    Instant since,
    long told,
    long inside,
    long shorter,
    long longer,
    Duration bias,
    Duration error) {
  /** Waits of which nobody knows: the caller left before the range was over, or still waits. */
  public long unknown() {
    return told - inside - shorter - longer;
  }
}
