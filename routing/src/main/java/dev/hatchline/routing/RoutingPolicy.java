package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who serves which queue, and for how long an agent is held in a state.
 *
 * @param queues who is rung for the callers of each queue; an agent may serve several
 * @param limits for the callers of a queue that has none of its own, and where the queue is not
 *     known; no agent is reserved for longer, whatever the queue
 * @param creditMax nobody is overtaken by a caller who rang later by more than that; a higher
 *     credit counts as this one
 * @param skills what each agent can do; who is not among them can do nothing special
 */
public record RoutingPolicy(
    Map<String, QueuePolicy> queues,
    AgentLimits limits,
    Duration creditMax,
    Map<AgentId, Skills> skills) {
  /** As long as nothing else is said. */
  public static final Duration CREDIT_MAX = Duration.ofMinutes(10);

  /**
   * Copies the maps.
   *
   * @throws IllegalArgumentException if the longest credit is negative, or a queue reserves its
   *     agents for longer than {@code limits} say
   */
  public RoutingPolicy {
    queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
    skills = Map.copyOf(skills);
    if (creditMax.isNegative()) {
      throw new IllegalArgumentException("expected a credit of zero or more, found " + creditMax);
    }
    for (QueuePolicy queue : queues.values()) {
      @Nullable AgentLimits own = queue.limits();
      if (own != null && own.reserveMax().compareTo(limits.reserveMax()) > 0) {
        throw new IllegalArgumentException(
            "expected no reservation above " + limits.reserveMax() + ", found " + own.reserveMax());
      }
    }
  }

  /** Of agents of whom no skills are known. */
  public RoutingPolicy(Map<String, QueuePolicy> queues, AgentLimits limits, Duration creditMax) {
    this(queues, limits, creditMax, Map.of());
  }

  /** The same agents for each queue's callers, however long they have waited. */
  public static RoutingPolicy of(Map<String, Set<AgentId>> queues, AgentLimits limits) {
    Map<String, QueuePolicy> policies = new LinkedHashMap<>();
    queues.forEach((queue, agents) -> policies.put(queue, QueuePolicy.of(agents)));
    return new RoutingPolicy(policies, limits, CREDIT_MAX);
  }

  /** For how long an agent is held in a state because of a caller of this queue. */
  AgentLimits limitsOf(@Nullable String queue) {
    @Nullable QueuePolicy policy = queue == null ? null : queues.get(queue);
    @Nullable AgentLimits own = policy == null ? null : policy.limits();
    return own == null ? limits : own;
  }

  Set<AgentId> agentsOf(String queue) {
    @Nullable QueuePolicy policy = queues.get(queue);
    return policy == null ? Set.of() : policy.agents();
  }

  /** Whether the agent can do all of this, at these levels at least. */
  boolean can(AgentId agent, Skills least) {
    return least.none() || skills.getOrDefault(agent, Skills.NONE).cover(least);
  }

  /** For whose callers each agent may be rung, sooner or later. */
  public Map<AgentId, Set<String>> queuesOf() {
    Map<AgentId, Set<String>> served = new HashMap<>();
    queues.forEach((name, policy) ->
        policy
            .agents()
            .forEach(agent -> served.computeIfAbsent(agent, _ -> new LinkedHashSet<>()).add(name)));
    return served;
  }

  Set<AgentId> agents() {
    Set<AgentId> all = new LinkedHashSet<>();
    queues.values().forEach(policy -> all.addAll(policy.agents()));
    return all;
  }
}
