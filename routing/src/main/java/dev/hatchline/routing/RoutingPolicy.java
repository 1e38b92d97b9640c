package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.agent.AgentLimits;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who serves which queue, and for how long an agent is held in a state.
 *
 * @param queues the agents of each queue; an agent may serve several
 * @param reserveMax longest reservation; longer than a phone is ever rung
 * @param wrapUp time after a call in which no other comes; zero for none
 * @param skip for how long an agent who was busy or declined gets no call
 */
public record RoutingPolicy(
    Map<String, Set<AgentId>> queues, Duration reserveMax, Duration wrapUp, Duration skip) {

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if a duration is out of range
   */
  public RoutingPolicy {
    Map<String, Set<AgentId>> copy = new LinkedHashMap<>();
    queues.forEach((queue, agents) -> copy.put(queue, Set.copyOf(agents)));
    queues = Collections.unmodifiableMap(copy);
    var _ = new AgentLimits(reserveMax, wrapUp, skip);
  }

  AgentLimits limits() {
    return new AgentLimits(reserveMax, wrapUp, skip);
  }

  Set<AgentId> agentsOf(String queue) {
    return queues.getOrDefault(queue, Set.of());
  }

  Set<AgentId> agents() {
    Set<AgentId> all = new LinkedHashSet<>();
    queues.values().forEach(all::addAll);
    return all;
  }
}
