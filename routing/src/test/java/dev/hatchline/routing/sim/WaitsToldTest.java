package dev.hatchline.routing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.WaitRange;
import dev.hatchline.call.WaitVerdict;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.callback.AskLimits;
import dev.hatchline.routing.callback.CallbackPolicy;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.callback.RetryPolicy;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The waits that the routing tells, against the waits that callers then have. */
class WaitsToldTest {
  private static final Instant T0 = Instant.parse("2026-11-27T00:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final int DAYS = 8;
  private static final AgentLimits LIMITS =
      new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);

  /** Nobody is refused a call for there being too many. */
  private static final CallbackPolicy ANYBODY =
      new CallbackPolicy(
          RetryPolicy.DEFAULT,
          new AskLimits.Bounds(9_999, 9_999, 9_999, 9_999, 9_999, 9_999, 9_999),
          _ -> false,
          Duration.ofSeconds(30));

  /** Calls an hour, seconds of handling, seconds of patience, agents. */
  @ParameterizedTest
  @CsvSource({
    "200, 180, 300, 10", // as many as can be served, callers hang up
    "400, 180, 120, 16", // more than can be served, callers hang up soon
    "57, 180, 0, 3", // a few agents, nobody hangs up
    "19, 180, 0, 1", // one agent
    "760, 240, 0, 52", // many
  })
  void fourOfFiveWaitsLieInTheRange(double calls, double handling, double patience, int agents) {
    Traffic traffic = Traffic.steady(calls / 3_600, handling, patience);
    Score score = simulated(traffic, agents);
    assertThat(score.share(WaitVerdict.INSIDE, UnaryOperator.identity()))
        .as(score.toString())
        .isBetween(0.77, 0.84);
    assertThat(score.share(WaitVerdict.INSIDE, WaitRange::inMinutes))
        .as("as it is spoken: %s", score)
        .isGreaterThan(0.8);
    assertThat(score.meanWidth()).as("says something: %s", score).isLessThan(2.2);
  }

  /**
   * Sales and care have four agents each of their own and four in common; of three callers one is
   * called back rather than wait.
   */
  @Test
  void queuesThatShareAgentsAndCallBackAreToldAlike() {
    List<Told> all = new ArrayList<>();
    for (int seed = 0; seed < DAYS; seed++) {
      all.addAll(sharedDay(seed));
    }
    Score score = new Score(all);
    Score held = new Score(all.stream().filter(each -> each.contact().callback() == null).toList());
    assertThat(held.contacts().size() * 1.0 / all.size()).as("not called back").isLessThan(0.75);
    for (Score each : List.of(score, held)) {
      assertThat(each.share(WaitVerdict.INSIDE, UnaryOperator.identity()))
          .as(each.toString())
          .isBetween(0.77, 0.84);
    }
  }

  private static List<Told> sharedDay(int seed) {
    List<AgentId> people = people(12);
    RoutingPolicy policy =
        RoutingPolicy.of(
            Map.of(
                "sales", Set.copyOf(people.subList(0, 8)),
                "care", Set.copyOf(people.subList(4, 12))),
            LIMITS);
    List<Shift> shifts =
        people.stream().map(agent -> new Shift(agent, T0, T0.plus(DAY).plus(DAY))).toList();
    List<Told> waited = new ArrayList<>();
    Callers callers =
        new Callers() {
          @Override
          public QueueEntry joins(Arrival arrival) {
            return arrival.entry();
          }

          @Override
          public Optional<Arrival> ended(Contact contact) {
            WaitRange range = contact.told();
            if (range != null && !range.equals(WaitRange.NONE)) {
              waited.add(new Told(contact, range));
            }
            return Optional.empty();
          }
        };
    Random random = new Random(100 + seed);
    Iterator<Arrival> everybody =
        Traffic.steady(235 / 3_600.0, 180, 300).from(T0, new Random(seed));
    Iterator<Arrival> split =
        Stream.generate(everybody::next).map(each -> either(each, random)).iterator();
    new LineSimulator(new House(policy, shifts, ANYBODY, seed), T0, callers)
        .run(split, T0.plus(DAY));
    return waited;
  }

  /** Of one of the two queues; one of three would be called back after 5 s of ringing. */
  private static Arrival either(Arrival arrival, Random random) {
    QueueEntry entry = arrival.entry();
    String queue = random.nextBoolean() ? "sales" : "care";
    PhoneNumber number = new PhoneNumber("+1202%07d".formatted(entry.firstRing().sequence()));
    Callee callee =
        random.nextInt(3) > 0
            ? null
            : new Callee(
                number,
                Duration.ZERO,
                List.of(new Callee.Ring(Fate.ANSWERED, Duration.ofSeconds(5))));
    return new Arrival(
        new QueueEntry(entry.call(), queue, entry.firstRing(), entry.joinedAt()),
        arrival.handling(),
        arrival.patience(),
        callee);
  }

  /** Twice as many callers from 9 to 11, who take half as long again from noon on. */
  @Test
  void aDayWithARushIsToldAlmostAsWell() {
    Traffic traffic =
        new Traffic(
            at -> (hour(at) >= 9 && hour(at) < 11 ? 2.0 : 1.0) * 110 / 3_600,
            at -> hour(at) >= 12 ? 270 : 180,
            300);
    Score score = simulated(traffic, 8);
    assertThat(score.share(WaitVerdict.INSIDE, WaitRange::inMinutes))
        .as(score.toString())
        .isGreaterThan(0.75);
  }

  private static int hour(Instant at) {
    return (int) (Duration.between(T0, at).toHours() % 24);
  }

  private record Told(Contact contact, WaitRange range) {}

  /** Of callers who were told that they have to wait. */
  private record Score(List<Told> contacts) {
    private record Judged(WaitRange told, WaitVerdict verdict) {}

    /** Who gave up within the range says nothing. */
    private List<Judged> judged(UnaryOperator<WaitRange> as) {
      List<Judged> judged = new ArrayList<>();
      for (Told each : contacts) {
        WaitRange told = as.apply(each.range());
        WaitVerdict verdict = told.judge(each.contact().waited());
        if (each.contact().answered() || verdict == WaitVerdict.LONGER) {
          judged.add(new Judged(told, verdict));
        }
      }
      return judged;
    }

    double share(WaitVerdict verdict, UnaryOperator<WaitRange> as) {
      List<Judged> judged = judged(as);
      return judged.stream().filter(each -> each.verdict == verdict).count()
          / (double) judged.size();
    }

    /** Width of the range ÷ likely wait. */
    double meanWidth() {
      return contacts.stream()
          .map(Told::range)
          .mapToDouble(range ->
              (range.most().toMillis() - range.least().toMillis())
                  / (double) range.likely().toMillis())
          .average()
          .orElseThrow();
    }

    @Override
    public String toString() {
      Map<WaitVerdict, Double> shares = new EnumMap<>(WaitVerdict.class);
      for (WaitVerdict verdict : WaitVerdict.values()) {
        shares.put(verdict, share(verdict, UnaryOperator.identity()));
      }
      return contacts.size() + " waits " + shares + ", width " + meanWidth();
    }
  }

  private static List<AgentId> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> new AgentId("" + (101 + i))).toList();
  }

  private static Score simulated(Traffic traffic, int agents) {
    List<AgentId> people = people(agents);
    RoutingPolicy policy = RoutingPolicy.of(Map.of("people", Set.copyOf(people)), LIMITS);
    List<Told> waited = new ArrayList<>();
    for (int seed = 0; seed < DAYS; seed++) {
      LineSimulator simulator =
          new LineSimulator(
              policy,
              people,
              T0,
              contact -> {
                WaitRange range = contact.told();
                if (range != null && !range.equals(WaitRange.NONE)) {
                  waited.add(new Told(contact, range));
                }
              });
      simulator.run(traffic.from(T0, new Random(seed)), T0.plus(DAY));
    }
    return new Score(waited);
  }
}
