package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingReadings.InLine;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState.OnCall;
import dev.hatchline.routing.agent.AgentState.Reserved;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold after each event: a second, simpler book of the same events and decisions. */
final class RoutingModel {
  /** Keeps two readings of the same agent and caller apart from all others. */
  record Pair(AgentId agent, CallId call) {}

  private final RoutingPolicy policy;
  private final RoutingEngine engine;
  private final Map<Pair, Instant> open = new HashMap<>();
  private final Map<CallId, QueueEntry> line = new HashMap<>();
  private final Set<AgentId> paused = new HashSet<>();
  private Set<String> staffed = Set.of();
  private int reservations;

  RoutingModel(RoutingPolicy policy, RoutingEngine engine) {
    this.policy = policy;
    this.engine = engine;
  }

  Set<Pair> open() {
    return open.keySet();
  }

  Set<CallId> line() {
    return line.keySet();
  }

  int reservations() {
    return reservations;
  }

  void handle(RoutingEvent event, Instant now) {
    List<Decision> decisions = engine.handle(event);
    boolean refused =
        decisions.stream()
            .anyMatch(d -> d instanceof Decision.Refused(RoutingEvent e, _) && e.equals(event));
    lapse(decisions);
    if (!refused) {
      book(event);
    }
    reserve(decisions, now);
    RoutingReadings readings = engine.readings();
    checkPairs(readings);
    checkLine(readings);
    checkNobodyWaitsInVain(readings);
    checkOrder(decisions, readings);
    checkLongestIdle(decisions, readings);
    checkDeadlines(now);
    checkDeserted(event, refused, decisions, readings);
  }

  private void lapse(List<Decision> decisions) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.ReservationLapsed(AgentId agent, CallId call)) {
        check(open.remove(new Pair(agent, call)) != null, "nothing to lapse", decision);
      }
    }
  }

  private void book(RoutingEvent event) {
    switch (event) {
      case RoutingEvent.AgentPaused(AgentId agent, boolean on, _) -> {
        boolean _ = on ? paused.add(agent) : paused.remove(agent);
      }
      case RoutingEvent.Joined(QueueEntry entry) -> line.put(entry.call(), entry);
      case RoutingEvent.Left(CallId call) -> line.remove(call);
      case RoutingEvent.Answered(AgentId agent, CallId call) -> talks(agent, call);
      case RoutingEvent.AdoptedOnCall(AgentId agent, CallId call) -> talks(agent, call);
      case RoutingEvent.Missed(AgentId agent, CallId call, MissReason reason) -> {
        check(open.remove(new Pair(agent, call)) != null, "nothing to miss", event);
        if (reason == MissReason.NO_ANSWER) {
          paused.add(agent);
        }
      }
      case RoutingEvent.AgentWaits(AgentId agent, CallId call, Instant until) ->
          open.merge(
              new Pair(agent, call),
              until.minus(policy.reserveMax()),
              (one, two) -> one.isAfter(two) ? one : two);
      case RoutingEvent.AgentDevice _,
          RoutingEvent.AgentFreed _,
          RoutingEvent.MatchingHeld _,
          RoutingEvent.MatchingResumed _,
          RoutingEvent.Tick _ -> {}
    }
  }

  private void talks(AgentId agent, CallId call) {
    open.remove(new Pair(agent, call));
    line.remove(call);
  }

  private void reserve(List<Decision> decisions, Instant now) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Reserve(AgentId agent, CallId call, QueueEntry entry)) {
        check(open.put(new Pair(agent, call), now) == null, "reserved twice", decision);
        check(entry.equals(line.get(call)), "not the caller who joined", decision);
        check(!paused.contains(agent), "rung while paused", decision);
        check(policy.agentsOf(entry.queue()).contains(agent), "not of this queue", decision);
        reservations++;
      }
    }
  }

  /** One agent, one caller: and each reservation told is one that is there, and the reverse. */
  private void checkPairs(RoutingReadings readings) {
    List<CallId> held =
        readings.agents().stream().map(a -> a.state().call()).filter(c -> c != null).toList();
    check(Set.copyOf(held).size() == held.size(), "a caller with two agents", held);
    Set<Pair> reserved =
        readings.agents().stream()
            .filter(agent -> agent.state() instanceof Reserved)
            .map(agent -> new Pair(agent.id(), ((Reserved) agent.state()).call()))
            .collect(Collectors.toSet());
    check(reserved.equals(open.keySet()), "reservations told are not those there", reserved, open);
    for (Agent agent : readings.agents()) {
      boolean isPaused = agent.standing().pause() != null;
      check(isPaused == paused.contains(agent.id()), "pause lost or made up", agent);
    }
  }

  /** Nobody is lost from the line, and nobody in line talks. */
  private void checkLine(RoutingReadings readings) {
    List<CallId> calls = readings.line().stream().map(InLine::call).toList();
    check(calls.size() == line.size(), "in line more than once", calls, line);
    check(line.keySet().equals(Set.copyOf(calls)), "lost from the line", calls, line);
    for (Agent agent : readings.agents()) {
      if (agent.state() instanceof OnCall(CallId call, _) && call != null) {
        check(!line.containsKey(call), "talks and is in line", agent);
      }
    }
    for (InLine caller : readings.line()) {
      AgentId ringing = caller.ringing();
      if (ringing != null) {
        check(open.containsKey(new Pair(ringing, caller.call())), "shown ringing", caller);
      }
    }
  }

  private void checkNobodyWaitsInVain(RoutingReadings readings) {
    Set<AgentId> eligible =
        readings.agents().stream()
            .filter(Agent::eligible)
            .map(Agent::id)
            .collect(Collectors.toSet());
    for (InLine caller : readings.line()) {
      if (caller.ringing() == null) {
        boolean inVain = policy.agentsOf(caller.queue()).stream().anyMatch(eligible::contains);
        check(!inVain, "waits while an agent is free", caller, eligible);
      }
    }
  }

  /** An agent is never rung for a caller while an older one waits whom the same agent serves. */
  private void checkOrder(List<Decision> decisions, RoutingReadings readings) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Reserve(AgentId agent, _, QueueEntry entry)) {
        for (InLine caller : readings.line()) {
          boolean older = caller.firstRing().compareTo(entry.firstRing()) < 0;
          boolean served = policy.agentsOf(caller.queue()).contains(agent);
          boolean overtaken = caller.ringing() == null && older && served;
          check(!overtaken, "overtaken", caller, decision);
        }
      }
    }
  }

  /** Of all who could have been rung, nobody still idle has been idle longer. */
  private void checkLongestIdle(List<Decision> decisions, RoutingReadings readings) {
    Map<AgentId, Agent> agents =
        readings.agents().stream().collect(Collectors.toMap(Agent::id, agent -> agent));
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Reserve(AgentId id, _, QueueEntry entry)
          && Objects.requireNonNull(agents.get(id)).state() instanceof Reserved chosen) {
        for (AgentId other : policy.agentsOf(entry.queue())) {
          Agent left = Objects.requireNonNull(agents.get(other));
          boolean idleLonger = left.state().since().isBefore(chosen.idleSince());
          check(!(left.eligible() && idleLonger), "passed over", left, decision);
        }
      }
    }
  }

  private void checkDeadlines(Instant now) {
    engine.nextDeadline().ifPresent(next -> check(next.isAfter(now), "deadline passed", next));
    open.forEach((pair, since) ->
        check(since.plus(policy.reserveMax()).isAfter(now), "reserved too long", pair));
  }

  private void checkDeserted(
      RoutingEvent event, boolean refused, List<Decision> decisions, RoutingReadings readings) {
    Set<AgentId> signedIn =
        readings.agents().stream()
            .filter(Agent::signedIn)
            .map(Agent::id)
            .collect(Collectors.toSet());
    Set<String> now =
        policy.queues().keySet().stream()
            .filter(queue -> policy.agentsOf(queue).stream().anyMatch(signedIn::contains))
            .collect(Collectors.toSet());
    Set<CallId> expected = new HashSet<>();
    for (QueueEntry entry : line.values()) {
      boolean joined = !refused && event.equals(new RoutingEvent.Joined(entry));
      if (!now.contains(entry.queue()) && (joined || staffed.contains(entry.queue()))) {
        expected.add(entry.call());
      }
    }
    List<CallId> told = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision instanceof Decision.NobodySignedIn(CallId call)) {
        told.add(call);
      }
    }
    check(told.size() == expected.size(), "told other than expected", told, expected);
    check(expected.equals(Set.copyOf(told)), "told other than expected", told, expected);
    staffed = now;
  }

  /** Cheap while it holds: it is asked millions of times. */
  private static void check(boolean holds, String fault, Object... found) {
    if (!holds) {
      throw new AssertionError(fault + ": " + List.of(found));
    }
  }
}
