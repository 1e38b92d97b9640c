package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.QueuePolicy.Widening;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random events, likely and absurd, against {@link RoutingModel}. A failure names its seed. */
class RoutingPropertyTest {
  private static final int RUNS = 2_000;
  private static final int EVENTS_PER_RUN = 80;
  private static final int CALLS = 12;
  private static final List<AgentId> AGENTS =
      List.of(new AgentId("101"), new AgentId("102"), new AgentId("103"), new AgentId("104"));
  private static final Duration CREDIT_MAX = Duration.ofSeconds(20);
  private static final RoutingPolicy POLICY =
      new RoutingPolicy(
          Map.of(
              "people",
              QueuePolicy.of(Set.copyOf(AGENTS.subList(0, 3))),
              "bills",
              QueuePolicy.of(
                      Set.copyOf(AGENTS.subList(1, 2)),
                      List.of(
                          new Widening(Duration.ofSeconds(5), Set.copyOf(AGENTS.subList(2, 4))),
                          new Widening(Duration.ofSeconds(20), Set.copyOf(AGENTS))))
                  .with(limits(25, 3))),
          limits(30, 10),
          CREDIT_MAX,
          Map.of(
              AGENTS.get(0), new Skills(Map.of("billing", 1)),
              AGENTS.get(1), new Skills(Map.of("billing", 3)),
              AGENTS.get(3), new Skills(Map.of("billing", 5, "spanish", 2))));

  private static final List<Skills> WISHES =
      List.of(
          new Skills(Map.of("billing", 2)),
          new Skills(Map.of("spanish", 1)),
          new Skills(Map.of("billing", 1, "spanish", 2)),
          new Skills(Map.of("billing", 9)));

  private static AgentLimits limits(int reserveMaxS, int wrapUpS) {
    return new AgentLimits(
        Duration.ofSeconds(reserveMaxS), Duration.ofSeconds(wrapUpS), Duration.ofSeconds(30));
  }

  private static final List<String> QUEUES = List.of("people", "bills", "bills", "nowhere");

  @Test
  void promisesHoldUnderRandomEvents() {
    int reservations = 0;
    int rests = 0;
    int narrowed = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      try {
        RoutingModel model = run(new Random(seed));
        reservations += model.reservations();
        rests += model.rests();
        narrowed += model.narrowed();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(reservations).as("the events reach far enough").isGreaterThan(5 * RUNS);
    assertThat(rests).as("and agents rest").isGreaterThan(RUNS);
    assertThat(narrowed).as("and callers want this or that").isGreaterThan(RUNS);
  }

  private static RoutingModel run(Random random) {
    SteppedClock clock = new SteppedClock();
    RoutingEngine engine = new RoutingEngine(POLICY, clock);
    RoutingModel model = new RoutingModel(POLICY, engine);
    for (int i = 0; i < EVENTS_PER_RUN; i++) {
      clock.advance(Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(20_000) : 10));
      boolean timer = random.nextInt(10) == 0;
      if (timer) {
        engine
            .nextDeadline()
            .filter(next -> next.isAfter(clock.instant()))
            .ifPresent(clock::advanceTo);
      }
      model.handle(timer ? new RoutingEvent.Tick() : event(random, clock, model), clock.instant());
    }
    return model;
  }

  private static RoutingEvent event(Random random, SteppedClock clock, RoutingModel model) {
    RoutingModel.Pair rung =
        random.nextInt(6) == 0 || model.open().isEmpty()
            ? new RoutingModel.Pair(pick(random, AGENTS), call(random.nextInt(CALLS)))
            : pick(random, model.open());
    AgentId agent = pick(random, AGENTS);
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> new RoutingEvent.AgentDevice(agent, Device.FREE);
      case 3 -> new RoutingEvent.AgentDevice(agent, pick(random, List.of(Device.values())));
      case 4 -> new RoutingEvent.AgentPaused(agent, random.nextInt(3) == 0, "lunch");
      case 5, 6, 7 -> new RoutingEvent.Joined(entry(random, clock));
      case 8 -> new RoutingEvent.Left(rung.call());
      case 9, 10 -> new RoutingEvent.Answered(rung.agent(), rung.call());
      case 11 ->
          new RoutingEvent.Missed(
              rung.agent(), rung.call(), pick(random, List.of(MissReason.values())));
      case 13 ->
          new RoutingEvent.AgentWaits(
              rung.agent(), rung.call(), clock.instant().plusSeconds(random.nextInt(90)));
      case 12 -> new RoutingEvent.AgentFreed(agent, call(random.nextInt(CALLS)));
      case 14 -> vanished(random, model);
      default ->
          new RoutingEvent.AdoptedOnCall(
              agent,
              call(random.nextInt(CALLS)),
              random.nextBoolean() ? pick(random, QUEUES) : null);
    };
  }

  /** Mostly of a call that is there. */
  private static RoutingEvent vanished(Random random, RoutingModel model) {
    Agent agent = pick(random, model.agents());
    CallId call = agent.state().call();
    return new RoutingEvent.AgentVanished(
        agent.id(),
        call == null ? call(random.nextInt(CALLS)) : call,
        agent.state().since().plusSeconds(random.nextInt(4) / 3));
  }

  private static QueueEntry entry(Random random, SteppedClock clock) {
    FirstRing firstRing =
        new FirstRing(clock.instant().minusSeconds(random.nextInt(60)), random.nextInt(3));
    CallId call = call(random.nextInt(CALLS));
    Duration credit =
        random.nextInt(3) == 0
            ? Duration.ofSeconds(random.nextInt((int) CREDIT_MAX.toSeconds() * 2))
            : Duration.ZERO;
    @Nullable Affinity affinity =
        random.nextInt(3) == 0
            ? new Affinity(pick(random, AGENTS), clock.instant().plusSeconds(random.nextInt(30)))
            : null;
    Skills skills = random.nextInt(2) == 0 ? pick(random, WISHES) : Skills.NONE;
    return new QueueEntry(
        call, pick(random, QUEUES), firstRing, clock.instant(), credit, affinity, skills);
  }

  private static CallId call(int number) {
    return new CallId(new UUID(0, number));
  }

  private static <T> T pick(Random random, Collection<T> from) {
    return List.copyOf(from).get(random.nextInt(from.size()));
  }

  @Test
  void manyThreadsGiveNoCallerTwoAgents() throws Exception {
    SteppedClock clock = new SteppedClock();
    RoutingEngine engine = new RoutingEngine(POLICY, clock);
    RoutingModel idle = new RoutingModel(POLICY, engine);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int seed = 0; seed < 8; seed++) {
      Random random = new Random(seed);
      tasks.add(() -> {
        int decisions = 0;
        for (int i = 0; i < 2_000; i++) {
          decisions += engine.handle(event(random, clock, idle)).size();
        }
        return decisions;
      });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isPositive();
      }
    }
    assertThat(
            engine.readings().agents().stream()
                .map(agent -> agent.state().call())
                .filter(call -> call != null))
        .doesNotHaveDuplicates();
  }
}
