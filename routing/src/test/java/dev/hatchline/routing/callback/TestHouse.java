package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.QueuePolicy;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One engine of the tests, from its start to its death: the real routing, the real desk, and as
 * much of the assembly as they need. Time passes in {@link #pass}.
 */
final class TestHouse implements FakeAsterisk.Ears, Line {
  static final AgentId ANN = new AgentId("101");
  static final Skills BILLING = new Skills(Map.of("billing", 3));
  static final AgentId BOB = new AgentId("102");
  static final Duration STEP = Duration.ofMillis(250);

  final SteppedClock clock;
  final FakeAsterisk asterisk;
  final RoutingEngine engine;
  final CallbackDesk desk;
  final List<CallbackNews> news = new ArrayList<>();
  private final List<AgentId> agents;

  /** Customers on the line, whom the assembly knows. */
  private final Set<CallId> sessions = new HashSet<>();

  private final List<Runnable> jobs = new ArrayList<>();

  /** Chooses whose turn it is among those who wait for the store. */
  @Nullable Random order;

  /** Store or Asterisk were not to be had then. */
  Instant trouble = Instant.EPOCH;

  private final TreeSet<Instant> wakes = new TreeSet<>();

  /** Since when a customer's phone rings for whom no agent is reserved. */
  private final Map<CallId, Instant> alone = new HashMap<>();

  /** The agent whom every customer would rather have. */
  @Nullable Affinity wanted;

  /** What customers want of who calls. */
  Skills asked = Skills.NONE;

  /** Happens between the routing's word that an agent is reserved and what the desk makes of it. */
  Runnable whenReserved = () -> {};

  TestHouse(
      FakeAsterisk asterisk,
      CallbackStore store,
      CallbackPolicy policy,
      Boundary boundary,
      AgentId... agents) {
    this(asterisk, store, CallbackOwners.ALONE, policy, boundary, agents);
  }

  /** One of several engines. */
  TestHouse(
      FakeAsterisk asterisk,
      CallbackStore store,
      CallbackOwners owners,
      CallbackPolicy policy,
      Boundary boundary,
      AgentId... agents) {
    this.clock = asterisk.clock;
    this.asterisk = asterisk;
    this.engine =
        new RoutingEngine(
            new RoutingPolicy(
                Map.of("people", QueuePolicy.of(Set.of(agents))),
                new AgentLimits(
                    Duration.ofSeconds(25), Duration.ofSeconds(4), Duration.ofSeconds(10)),
                RoutingPolicy.CREDIT_MAX,
                Map.of(BOB, BILLING)),
            clock);
    this.desk =
        new CallbackDesk(
            policy,
            new CallbackPorts(
                boundary.store(store),
                boundary.dial(asterisk),
                this,
                clock,
                news::add,
                wakes::add,
                jobs::add,
                UUID::randomUUID,
                _ -> Duration.ZERO,
                _ -> Optional.ofNullable(wanted),
                owners));
    asterisk.ears = this;
    this.agents = List.of(agents);
  }

  /** What the assembly does once Asterisk is in sight. */
  void recover() {
    agents.forEach(agent -> handle(new RoutingEvent.AgentDevice(agent, asterisk.device(agent))));
    for (CallId call : List.copyOf(sessions)) {
      if (!asterisk.customers.containsKey(call)) {
        customerGone(call);
      }
    }
    for (FakeAsterisk.Customer leg : List.copyOf(asterisk.customers.values())) {
      if (leg.talksTo != null) {
        sessions.add(leg.call);
        handle(new RoutingEvent.AdoptedOnCall(leg.talksTo, leg.call));
        desk.connected(leg.call, leg.talksTo);
      } else if (leg.answered) {
        join(leg.call);
      }
    }
    asterisk.agents.forEach((agent, leg) -> {
      if (!talks(agent) && !(sessions.contains(leg.call) && engine.reserved(agent, leg.call))) {
        var _ = asterisk.hangUpAgent(leg.call, agent);
      }
    });
    var _ = desk.recover(Set.copyOf(asterisk.customers.keySet()), asterisk.started);
    work();
  }

  private boolean talks(AgentId agent) {
    return asterisk.customers.values().stream().anyMatch(leg -> agent.equals(leg.talksTo));
  }

  Answer ask(PhoneNumber number, String key) {
    return ask(number, key, Duration.ofMinutes(5));
  }

  Answer ask(PhoneNumber number, String key, Duration within) {
    return ask(number, key, within, null);
  }

  /** At the time that the customer names. */
  Answer ask(PhoneNumber number, @Nullable String key, Appointment named) {
    Duration ahead = Duration.between(clock.instant(), named.at());
    Duration within = ahead.plus(Appointment.GRACE);
    return ask(number, key, within.isNegative() ? Duration.ZERO : within, named);
  }

  private Answer ask(
      PhoneNumber number, @Nullable String key, Duration within, @Nullable Appointment named) {
    Instant now = clock.instant();
    Request request =
        new Request(
            number,
            "people",
            "1000",
            new FirstRing(now, 1),
            Source.API,
            "A customer",
            null,
            named,
            asked);
    return desk.promise(
        new Ask(
            request,
            new Promise(now, now.plus(within), "We call you back.", null),
            named == null ? now : named.at(),
            Asker.address("192.0.2.7"),
            key));
  }

  /** Everything that can be done without time passing. */
  void work() {
    do {
      while (!jobs.isEmpty()) {
        jobs.remove(order == null ? 0 : order.nextInt(jobs.size())).run();
      }
      asterisk.arrive();
    } while (!jobs.isEmpty());
  }

  /** The first of those who wait for the store has its turn. */
  void workOnce() {
    jobs.removeFirst().run();
    asterisk.arrive();
  }

  void pass(Duration time) {
    Instant until = clock.instant().plus(time);
    while (clock.instant().isBefore(until)) {
      step();
    }
  }

  void step() {
    clock.advance(STEP);
    work();
    asterisk.live();
    work();
    boolean due = false;
    while (!wakes.isEmpty() && !wakes.first().isAfter(clock.instant())) {
      wakes.pollFirst();
      due = true;
    }
    if (due) {
      desk.tick();
    }
    engine
        .nextDeadline()
        .filter(at -> !at.isAfter(clock.instant()))
        .ifPresent(_ -> handle(new RoutingEvent.Tick()));
    work();
    check();
  }

  /** Never more customers dialled than agents reserved for them, but for one second. */
  private void check() {
    var _ = asterisk.liveNumbers();
    Set<CallId> reserved =
        engine.readings().agents().stream()
            .filter(agent -> agent.state() instanceof AgentState.Reserved)
            .map(agent -> agent.state().call())
            .collect(Collectors.toSet());
    Set<CallId> ringing =
        asterisk.customers.values().stream()
            .filter(leg -> !leg.answered)
            .map(leg -> leg.call)
            .collect(Collectors.toSet());
    alone.keySet().retainAll(ringing);
    for (CallId call : ringing) {
      if (reserved.contains(call)) {
        alone.remove(call);
      } else {
        Instant since = alone.computeIfAbsent(call, _ -> clock.instant());
        boolean calm = trouble.plusSeconds(10).isBefore(clock.instant());
        if (calm && since.plusMillis(1_500).isBefore(clock.instant())) {
          asterisk.faults.add("a customer is rung and no agent reserved since " + since);
        }
      }
    }
  }

  void handle(RoutingEvent event) {
    for (Decision decision : engine.handle(event)) {
      switch (decision) {
        case Decision.Reserve(AgentId agent, CallId call, QueueEntry _) -> reserve(agent, call);
        case Decision.ReservationLapsed(AgentId agent, CallId call) -> {
          if (!desk.lapsed(agent, call) && up(call)) {
            var _ = asterisk.hangUpAgent(call, agent);
          }
        }
        case Decision.RingGiven _,
            Decision.PauseAgent _,
            Decision.ResumeAgent _,
            Decision.RepeatedRona _,
            Decision.NobodySignedIn _,
            Decision.Refused _ -> {}
      }
    }
  }

  private void reserve(AgentId agent, CallId call) {
    if (desk.reserve(agent, call)) {
      return;
    }
    if (up(call)) {
      var _ = asterisk.ring(call, agent);
    } else {
      handle(new RoutingEvent.Left(call));
      handle(new RoutingEvent.Missed(agent, call, MissReason.CANCELLED));
    }
  }

  // ---- The line

  @Override
  public void tell(RoutingEvent event) {
    handle(event);
  }

  @Override
  public boolean reserved(AgentId agent, CallId call) {
    boolean still = engine.reserved(agent, call);
    whenReserved.run();
    return still;
  }

  @Override
  public boolean up(CallId call) {
    FakeAsterisk.Customer leg = asterisk.customers.get(call);
    return leg != null && leg.answered;
  }

  // ---- Asterisk's words, and the session of a customer who has answered

  @Override
  public void rings(CallId call) {
    desk.customerRings(call);
  }

  @Override
  public void dialled(CallId call, Fate how) {
    desk.customerDialled(call, how);
    if (how == Fate.ANSWERED) {
      join(call);
      desk.agentFor(call).ifPresent(agent -> bridge(call, agent));
    }
  }

  private void join(CallId call) {
    sessions.add(call);
    handle(
        new RoutingEvent.Joined(
            new QueueEntry(call, "people", new FirstRing(clock.instant(), 1), clock.instant())));
  }

  @Override
  public void agentUp(CallId call, AgentId agent) {
    desk.agentUp(call, agent);
    if (sessions.contains(call)) {
      bridge(call, agent);
    }
  }

  @Override
  public void dialAnswered(CallId call, AgentId agent) {
    bridge(call, agent);
  }

  private void bridge(CallId call, AgentId agent) {
    if (engine.reserved(agent, call) && asterisk.bridge(call, agent)) {
      handle(new RoutingEvent.Answered(agent, call));
      desk.connected(call, agent);
    } else if (!engine.reserved(agent, call)) {
      var _ = asterisk.hangUpAgent(call, agent);
    }
  }

  @Override
  public void agentMissed(CallId call, AgentId agent, MissReason why) {
    if (!desk.agentMissed(call, agent, why)) {
      handle(new RoutingEvent.Missed(agent, call, why));
    }
  }

  @Override
  public void customerGone(CallId call) {
    sessions.remove(call);
    engine.readings().agents().stream()
        .filter(agent ->
            agent.state() instanceof AgentState.OnCall(CallId with, _) && call.equals(with))
        .forEach(agent -> handle(new RoutingEvent.AgentFreed(agent.id(), call)));
    handle(new RoutingEvent.Left(call));
    desk.customerGone(call);
    asterisk.agents.forEach((agent, leg) -> {
      if (leg.call.equals(call)) {
        var _ = asterisk.hangUpAgent(call, agent);
      }
    });
  }

  @Override
  public void talkOver(CallId call, AgentId agent) {
    sessions.remove(call);
    handle(new RoutingEvent.AgentFreed(agent, call));
    desk.customerGone(call);
  }

  @Override
  public void device(AgentId agent, Device device) {
    handle(new RoutingEvent.AgentDevice(agent, device));
  }

  // ---- What is found

  List<String> stuck() {
    List<String> found = new ArrayList<>(asterisk.faults);
    asterisk.customers.values().forEach(leg -> found.add("customer's leg left: " + leg.call));
    asterisk.agents.forEach((agent, _) -> found.add("agent's leg left: " + agent));
    for (Agent agent : engine.readings().agents()) {
      if (!(agent.state() instanceof AgentState.Available
          || agent.state() instanceof AgentState.Paused
          || agent.state() instanceof AgentState.SignedOut)) {
        found.add("agent stuck: " + agent);
      }
    }
    engine.readings().line().forEach(caller -> found.add("left in line: " + caller));
    desk.open().forEach(callback -> found.add("left open: " + callback));
    return found;
  }
}
