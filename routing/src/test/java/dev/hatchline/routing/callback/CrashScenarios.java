package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static dev.hatchline.routing.callback.TestHouse.BOB;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.FakeAsterisk.Will;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Each scenario again and again, with an engine that stops dead before or after the first, the
 * second, … thing that it does to the world, until it runs through; each time a new engine takes
 * over what the store and Asterisk have.
 */
final class CrashScenarios {
  /** Fewer stops would mean that the scenarios do not reach far. */
  static final int STOPS_MIN = 100;

  /** A second engine that stops does so within so many things that it does. */
  private static final int SECOND_STOPS_MAX = 9;

  /** Longer than all pauses of the policy together. */
  private static final Duration LONG = Duration.ofMinutes(30);

  /**
   * What happens.
   *
   * @param ends what may become of the promise
   */
  private record Scenario(
      String name,
      CallbackPolicy policy,
      BiConsumer<FakeAsterisk, PhoneNumber> people,
      List<Outcome> ends,
      boolean cancelsWhileRinging) {}

  private static final AskLimits.Bounds NO_LIMIT =
      new AskLimits.Bounds(9, 99, 10_000, 10_000, 10_000, 10_000, 10_000);
  private static final CallbackPolicy CUSTOMER_FIRST =
      new CallbackPolicy(RetryPolicy.DEFAULT, NO_LIMIT, _ -> false, Duration.ofSeconds(30));
  private static final CallbackPolicy AGENT_FIRST =
      new CallbackPolicy(RetryPolicy.DEFAULT, NO_LIMIT, _ -> true, Duration.ofSeconds(30));

  private static final List<Scenario> SCENARIOS =
      List.of(
          new Scenario(
              "answered",
              CUSTOMER_FIRST,
              (asterisk, number) -> asterisk.customer(number, Will.answer(2)),
              List.of(Outcome.KEPT),
              false),
          new Scenario(
              "answered, agent first",
              AGENT_FIRST,
              (asterisk, number) -> asterisk.customer(number, Will.answer(2)),
              List.of(Outcome.KEPT),
              false),
          new Scenario(
              "busy, then answered",
              CUSTOMER_FIRST,
              (asterisk, number) ->
                  asterisk.customer(number, Will.of(1, Fate.BUSY), Will.answer(2)),
              List.of(Outcome.KEPT),
              false),
          new Scenario(
              "the first agent misses while the customer rings",
              CUSTOMER_FIRST,
              (asterisk, number) -> {
                asterisk.customer(number, Will.answer(8));
                asterisk.agent(ANN, Will.of(3, Fate.NO_ANSWER));
                asterisk.agent(BOB, Will.answer(1));
              },
              List.of(Outcome.KEPT, Outcome.LATE),
              false),
          new Scenario(
              "the agent comes after the answer",
              CUSTOMER_FIRST,
              (asterisk, number) -> {
                asterisk.customer(number, Will.answer(1));
                asterisk.agent(ANN, Will.answer(4));
              },
              List.of(Outcome.KEPT),
              false),
          new Scenario(
              "cancelled while it rings",
              CUSTOMER_FIRST,
              (asterisk, number) -> asterisk.customer(number, Will.of(20, Fate.NO_ANSWER)),
              List.of(Outcome.CANCELLED),
              true));

  private final SteppedClock clock;
  private final CallbackStore store;

  CrashScenarios(SteppedClock clock, CallbackStore store) {
    this.clock = clock;
    this.store = store;
  }

  /** Returns how often an engine stopped. */
  int all() throws StoreException {
    int stops = 0;
    for (Scenario scenario : SCENARIOS) {
      for (boolean before : List.of(true, false)) {
        int stopAt = 1;
        while (stops(scenario, stopAt, before)) {
          stopAt++;
          stops++;
        }
      }
    }
    return stops;
  }

  private boolean stops(Scenario scenario, int stopAt, boolean before) throws StoreException {
    PhoneNumber number = Samples.number();
    FakeAsterisk asterisk = new FakeAsterisk(clock);
    scenario.people().accept(asterisk, number);
    String key = UUID.randomUUID().toString();
    String stops = "";
    // The second engine stops too, somewhere; the third is let live.
    for (Boundary boundary :
        List.of(
            new Boundary(stopAt, before),
            new Boundary(1 + stopAt * 7 % SECOND_STOPS_MAX, stopAt % 2 == 0),
            Boundary.none())) {
      TestHouse house = new TestHouse(asterisk, store, scenario.policy(), boundary, ANN, BOB);
      Optional<Crash> crash = run(scenario, house, number, key);
      if (crash.isEmpty()) {
        judge(scenario, house, number, stops);
        break;
      }
      stops += crash.get().getMessage() + ", ";
      asterisk.ears = null;
      // Supervised: two seconds later there is another engine.
      for (int i = 0; i < 8; i++) {
        clock.advance(TestHouse.STEP);
        asterisk.live();
      }
    }
    return !stops.isEmpty();
  }

  /** Whoever asked and heard nothing asks again, with the same key. */
  private Optional<Crash> run(Scenario scenario, TestHouse house, PhoneNumber number, String key) {
    try {
      house.recover();
      Answer answer = house.ask(number, key);
      Callback callback =
          switch (answer) {
            case Answer.Promised(Callback c) -> c;
            case Answer.SameKey(Callback c) -> c;
            case Answer.SameNumber(Callback c) -> c;
            case Answer.Refused _, Answer.NotKept _ -> throw new AssertionError(answer);
          };
      boolean cancelled = !scenario.cancelsWhileRinging();
      for (Duration t = Duration.ZERO; t.compareTo(LONG) < 0; t = t.plus(TestHouse.STEP)) {
        house.step();
        boolean rings =
            house.asterisk.customers.values().stream().anyMatch(leg -> leg.number.equals(number));
        if (!cancelled && (rings || t.compareTo(Duration.ofMinutes(2)) > 0)) {
          var _ = house.desk.cancel(callback.id());
          cancelled = true;
        }
        if (house.stuck().isEmpty() && t.compareTo(Duration.ofSeconds(20)) > 0) {
          break;
        }
      }
      return Optional.empty();
    } catch (Crash crash) {
      return Optional.of(crash);
    }
  }

  private void judge(Scenario scenario, TestHouse house, PhoneNumber number, String stop)
      throws StoreException {
    String where = scenario.name() + ", stopped " + stop;
    check(house.stuck().isEmpty(), where, house.stuck());
    List<Callback> rows =
        store.latest(CallbackStore.LATEST_MAX).stream()
            .filter(row -> row.request().number().equals(number))
            .toList();
    check(rows.size() == 1, where + ": one promise", rows);
    check(scenario.ends().contains(rows.getFirst().outcome()), where + ": the end", rows);
    boolean met = house.asterisk.reached.contains(number);
    boolean cancelled = rows.getFirst().outcome() == Outcome.CANCELLED;
    check(met != cancelled, where + ": reached " + met, rows);
    check(
        house.asterisk.record.values().stream().allMatch(Fate.BARRED::equals)
            || stop.contains("forget"),
        where + ": record kept",
        house.asterisk.record);
  }

  private static void check(boolean holds, String what, Object found) {
    if (!holds) {
      throw new AssertionError(what + ": " + found);
    }
  }
}
