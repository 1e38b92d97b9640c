package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.Place;
import dev.hatchline.routing.RoutingReadings.InLine;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState.OnCall;
import dev.hatchline.routing.agent.AgentState.Reserved;
import dev.hatchline.routing.agent.AgentState.WrapUp;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold after each event: a second, simpler book of the same events and decisions. */
final class RoutingModel {
  /** Keeps two readings of the same agent and caller apart from all others. */
  record Pair(AgentId agent, CallId call) {}

  private final RoutingPolicy policy;
  private final RoutingEngine engine;
  private final Map<Pair, Instant> open = new HashMap<>();
  private final Map<CallId, QueueEntry> line = new HashMap<>();
  private final Set<AgentId> paused = new HashSet<>();

  /** Callers of one agent only, as long as that one is at work and has not refused them. */
  private final Map<CallId, AgentId> kept = new HashMap<>();

  /** Who talks to whom since the event before. */
  private final Map<AgentId, CallId> talking = new HashMap<>();

  /** After the present call, or that of before. */
  private final Map<AgentId, Duration> rest = new HashMap<>();

  private Set<String> staffed = Set.of();
  private int reservations;
  private int rests;
  private int narrowed;

  RoutingModel(RoutingPolicy policy, RoutingEngine engine) {
    this.policy = policy;
    this.engine = engine;
  }

  Set<Pair> open() {
    return open.keySet();
  }

  List<Agent> agents() {
    return engine.readings().agents();
  }

  Set<CallId> line() {
    return line.keySet();
  }

  int reservations() {
    return reservations;
  }

  /** How many readings of a rest have been checked. */
  int rests() {
    return rests;
  }

  /** How often fewer were found for a caller than without what the caller wanted. */
  int narrowed() {
    return narrowed;
  }

  void handle(RoutingEvent event, Instant now) {
    Set<AgentId> atWork = atWork(engine.readings());
    List<Decision> decisions = engine.handle(event);
    boolean refused =
        decisions.stream()
            .anyMatch(d -> d instanceof Decision.Refused(RoutingEvent e, _) && e.equals(event));
    lapse(decisions);
    RoutingReadings readings = engine.readings();
    if (!refused) {
      book(event);
    }
    keep(event, refused, atWork, readings, now);
    reserve(decisions, now);
    checkPairs(readings);
    checkRest(readings);
    checkLine(readings);
    checkNobodyWaitsInVain(readings, now);
    checkOrder(decisions, readings, now);
    checkLongestIdle(decisions, readings, now);
    checkDeadlines(now);
    checkOutlook(readings);
    checkTold(readings);
    checkDeserted(event, refused, decisions, readings);
  }

  /** Whom the affinity of a caller still binds. */
  private void keep(
      RoutingEvent event,
      boolean refused,
      Set<AgentId> before,
      RoutingReadings readings,
      Instant now) {
    if (!refused && event instanceof RoutingEvent.Joined(QueueEntry entry)) {
      Affinity affinity = entry.affinity();
      if (affinity != null && atWork(readings).contains(affinity.agent())) {
        kept.put(entry.call(), affinity.agent());
      }
    }
    if (!refused
        && event instanceof RoutingEvent.Missed(AgentId agent, CallId call, MissReason reason)
        && reason != MissReason.CANCELLED) {
      kept.remove(call, agent);
    }
    kept.keySet().retainAll(line.keySet());
    Set<AgentId> left = new HashSet<>(before);
    left.removeAll(atWork(readings));
    kept.values().removeAll(left);
    kept.keySet()
        .removeIf(call -> {
          Affinity affinity = Objects.requireNonNull(line.get(call)).affinity();
          return !Objects.requireNonNull(affinity).until().isAfter(now);
        });
  }

  private static Set<AgentId> atWork(RoutingReadings readings) {
    return readings.agents().stream()
        .filter(Agent::atWork)
        .map(Agent::id)
        .collect(Collectors.toSet());
  }

  /**
   * Who may be rung for this caller, the nearer circle first: as long as somebody of the queue is
   * at work who can do what is wanted, only such agents.
   */
  private Map<AgentId, Integer> mayBeRung(CallId call, Instant now) {
    AgentId only = kept.get(call);
    if (only != null) {
      return Map.of(only, 0);
    }
    QueueEntry entry = Objects.requireNonNull(line.get(call));
    QueuePolicy queue = Objects.requireNonNull(policy.queues().get(entry.queue()));
    Map<AgentId, Integer> agents = Map.of();
    for (QueuePolicy.Circle circle : queue.circles()) {
      if (!entry.joinedAt().plus(circle.after()).isAfter(now)) {
        agents = circle.agents();
      }
    }
    Set<AgentId> able = new HashSet<>(queue.agents());
    able.removeIf(agent -> !can(agent, entry.skills()));
    if (atWork(engine.readings()).stream().noneMatch(able::contains)) {
      return agents;
    }
    Map<AgentId, Integer> wanted = new HashMap<>(agents);
    wanted.keySet().retainAll(able);
    narrowed += wanted.size() < agents.size() ? 1 : 0;
    return wanted;
  }

  private boolean can(AgentId agent, Skills least) {
    Map<String, Integer> levels = policy.skills().getOrDefault(agent, Skills.NONE).levels();
    return least.levels().entrySet().stream()
        .allMatch(one -> levels.getOrDefault(one.getKey(), 0) >= one.getValue());
  }

  private void lapse(List<Decision> decisions) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.ReservationLapsed(AgentId agent, CallId call)) {
        check(open.remove(new Pair(agent, call)) != null, "nothing to lapse", decision);
        kept.remove(call, agent);
      }
    }
  }

  private void book(RoutingEvent event) {
    switch (event) {
      case RoutingEvent.AgentPaused(AgentId agent, boolean on, _) -> {
        boolean _ = on ? paused.add(agent) : paused.remove(agent);
      }
      case RoutingEvent.Joined(QueueEntry entry) ->
          line.put(entry.call(), entry.capped(policy.creditMax()));
      case RoutingEvent.Left(CallId call) -> line.remove(call);
      case RoutingEvent.Answered(AgentId agent, CallId call) -> talks(agent, call, null);
      case RoutingEvent.AdoptedOnCall(AgentId agent, CallId call, String queue) ->
          talks(agent, call, queue);
      case RoutingEvent.Missed(AgentId agent, CallId call, MissReason reason) -> {
        check(open.remove(new Pair(agent, call)) != null, "nothing to miss", event);
        if (reason == MissReason.NO_ANSWER) {
          paused.add(agent);
        }
      }
      case RoutingEvent.AgentWaits(AgentId agent, CallId call, Instant until) ->
          open.merge(
              new Pair(agent, call),
              until.minus(limits(call).reserveMax()),
              (one, two) -> one.isAfter(two) ? one : two);
      case RoutingEvent.HeldElsewhere _,
          RoutingEvent.FreedElsewhere _,
          RoutingEvent.ServedElsewhere _,
          RoutingEvent.HandledElsewhere _,
          RoutingEvent.Given _,
          RoutingEvent.AgentDevice _,
          RoutingEvent.AgentFreed _,
          RoutingEvent.AgentVanished _,
          RoutingEvent.MatchingHeld _,
          RoutingEvent.MatchingResumed _,
          RoutingEvent.Tick _ -> {}
    }
  }

  private void talks(AgentId agent, CallId call, @Nullable String queue) {
    open.remove(new Pair(agent, call));
    if (!call.equals(talking.get(agent))) {
      rest.put(agent, policy.limitsOf(line.containsKey(call) ? queueOf(call) : queue).wrapUp());
    }
    line.remove(call);
  }

  private AgentLimits limits(CallId call) {
    return policy.limitsOf(queueOf(call));
  }

  private String queueOf(CallId call) {
    return Objects.requireNonNull(line.get(call)).queue();
  }

  /** Each rests after a call for as long as the queue of that call says. */
  private void checkRest(RoutingReadings readings) {
    talking.clear();
    for (Agent agent : readings.agents()) {
      if (agent.state() instanceof OnCall(CallId call, _) && call != null) {
        talking.put(agent.id(), call);
      }
      if (agent.state() instanceof WrapUp(Instant since, Instant until)) {
        check(until.equals(since.plus(rest.get(agent.id()))), "another rest", agent, rest);
        rests++;
      }
    }
  }

  private void reserve(List<Decision> decisions, Instant now) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Reserve(AgentId agent, CallId call, QueueEntry entry)) {
        check(open.put(new Pair(agent, call), now) == null, "reserved twice", decision);
        check(entry.equals(line.get(call)), "not the caller who joined", decision);
        check(!paused.contains(agent), "rung while paused", decision);
        check(mayBeRung(call, now).containsKey(agent), "not to be rung for this one", decision);
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

  private void checkNobodyWaitsInVain(RoutingReadings readings, Instant now) {
    Set<AgentId> eligible =
        readings.agents().stream()
            .filter(Agent::eligible)
            .map(Agent::id)
            .collect(Collectors.toSet());
    for (InLine caller : readings.line()) {
      if (caller.ringing() == null) {
        boolean inVain =
            mayBeRung(caller.call(), now).keySet().stream().anyMatch(eligible::contains);
        check(!inVain, "waits while an agent is free", caller, eligible);
      }
    }
  }

  /**
   * An agent is never rung for a caller while one waits whose place is before theirs and for whom
   * the same agent could be rung; least of all for one who rang later by more than the credit.
   */
  private void checkOrder(List<Decision> decisions, RoutingReadings readings, Instant now) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Reserve(AgentId agent, _, QueueEntry chosen)) {
        for (InLine caller : readings.line()) {
          if (caller.ringing() == null && mayBeRung(caller.call(), now).containsKey(agent)) {
            QueueEntry other = Objects.requireNonNull(line.get(caller.call()));
            check(other.compareTo(chosen) > 0, "overtaken", caller, decision);
            Instant fair = other.firstRing().at().plus(policy.creditMax());
            check(
                !chosen.firstRing().at().isAfter(fair), "overtaken by too much", caller, decision);
          }
        }
      }
    }
  }

  /** Of all who could have been rung, nobody still idle is nearer, or has been idle longer. */
  private void checkLongestIdle(List<Decision> decisions, RoutingReadings readings, Instant now) {
    Map<AgentId, Agent> agents =
        readings.agents().stream().collect(Collectors.toMap(Agent::id, agent -> agent));
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Reserve(AgentId id, CallId call, _)
          && Objects.requireNonNull(agents.get(id)).state() instanceof Reserved chosen) {
        Map<AgentId, Integer> circles = mayBeRung(call, now);
        int circle = Objects.requireNonNull(circles.get(id));
        circles.forEach((other, number) -> {
          Agent left = Objects.requireNonNull(agents.get(other));
          boolean better =
              number < circle
                  || (number == circle && left.state().since().isBefore(chosen.idleSince()));
          check(!(left.eligible() && better), "passed over", left, decision);
        });
      }
    }
  }

  /** A wait is told if somebody works who answers at once, and none if one of these is free. */
  private void checkOutlook(RoutingReadings readings) {
    policy
        .queues()
        .forEach((name, queue) -> {
          Set<AgentId> atOnce = queue.circles().getFirst().agents().keySet();
          List<Agent> agents =
              readings.agents().stream().filter(a -> atOnce.contains(a.id())).toList();
          long idle = agents.stream().filter(Agent::eligible).count();
          Place outlook = engine.outlook(name);
          Duration estimate = outlook.estimate();
          check(
              (estimate != null) == agents.stream().anyMatch(Agent::atWork), "told", name, outlook);
          boolean nobodyElse = readings.line().isEmpty();
          long forOthers = line.values().stream().filter(entry -> heeded(entry, name)).count();
          check(
              estimate == null || !estimate.isZero() || outlook.position() - forOthers <= idle,
              "no wait without a free agent",
              outlook,
              agents);
          check(
              estimate == null || estimate.isZero() || !nobodyElse || idle == 0,
              "a wait though an agent is free",
              outlook,
              agents);
        });
  }

  /** Whether a caller of this queue wants something that somebody at work can do. */
  private boolean heeded(QueueEntry entry, String queue) {
    return entry.queue().equals(queue)
        && !entry.skills().none()
        && policy.agentsOf(queue).stream()
            .filter(atWork(engine.readings())::contains)
            .anyMatch(agent -> can(agent, entry.skills()));
  }

  /** Each in line is told a wait if somebody works who may answer them at once. */
  private void checkTold(RoutingReadings readings) {
    for (QueueEntry entry : line.values()) {
      QueuePolicy queue = Objects.requireNonNull(policy.queues().get(entry.queue()));
      Set<AgentId> atWork = atWork(readings);
      boolean heeded = heeded(entry, entry.queue());
      boolean somebody =
          queue.circles().getFirst().agents().keySet().stream()
              .filter(agent -> !heeded || can(agent, entry.skills()))
              .anyMatch(atWork::contains);
      Place place = engine.place(entry.call()).orElseThrow();
      check((place.estimate() != null) == somebody, "told", entry, place, atWork);
    }
  }

  private void checkDeadlines(Instant now) {
    engine.nextDeadline().ifPresent(next -> check(next.isAfter(now), "deadline passed", next));
    open.forEach((pair, since) ->
        check(
            since.plus(limits(pair.call()).reserveMax()).isAfter(now), "reserved too long", pair));
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
      boolean joined =
          !refused
              && event instanceof RoutingEvent.Joined(QueueEntry asked)
              && asked.call().equals(entry.call());
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
