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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All agents, and which of them holds which call. */
final class Roster {
  /** In the order of their extensions, in which they have been put there once and for all. */
  private final Map<AgentId, Agent> agents = new LinkedHashMap<>();

  private final Map<CallId, AgentId> holders = new HashMap<>();

  /** For each agent with a state that ends by itself: when. */
  private final NavigableSet<Due> due = new TreeSet<>();

  private final Matcher matcher;
  private final Consumer<AgentMove> moves;
  private final Staff staff;

  private record Due(Instant at, AgentId agent) implements Comparable<Due> {
    private static final Comparator<Due> ORDER =
        Comparator.comparing(Due::at).thenComparing(due -> due.agent().extension());

    @Override
    public int compareTo(Due other) {
      return ORDER.compare(this, other);
    }
  }

  /** All agents signed out; the matcher hears who may be rung, and others who does what. */
  Roster(RoutingPolicy policy, Matcher matcher, Consumer<AgentMove> moves, Instant now) {
    this.matcher = matcher;
    this.moves = moves;
    staff = new Staff(policy);
    policy.agents().stream()
        .sorted(Comparator.comparing(AgentId::extension))
        .forEach(id -> agents.put(id, Agent.unknown(id, policy.limits(), now)));
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
    return switch (AgentTransitions.next(before, event, now)) {
      case AgentStep.Refused(String reason) -> new Outcome.Refused(reason);
      case AgentStep.Moved(Agent after) -> {
        keep(before, after);
        if (!before.state().equals(after.state())) {
          moves.accept(new AgentMove(before, after, now));
        }
        yield new Outcome.Change(before, after);
      }
    };
  }

  private void keep(Agent before, Agent after) {
    agents.put(after.id(), after);
    before.nextDeadline().ifPresent(at -> due.remove(new Due(at, after.id())));
    after.nextDeadline().ifPresent(at -> due.add(new Due(at, after.id())));
    staff.changed(before, after);
    if (after.eligible()) {
      matcher.idle(after.id(), after.state().since());
    } else {
      matcher.busy(after.id());
    }
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

  Optional<Agent> find(AgentId id) {
    return Optional.ofNullable(agents.get(id));
  }

  /** How many agents of this queue are there. */
  Staff.Count staff(String queue) {
    return staff.of(queue);
  }

  /** How many of these agents, who answer at once, are there. */
  Staff.Count staff(Collection<AgentId> atOnce) {
    Staff.Count count = Staff.Count.NONE;
    for (AgentId id : atOnce) {
      count = count.plus(Objects.requireNonNull(agents.get(id)), true, 1);
    }
    return count;
  }

  /** Whose state has lasted too long. */
  List<AgentId> due(Instant now) {
    return due.stream().takeWhile(each -> !each.at().isAfter(now)).map(Due::agent).toList();
  }

  Collection<Agent> all() {
    return Collections.unmodifiableCollection(agents.values());
  }

  Optional<Instant> nextDeadline() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.first().at());
  }
}
