package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static dev.hatchline.routing.callback.TestHouse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.FakeAsterisk.Will;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random people, troubles and engines that die, and what must hold through all of it: never two
 * live legs to a customer, never a customer dialled again who had answered or whose end is unknown,
 * never more dialled than agents reserved, no agent stuck, nobody dialled before the time that they
 * named and no more of them for one slot than it has room for, and each promise comes to one end. A
 * failure names its seed.
 */
class CallbackDeskPropertyTest {
  private static final int RUNS = 200;
  private static final int STEPS = 500;
  private static final int ROOM = 2;
  private static final AgentId CAT = new AgentId("103");
  private static final List<AgentId> AGENTS = List.of(ANN, BOB, CAT);
  private static final List<Fate> ENDS =
      List.of(Fate.BUSY, Fate.NO_ANSWER, Fate.MACHINE, Fate.FAILED);

  private final Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
  private final Map<Outcome, Integer> seenNamed = new EnumMap<>(Outcome.class);

  @Test
  void promisesHoldUnderRandomEvents() throws Exception {
    for (int seed = 0; seed < RUNS; seed++) {
      try {
        new Run(seed).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(seen.keySet())
        .as("the events reach far enough")
        .contains(Outcome.KEPT, Outcome.LATE, Outcome.BROKEN, Outcome.CANCELLED);
    assertThat(seenNamed.keySet()).contains(Outcome.KEPT, Outcome.BROKEN, Outcome.CANCELLED);
  }

  private final class Run {
    private final Random random;
    private final SteppedClock clock = new SteppedClock();
    private final FakeAsterisk asterisk = new FakeAsterisk(clock);
    private final MemoryCallbackStore store = new MemoryCallbackStore(clock);
    private final Set<CallbackId> promised = new HashSet<>();
    private final List<PhoneNumber> numbers = new ArrayList<>();
    private final CallbackPolicy policy;
    private TestHouse house;

    Run(int seed) {
      random = new Random(seed);
      boolean agentFirst = random.nextBoolean();
      policy =
          new CallbackPolicy(
              RetryPolicy.DEFAULT,
              new AskLimits.Bounds(99, 99, 999, 999, 999, 999, 999),
              _ -> agentFirst,
              Duration.ofSeconds(30),
              new SlotRules(
                  Duration.ofMinutes(1), ROOM, Duration.ofHours(1), ZoneOffset.UTC, _ -> true));
      asterisk.patience = Duration.ofSeconds(20 + random.nextInt(200));
      house = engine(Boundary.none());
    }

    private TestHouse engine(Boundary boundary) {
      TestHouse made =
          new TestHouse(asterisk, store, policy, boundary, AGENTS.toArray(AgentId[]::new));
      made.order = random;
      made.trouble = clock.instant();
      return made;
    }

    void run() throws StoreException {
      house.recover();
      for (int i = 0; i < STEPS; i++) {
        try {
          event();
          house.step();
        } catch (Crash _) {
          dead();
        }
      }
      calm();
      check();
    }

    private void event() {
      switch (random.nextInt(40)) {
        case 0, 1, 2 -> ask();
        case 3 -> {
          var _ = any(house.desk.open()).map(c -> house.desk.cancel(c.id()));
        }
        case 4 -> {
          var _ = any(house.desk.open()).map(c -> house.desk.takenOver(c.id()));
        }
        case 5 -> phone(any(AGENTS).orElseThrow());
        case 6 -> {
          AgentId agent = any(AGENTS).orElseThrow();
          house.handle(new RoutingEvent.AgentPaused(agent, random.nextInt(4) == 0, "phone"));
        }
        case 7 -> {
          store.away = random.nextInt(3) == 0;
          store.silent = random.nextInt(4) == 0;
        }
        case 8 -> sight(random.nextInt(3) != 0);
        case 9 -> {
          if (random.nextInt(4) == 0) {
            dead();
          }
        }
        case 10 -> people();
        default -> {}
      }
      if (store.away || store.silent || asterisk.away) {
        house.trouble = clock.instant();
      }
    }

    private void ask() {
      PhoneNumber number =
          random.nextInt(4) == 0 && !numbers.isEmpty()
              ? any(numbers).orElseThrow()
              : Samples.number();
      numbers.add(number);
      List<Will> wills = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        wills.add(Will.of(random.nextInt(30), any(ENDS).orElseThrow()));
      }
      wills.add(Will.answer(random.nextInt(25)));
      if (!asterisk.reached.contains(number) && asterisk.dials(number) == 0) {
        asterisk.customer(number, wills.toArray(Will[]::new));
      }
      if (asterisk.history.getOrDefault(number, List.of()).contains(Fate.ANSWERED)) {
        return; // A new promise to a customer who was reached would be another story.
      }
      if (asterisk.history.getOrDefault(number, List.of()).contains(Fate.DIALLING)) {
        return;
      }
      if (asked(number, "key " + numbers.size()) instanceof Answer.Promised(Callback c)) {
        promised.add(c.id());
      }
    }

    private Answer asked(PhoneNumber number, String key) {
      if (random.nextInt(3) > 0) {
        return house.ask(number, key);
      }
      Instant at = clock.instant().plusSeconds(random.nextInt(120));
      AgentId wanted = random.nextBoolean() ? any(AGENTS).orElseThrow() : null;
      return house.ask(number, key, new Appointment(at, ZoneOffset.UTC, wanted));
    }

    private void people() {
      AgentId agent = any(AGENTS).orElseThrow();
      asterisk.agent(
          agent,
          random.nextInt(3) == 0
              ? Will.of(random.nextInt(20), Fate.NO_ANSWER)
              : Will.answer(random.nextInt(6)));
    }

    private void phone(AgentId agent) {
      boolean there = asterisk.gone.remove(agent) || random.nextInt(4) != 0;
      if (!there && !asterisk.agents.containsKey(agent)) {
        asterisk.gone.add(agent);
      }
      if (!asterisk.away) {
        house.handle(new RoutingEvent.AgentDevice(agent, asterisk.device(agent)));
      }
    }

    private void sight(boolean clear) {
      if (clear && asterisk.away) {
        asterisk.away = false;
        house.recover();
      } else if (!clear && !asterisk.away) {
        asterisk.away = true;
        house.desk.outOfSight();
      }
    }

    private void dead() {
      asterisk.ears = null;
      if (random.nextInt(6) == 0) {
        asterisk.restart();
      }
      for (int i = random.nextInt(20); i > 0; i--) {
        clock.advance(TestHouse.STEP);
        asterisk.live();
      }
      asterisk.away = false;
      try {
        house = engine(new Boundary(random.nextInt(60), random.nextBoolean()));
        house.recover();
      } catch (Crash _) {
        dead();
      }
    }

    /** Troubles end, and everybody answers. */
    private void calm() {
      store.away = false;
      store.silent = false;
      asterisk.gone.clear();
      boolean alive = false;
      while (!alive) {
        asterisk.away = false;
        try {
          house.recover();
          house.trouble = clock.instant();
          AGENTS.forEach(agent -> asterisk.agent(agent, Will.answer(1)));
          // A phone that rings still may yet be missed, which pauses its agent.
          house.pass(Duration.ofMinutes(1));
          AGENTS.forEach(
              agent -> house.handle(new RoutingEvent.AgentPaused(agent, false, "phone")));
          house.pass(Duration.ofMinutes(50));
          alive = true;
        } catch (Crash _) {
          asterisk.ears = null;
          house = engine(Boundary.none());
        }
      }
    }

    private void check() throws StoreException {
      assertThat(house.stuck()).isEmpty();
      for (Callback row : store.latest(CallbackStore.LATEST_MAX)) {
        assertThat(row.open()).as("%s", row).isFalse();
        seen.merge(row.outcome(), 1, Integer::sum);
        List<Attempt> attempts = store.attempts(row.id());
        Appointment named = row.request().appointment();
        if (named != null && promised.contains(row.id())) {
          seenNamed.merge(row.outcome(), 1, Integer::sum);
          assertThat(attempts)
              .as("%s", row)
              .noneMatch(attempt -> attempt.began().isBefore(named.at()));
        }
        assertThat(attempts).as("%s", row).noneMatch(attempt -> attempt.ended() == null);
        promised.remove(row.id());
      }
      assertThat(promised).as("promised and lost").isEmpty();
      assertThat(store.taken(Instant.EPOCH, Instant.MAX).values()).allMatch(taken -> taken <= ROOM);
      assertThat(house.desk.ledger().count(Outcome.OPEN)).isZero();
    }

    private <T> java.util.Optional<T> any(List<T> from) {
      return from.isEmpty()
          ? java.util.Optional.empty()
          : java.util.Optional.of(from.get(random.nextInt(from.size())));
    }
  }
}
