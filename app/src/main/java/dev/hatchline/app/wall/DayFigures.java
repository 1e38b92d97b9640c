package dev.hatchline.app.wall;

import dev.hatchline.metrics.measure.QueueFigures;
import dev.hatchline.metrics.measure.Spread;
import java.util.List;
import java.util.Map;

/**
 * A day so far. Its {@code offers} were measured each by the T of its queue.
 *
 * @param toHuman from each first wish for a person to hearing one
 * @param queues by name, those in which somebody has been
 */
public record DayFigures(
    QueueFigures offers, Spread toHuman, List<Hour> hours, Map<String, QueueFigures> queues) {

  public DayFigures {
    hours = List.copyOf(hours);
    queues = Map.copyOf(queues);
  }

  /**
   * An hour of it.
   *
   * @param name its beginning
   */
  public record Hour(String name, QueueFigures offers, Spread toHuman) {}
}
