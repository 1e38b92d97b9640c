package dev.hatchline.metrics;

import dev.hatchline.metrics.measure.ServiceLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The lines of the house, as far as meters have to know them.
 *
 * @param all the numbers that may be dialled
 * @param targets T of the service levels, by queue; {@link ServiceLevel#TARGET} where none is said
 */
public record Lines(List<Line> all, Map<String, Duration> targets) {
  /** Nothing is known before the first call. */
  public static final Lines NONE = new Lines(List.of(), Map.of());

  public Lines {
    all = List.copyOf(all);
    targets = Map.copyOf(targets);
  }

  /**
   * One of them.
   *
   * @param number as dialled
   * @param flow what its callers hear
   * @param queue whose people they want
   */
  public record Line(String number, String flow, String queue) {}

  /** The flow of that line, {@link MeterNames#UNKNOWN} if there is no such line. */
  public String flow(String number) {
    return all.stream()
        .filter(line -> line.number().equals(number))
        .map(Line::flow)
        .findFirst()
        .orElse(MeterNames.UNKNOWN);
  }

  Duration target(String queue) {
    return targets.getOrDefault(queue, ServiceLevel.TARGET);
  }
}
