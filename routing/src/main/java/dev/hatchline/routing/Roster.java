package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentEvent;
import dev.hatchline.routing.agent.AgentStep;
import dev.hatchline.routing.agent.AgentTransitions;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All agents, and which of them holds which call. */
final class Roster {
  private final AgentTransitions guard;
  private final Map<AgentId, Agent> agents =
      new TreeMap<>(Comparator.comparing(AgentId::extension));
  private final Map<CallId, AgentId> holders = new HashMap<>();

  Roster(RoutingPolicy policy, Instant now) {
    guard = new AgentTransitions(policy.limits());
    policy.agents().forEach(id -> agents.put(id, Agent.unknown(id, now)));
  }

  /** What an event did to an agent: refused, or a change that may be none. */
  sealed interface Outcome {
    record Change(Agent before, Agent after) implements Outcome {}

    record Refused(String reason) implements Outcome {}
  }

  Outcome step(AgentId id, AgentEvent event, Instant now) {
    Agent before = agents.get(id);
    if (before == null) {
      return new Outcome.Refused("expected an agent of a queue, found " + id);
    }
    return switch (guard.next(before, event, now)) {
      case AgentStep.Refused(String reason) -> new Outcome.Refused(reason);
      case AgentStep.Moved(Agent after) -> {
        keep(before, after);
        yield new Outcome.Change(before, after);
      }
    };
  }

  private void keep(Agent before, Agent after) {
    agents.put(after.id(), after);
    CallId held = before.state().call();
    if (held != null) {
      holders.remove(held, before.id());
    }
    CallId holds = after.state().call();
    if (holds != null) {
      holders.put(holds, after.id());
    }
  }

  /** The agent who is rung for this call or talks to it. */
  Optional<Agent> holder(CallId call) {
    @Nullable AgentId id = holders.get(call);
    return id == null ? Optional.empty() : Optional.ofNullable(agents.get(id));
  }

  Stream<Agent> all(Collection<AgentId> ids) {
    return ids.stream().flatMap(id -> Optional.ofNullable(agents.get(id)).stream());
  }

  Collection<Agent> all() {
    return Collections.unmodifiableCollection(agents.values());
  }

  Optional<Instant> nextDeadline() {
    return agents.values().stream()
        .flatMap(agent -> agent.nextDeadline().stream())
        .min(Comparator.naturalOrder());
  }
}
