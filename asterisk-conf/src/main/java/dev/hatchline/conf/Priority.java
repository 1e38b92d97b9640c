package dev.hatchline.conf;

import java.time.Duration;
import java.util.Map;

/**
 * Who goes before others in line: they stand as if they had rung earlier.
 *
 * @param max a higher credit counts as this one, so that nobody is overtaken by somebody who rang
 *     later by more than that
 * @param callers the credit of each of these numbers (E.164)
 */
public record Priority(Duration max, Map<String, Duration> callers) {
  static final Priority NONE = new Priority(Duration.ofMinutes(10), Map.of());

  /** More callers belong into a system of the company's own. */
  static final int CALLERS_MAX = 10_000;

  public Priority {
    callers = Map.copyOf(callers);
  }

  /** The credit of a caller on a line; each counts, and both together up to {@link #max}. */
  public Duration credit(OperatorConfig.Line line, String number) {
    Duration both = line.credit().plus(callers.getOrDefault(number, Duration.ZERO));
    return both.compareTo(max) > 0 ? max : both;
  }
}
