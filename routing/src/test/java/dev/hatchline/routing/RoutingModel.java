package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

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
    checkDeadlines(now);
    checkDeserted(event, refused, decisions, readings);
  }

  private void lapse(List<Decision> decisions) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.ReservationLapsed(AgentId agent, CallId call)) {
        assertThat(open.remove(new Pair(agent, call))).as("lapsed: %s", decision).isNotNull();
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
        assertThat(open.remove(new Pair(agent, call))).as("missed: %s", event).isNotNull();
        if (reason == MissReason.NO_ANSWER) {
          paused.add(agent);
        }
      }
      case RoutingEvent.AgentDevice _, RoutingEvent.AgentFreed _, RoutingEvent.Tick _ -> {}
    }
  }

  private void talks(AgentId agent, CallId call) {
    open.remove(new Pair(agent, call));
    line.remove(call);
  }

  private void reserve(List<Decision> decisions, Instant now) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Reserve(AgentId agent, CallId call, QueueEntry entry)) {
        assertThat(open.put(new Pair(agent, call), now)).isNull();
        assertThat(entry).isEqualTo(line.get(call));
        assertThat(paused).doesNotContain(agent);
        assertThat(policy.agentsOf(entry.queue())).contains(agent);
        reservations++;
      }
    }
  }

  /** One agent, one caller: and each reservation told is one that is there, and the reverse. */
  private void checkPairs(RoutingReadings readings) {
    List<CallId> held =
        readings.agents().stream().map(a -> a.state().call()).filter(c -> c != null).toList();
    assertThat(held).as("no caller has two agents").doesNotHaveDuplicates();
    Set<Pair> reserved =
        readings.agents().stream()
            .filter(agent -> agent.state() instanceof Reserved)
            .map(agent -> new Pair(agent.id(), ((Reserved) agent.state()).call()))
            .collect(Collectors.toSet());
    assertThat(reserved).isEqualTo(open.keySet());
    for (Agent agent : readings.agents()) {
      assertThat(agent.standing().pause() != null)
          .as("pause of %s", agent)
          .isEqualTo(paused.contains(agent.id()));
    }
  }

  /** Nobody is lost from the line, and nobody in line talks. */
  private void checkLine(RoutingReadings readings) {
    assertThat(readings.line().stream().map(InLine::call)).doesNotHaveDuplicates();
    assertThat(readings.line().stream().map(InLine::call).collect(Collectors.toSet()))
        .isEqualTo(line.keySet());
    for (Agent agent : readings.agents()) {
      if (agent.state() instanceof OnCall(CallId call, _) && call != null) {
        assertThat(line).doesNotContainKey(call);
      }
    }
    for (InLine caller : readings.line()) {
      AgentId ringing = caller.ringing();
      if (ringing != null) {
        assertThat(open).containsKey(new Pair(ringing, caller.call()));
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
        assertThat(policy.agentsOf(caller.queue()))
            .as("%s waits", caller)
            .noneMatch(eligible::contains);
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
          assertThat(caller.ringing() == null && older && served)
              .as("%s waits while %s", caller, decision)
              .isFalse();
        }
      }
    }
  }

  private void checkDeadlines(Instant now) {
    engine.nextDeadline().ifPresent(next -> assertThat(next).isAfter(now));
    open.forEach((pair, since) ->
        assertThat(since.plus(policy.reserveMax())).as("%s ends", pair).isAfter(now));
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
    assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
    staffed = now;
  }
}
