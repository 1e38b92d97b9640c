package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.agent.AgentLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may be rung for the callers of one queue: some at once, more and more of them the longer a
 * caller has waited.
 *
 * @param circles in the order of their times; the first is there at once, and each later one holds
 *     all agents of those before it
 * @param limits for how long its callers hold an agent in a state; absent for those of {@link
 *     RoutingPolicy#limits}
 */
public record QueuePolicy(List<Circle> circles, @Nullable AgentLimits limits) {
  /** More than that nobody can keep in mind. */
  public static final int CIRCLES_MAX = 8;

  /**
   * Who may be rung.
   *
   * @param after once the caller has waited so long for a person
   * @param agents each with the number of the first circle that has them, from 0 on: those of a
   *     nearer circle are rung before the others
   */
  public record Circle(Duration after, Map<AgentId, Integer> agents) {
    public Circle {
      agents = Map.copyOf(agents);
    }
  }

  /**
   * More agents after a time.
   *
   * @param after since the caller asked for a person
   * @param agents who are added; those who may be rung already count once
   */
  public record Widening(Duration after, Set<AgentId> agents) {}

  public QueuePolicy {
    circles = List.copyOf(circles);
    if (circles.isEmpty() || circles.size() > CIRCLES_MAX) {
      throw new IllegalArgumentException(
          "expected 1 to " + CIRCLES_MAX + " circles, found " + circles.size());
    }
  }

  /** The same agents at any time. */
  public static QueuePolicy of(Set<AgentId> agents) {
    return of(agents, List.of());
  }

  /**
   * At first these agents, and more after each widening.
   *
   * @throws IllegalArgumentException if the times do not rise from above zero
   */
  public static QueuePolicy of(Set<AgentId> first, List<Widening> more) {
    Map<AgentId, Integer> agents = new LinkedHashMap<>();
    first.forEach(agent -> agents.put(agent, 0));
    List<Circle> circles = new ArrayList<>(List.of(new Circle(Duration.ZERO, agents)));
    for (Widening widening : more) {
      if (widening.after().compareTo(circles.getLast().after()) <= 0) {
        throw new IllegalArgumentException(
            "expected a widening later than " + circles.getLast().after() + ", found " + widening);
      }
      int number = circles.size();
      widening.agents().forEach(agent -> agents.putIfAbsent(agent, number));
      circles.add(new Circle(widening.after(), agents));
    }
    return new QueuePolicy(circles, null);
  }

  /** The same agents, who are held in a state for so long. */
  public QueuePolicy with(AgentLimits own) {
    return new QueuePolicy(circles, own);
  }

  /** Who may ever be rung. */
  public Set<AgentId> agents() {
    return new LinkedHashSet<>(circles.getLast().agents().keySet());
  }

  /** The number of the widest circle that is open to a caller who has waited so long. */
  int circle(Duration waited) {
    int number = 0;
    while (number + 1 < circles.size() && circles.get(number + 1).after().compareTo(waited) <= 0) {
      number++;
    }
    return number;
  }
}
