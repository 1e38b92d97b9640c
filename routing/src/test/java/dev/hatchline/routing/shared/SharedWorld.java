package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.QueuePolicy;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.SharedHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Phones, callers and some engines, as Asterisk has them; what must never be is checked here. */
final class SharedWorld {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final AgentId CAT = new AgentId("103");
  private static final AgentId DAN = new AgentId("104");
  private static final List<AgentId> AGENTS = List.of(ANN, BOB, CAT, DAN);
  private static final List<String> QUEUES = List.of("sales", "help");
  private static final Skills BILLS = new Skills(Map.of("billing", 3));
  private static final Skills SPANISH = new Skills(Map.of("spanish", 2));
  private static final int CREDIT_MAX_SECONDS = 3;
  private static final RoutingPolicy POLICY =
      new RoutingPolicy(
          Map.of(
              "sales",
              QueuePolicy.of(Set.of(ANN, BOB, CAT)),
              "help",
              QueuePolicy.of(Set.of(CAT, DAN))),
          new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ofSeconds(4)),
          Duration.ofSeconds(CREDIT_MAX_SECONDS),
          Map.of(BOB, BILLS, CAT, BILLS, DAN, new Skills(Map.of("spanish", 5))));
  private static final int CALLERS_MAX = 12;
  private static final int ROUNDS_MAX = 300;

  private final SharedHouse house;
  private final Random random;
  private final SteppedClock clock = new SteppedClock();
  private final Times times =
      new Times(clock, () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
  private final List<Engine> engines = new ArrayList<>();
  private final Map<AgentId, Busy> busy =
      new TreeMap<>((a, b) -> a.extension().compareTo(b.extension()));

  /** In line, by call; those without an engine are in Asterisk's own queue. */
  private final Map<CallId, QueueEntry> waiting = new HashMap<>();

  private final Map<CallId, Engine> at = new HashMap<>();
  private final Order order;
  private int callers;
  private int names;
  private int given;

  /** Whose phone rings or talks, by which engine. */
  private record Busy(CallId call, Engine by, boolean talks) {}

  /** One process. */
  private final class Engine {
    final CommonLine line;
    final EngineId id = EngineId.fresh("engine-" + names++);
    final Membership members;
    final SharedLine shared;
    boolean joined;

    Engine() throws Exception {
      JdbcStore store = house.store();
      members = store.membership();
      shared = store.sharedLine();
      line = new CommonLine(POLICY, new Watched(shared, order), _ -> {}, _ -> {}, times);
      List<RoutingEvent> truth = new ArrayList<>();
      AGENTS.forEach(agent -> truth.add(new RoutingEvent.AgentDevice(agent, device(agent))));
      carryOut(line.handle(truth));
      beat();
    }

    /** Each beats long before its lease ends, and looks after the dead. */
    void beat() {
      try {
        joined = joined ? members.beat(id) != Beat.LOST : members.join(id);
        check(joined, "given up for dead", id);
        if (!line.shared()) {
          carryOut(line.joined(id));
        }
        for (Member each : members.members()) {
          if (!each.alive() && members.takeOver(each.id(), id)) {
            shared.forget(each.id());
            var _ = members.settled(each.id(), id);
          }
        }
      } catch (DatabaseAway _) {
        // It is slow, and its clock stands still meanwhile: at the next beat.
      }
    }

    void tell(RoutingEvent... events) {
      carryOut(line.handle(List.of(events)));
    }

    void work() {
      while (line.step() instanceof CommonLine.Stepped.Done(List<Decision> decisions)) {
        carryOut(decisions);
      }
    }

    void carryOut(List<Decision> decisions) {
      for (Decision decision : decisions) {
        switch (decision) {
          case Decision.Reserve(AgentId agent, CallId call, QueueEntry _) -> ring(agent, call);
          case Decision.RingGiven(AgentId agent, CallId call, QueueEntry _) -> {
            given++;
            ring(agent, call);
          }
          case Decision.ReservationLapsed(AgentId agent, CallId call) -> stop(agent, call);
          case Decision.PauseAgent _,
              Decision.ResumeAgent _,
              Decision.RepeatedRona _,
              Decision.NobodySignedIn _,
              Decision.Refused _ -> {}
        }
      }
    }

    private void ring(AgentId agent, CallId call) {
      if (!line.engine().reserved(agent, call)) {
        return;
      }
      check(at.get(call) == this, "rung for another engine's caller", agent, call);
      check(serves(agent, waiting.get(call)), "an agent who does not serve", agent, call);
      check(!busy.containsKey(agent), "an agent had by two", agent, busy.get(agent));
      check(
          busy.values().stream().noneMatch(each -> each.call().equals(call)),
          "a caller given twice",
          call);
      busy.put(agent, new Busy(call, this, false));
      everybody(new RoutingEvent.AgentDevice(agent, Device.RINGING));
    }

    private void stop(AgentId agent, CallId call) {
      @Nullable Busy now = busy.get(agent);
      if (now != null && now.call().equals(call) && !now.talks()) {
        silence(agent);
      }
    }
  }

  SharedWorld(SharedHouse house, int count, Random random) throws Exception {
    this.house = house;
    this.random = random;
    this.order = new Order(house, waiting.keySet(), POLICY, clock);
    for (int i = 0; i < count; i++) {
      engines.add(new Engine());
    }
  }

  Order order() {
    return order;
  }

  /** Agents who were claimed for another engine's caller, and rung. */
  int given() {
    return given;
  }

  private static boolean serves(AgentId agent, @Nullable QueueEntry entry) {
    return entry != null
        && (Order.answers(POLICY, agent, entry)
            || (entry.affinity() != null && entry.affinity().agent().equals(agent)));
  }

  private Device device(AgentId agent) {
    @Nullable Busy now = busy.get(agent);
    return now == null ? Device.FREE : now.talks() ? Device.IN_USE : Device.RINGING;
  }

  private void everybody(RoutingEvent event) {
    List.copyOf(engines).forEach(engine -> engine.tell(event));
  }

  private void silence(AgentId agent) {
    busy.remove(agent);
    everybody(new RoutingEvent.AgentDevice(agent, Device.FREE));
  }

  /** No phone rings for this caller any more. */
  private void silence(CallId call) {
    for (AgentId agent : List.copyOf(busy.keySet())) {
      if (call.equals(Objects.requireNonNull(busy.get(agent)).call())) {
        silence(agent);
      }
    }
  }

  void event() throws Exception {
    switch (random.nextInt(23)) {
      case 0, 1, 2, 3 -> join();
      case 4 -> leave();
      case 5, 6, 7 -> answer();
      case 8 -> miss();
      case 9, 10, 11 -> hangUp();
      case 12, 13, 14 -> any().work();
      case 15, 16 -> {
        Engine engine = any();
        engine.carryOut(engine.line.look());
      }
      case 17, 18 -> pass(Duration.ofMillis(random.nextInt(2_000)));
      case 19 -> takeBack();
      case 20 -> die();
      case 21 -> chooseAgain();
      default -> comeBack();
    }
  }

  private Engine any() {
    return engines.get(random.nextInt(engines.size()));
  }

  private void join() {
    if (waiting.size() < CALLERS_MAX) {
      callers++;
      // Some have been in the automation for a while.
      Instant rang = clock.instant().minusSeconds(random.nextInt(5));
      CallId call = new CallId(new UUID(7, callers));
      joinAt(any(), entry(call, new FirstRing(rang, callers)));
    }
  }

  private QueueEntry entry(CallId call, FirstRing firstRing) {
    return new QueueEntry(
        call,
        QUEUES.get(random.nextInt(QUEUES.size())),
        firstRing,
        clock.instant(),
        Duration.ofSeconds(random.nextInt(2 * CREDIT_MAX_SECONDS)),
        affinity(),
        List.of(Skills.NONE, BILLS, SPANISH).get(random.nextInt(3)));
  }

  /** Whoever is in line goes back to the automation, and asks for a person again. */
  private void chooseAgain() {
    List<CallId> calls = at.keySet().stream().sorted(this::byNumber).toList();
    if (!calls.isEmpty()) {
      CallId call = calls.get(random.nextInt(calls.size()));
      Engine engine = Objects.requireNonNull(at.get(call));
      FirstRing rang = Objects.requireNonNull(waiting.get(call)).firstRing();
      silence(call);
      engine.tell(new RoutingEvent.Left(call));
      joinAt(engine, entry(call, rang));
    }
  }

  /** Of one caller in four, who waits for that agent alone for some seconds. */
  private @Nullable Affinity affinity() {
    return random.nextInt(4) == 0
        ? new Affinity(
            AGENTS.get(random.nextInt(AGENTS.size())),
            clock.instant().plusSeconds(random.nextInt(6)))
        : null;
  }

  private void joinAt(Engine engine, QueueEntry entry) {
    waiting.put(entry.call(), entry);
    at.put(entry.call(), engine);
    engine.tell(new RoutingEvent.Joined(entry));
  }

  private void leave() {
    List<CallId> calls = waiting.keySet().stream().sorted(this::byNumber).toList();
    if (!calls.isEmpty()) {
      CallId call = calls.get(random.nextInt(calls.size()));
      waiting.remove(call);
      @Nullable Engine engine = at.remove(call);
      silence(call);
      if (engine != null) {
        engine.tell(new RoutingEvent.Left(call));
      }
    }
  }

  private int byNumber(CallId one, CallId other) {
    return one.value().compareTo(other.value());
  }

  private @Nullable AgentId some(boolean talks) {
    List<AgentId> agents = new ArrayList<>();
    busy.forEach((agent, now) -> {
      if (now.talks() == talks) {
        agents.add(agent);
      }
    });
    return agents.isEmpty() ? null : agents.get(random.nextInt(agents.size()));
  }

  private void answer() {
    @Nullable AgentId agent = some(false);
    if (agent != null) {
      Busy now = Objects.requireNonNull(busy.get(agent));
      busy.put(agent, new Busy(now.call(), now.by(), true));
      waiting.remove(now.call());
      at.remove(now.call());
      now.by().tell(new RoutingEvent.Answered(agent, now.call()));
      everybody(new RoutingEvent.AgentDevice(agent, Device.IN_USE));
    }
  }

  private void miss() {
    @Nullable AgentId agent = some(false);
    if (agent != null) {
      Busy now = Objects.requireNonNull(busy.get(agent));
      silence(agent);
      now.by().tell(new RoutingEvent.Missed(agent, now.call(), MissReason.BUSY));
    }
  }

  private void hangUp() {
    @Nullable AgentId agent = some(true);
    if (agent != null) {
      Busy now = Objects.requireNonNull(busy.get(agent));
      busy.remove(agent);
      if (engines.contains(now.by())) {
        now.by().tell(new RoutingEvent.AgentFreed(agent, now.call()));
      }
      everybody(new RoutingEvent.AgentDevice(agent, Device.FREE));
    }
  }

  private void pass(Duration time) throws Exception {
    clock.advance(time);
    house.advance(time);
    for (Engine engine : List.copyOf(engines)) {
      engine.tell(new RoutingEvent.Tick());
      engine.beat();
    }
  }

  /** Callers whose engine died are brought back by one who lives. */
  private void takeBack() {
    for (QueueEntry entry : waiting.values().stream().sorted().toList()) {
      if (!at.containsKey(entry.call())) {
        joinAt(any(), entry);
      }
    }
  }

  private void die() {
    if (engines.size() > 1 && random.nextBoolean()) {
      Engine dead = engines.remove(random.nextInt(engines.size()));
      at.values().removeIf(engine -> engine == dead);
      for (AgentId agent : List.copyOf(busy.keySet())) {
        Busy now = Objects.requireNonNull(busy.get(agent));
        if (now.by() == dead && !now.talks()) {
          silence(agent);
        }
      }
    }
  }

  private void comeBack() throws Exception {
    if (engines.size() < 3) {
      engines.add(new Engine());
    }
  }

  /** Nobody comes any more, and everybody is served, however it was before. */
  void settle() throws Exception {
    for (int round = 0; round < ROUNDS_MAX && !(waiting.isEmpty() && busy.isEmpty()); round++) {
      takeBack();
      for (Engine engine : List.copyOf(engines)) {
        engine.work();
        engine.carryOut(engine.line.look());
        engine.work();
      }
      answer();
      hangUp();
      pass(Duration.ofMillis(500));
    }
    check(waiting.isEmpty(), "waits in vain", waiting.values(), busy);
    for (int i = 0; i < 4; i++) {
      engines.forEach(Engine::work);
      engines.forEach(engine -> engine.carryOut(engine.line.look()));
      pass(Duration.ofSeconds(2));
    }
    for (Engine engine : engines) {
      engine
          .line
          .engine()
          .readings()
          .agents()
          .forEach(agent -> check(agent.eligible(), "stuck", agent));
      check(engine.line.shared(), "alone");
    }
  }

  private static void check(boolean holds, String fault, @Nullable Object... found) {
    if (!holds) {
      throw new AssertionError(fault + ": " + Arrays.toString(found));
    }
  }
}
