package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.LineMove;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Standing;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What this engine has still to tell the others and to ask of the database: a caller's joining
 * before the claim for that caller, and of claims that of the first in line first. It hears of the
 * routing's moves under the routing's lock, so that the order is theirs, and never calls back.
 * While the engine is alone, nothing but who is in line is kept.
 */
final class Outgoing {
  /** Of another engine; no news of ours. */
  private final Predicate<CallId> foreign;

  private final Map<CallId, QueueEntry> own = new HashMap<>();

  /** Agents whom the database holds for a caller of ours who is not yet talked to. */
  private final Map<AgentId, CallId> won = new HashMap<>();

  private final Deque<LineWrite> writes = new ArrayDeque<>();

  /** Not yet claimed, who is first in line first; of one caller what was decided last. */
  private final NavigableMap<QueueEntry, Decision.Reserve> asked = new TreeMap<>();

  private boolean open;

  Outgoing(Predicate<CallId> foreign) {
    this.foreign = foreign;
  }

  /** Something to be done with the database. */
  sealed interface Work {
    /** One transaction's worth. */
    record Writes(List<LineWrite> writes) implements Work {}

    /** May this be? */
    record Ask(Decision.Reserve decision) implements Work {}
  }

  synchronized void line(LineMove move) {
    QueueEntry entry = move.entry();
    if (foreign.test(entry.call())) {
      return;
    }
    switch (move) {
      case LineMove.Joined _ -> {
        own.put(entry.call(), entry);
        tell(new LineWrite.Joins(entry));
      }
      case LineMove.Left _ -> {
        own.remove(entry.call());
        tell(new LineWrite.Leaves(entry.call()));
      }
    }
  }

  synchronized void agent(AgentMove move) {
    AgentId agent = move.after().id();
    @Nullable CallId had = move.before().state().call();
    switch (move.after().state()) {
      case AgentState.OnCall(CallId call, _) when call != null -> {
        won.remove(agent);
        tell(new LineWrite.Talks(agent, call));
      }
      case AgentState.Reserved(CallId call, _, Instant deadline, _) -> {
        if (call.equals(won.get(agent))) {
          tell(
              new LineWrite.Rings(
                  agent, call, Duration.between(move.at(), deadline).plus(SharedLine.GRACE)));
        }
      }
      case AgentState.WrapUp(_, Instant until) ->
          tell(new LineWrite.Frees(agent, had, Duration.between(move.at(), until)));
      case AgentState.SignedOut _,
          AgentState.Available _,
          AgentState.OnCall _,
          AgentState.Paused _ -> {
        if (ours(move.before())) {
          won.remove(agent);
          tell(new LineWrite.Frees(agent, had, rest(move.after().standing(), move.at())));
        }
      }
    }
  }

  /** Whether the database may hold the agent for us. */
  private boolean ours(Agent before) {
    return switch (before.state()) {
      case AgentState.Reserved r -> r.call().equals(won.get(before.id()));
      case AgentState.OnCall(CallId call, _) -> call != null;
      case AgentState.WrapUp _ -> true;
      case AgentState.SignedOut _, AgentState.Available _, AgentState.Paused _ -> false;
    };
  }

  private static @Nullable Duration rest(Standing standing, Instant now) {
    return Stream.of(standing.skipUntil(), standing.unreachableUntil())
        .filter(until -> until != null && until.isAfter(now))
        .map(until -> Duration.between(now, until))
        .max(Duration::compareTo)
        .orElse(null);
  }

  synchronized void tell(LineWrite write) {
    if (open) {
      writes.add(write);
    }
  }

  /** False, doing nothing, when the engine is alone: then a decision needs no claim. */
  synchronized boolean ask(Decision.Reserve decision) {
    if (open) {
      // Who left and came again may stand elsewhere by now.
      asked.values().removeIf(each -> each.call().equals(decision.call()));
      asked.put(decision.entry(), decision);
    }
    return open;
  }

  /** The next that is to be done, which is taken from here; writes as many at once as may be. */
  synchronized @Nullable Work next() {
    if (writes.isEmpty()) {
      return asked.isEmpty() ? null : new Work.Ask(asked.pollFirstEntry().getValue());
    }
    List<LineWrite> some = new ArrayList<>();
    while (some.size() < SharedLine.WRITES_MAX && !writes.isEmpty()) {
      some.add(writes.remove());
    }
    return new Work.Writes(some);
  }

  /** From now on all is told, beginning with who is in line here. */
  synchronized void open() {
    open = true;
    writes.clear();
    writes.add(new LineWrite.Begins());
    own.values().forEach(entry -> writes.add(new LineWrite.Joins(entry)));
  }

  /** Nothing is told any more; what was asked is returned. */
  synchronized List<Decision.Reserve> close() {
    open = false;
    won.clear();
    writes.clear();
    return withdraw();
  }

  /** What was asked and not yet begun is not asked any more, and returned. */
  synchronized List<Decision.Reserve> withdraw() {
    List<Decision.Reserve> withdrawn = List.copyOf(asked.values());
    asked.clear();
    return withdrawn;
  }

  synchronized boolean isOpen() {
    return open;
  }

  /** The database holds the agent for our caller. */
  synchronized void won(AgentId agent, CallId call) {
    won.put(agent, call);
  }

  /** The agent is not to be rung after all; nothing if that was told already. */
  synchronized void giveBack(AgentId agent, CallId call) {
    if (won.remove(agent, call)) {
      tell(new LineWrite.Frees(agent, call, null));
    }
  }

  synchronized @Nullable QueueEntry own(CallId call) {
    return own.get(call);
  }

  /** What an engine that comes into the common line has its agents for. */
  synchronized void holds(Collection<Agent> agents, Instant now) {
    for (Agent agent : agents) {
      switch (agent.state()) {
        case AgentState.OnCall(CallId call, _) when call != null ->
            tell(new LineWrite.Talks(agent.id(), call));
        case AgentState.Reserved(CallId call, _, Instant deadline, _) -> {
          won.put(agent.id(), call);
          tell(
              new LineWrite.Rings(
                  agent.id(), call, Duration.between(now, deadline).plus(SharedLine.GRACE)));
        }
        case AgentState.SignedOut _,
            AgentState.Available _,
            AgentState.OnCall _,
            AgentState.Paused _ -> {}
        case AgentState.WrapUp(_, Instant until) ->
            tell(new LineWrite.Frees(agent.id(), null, Duration.between(now, until)));
      }
    }
  }
}
