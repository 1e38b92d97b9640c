package dev.hatchline.routing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The routing against what queueing theory says of one queue of equal agents: Erlang C (nobody
 * gives up) and Erlang A (everybody does, after a patience of exponential length). The exact values
 * lie in the confidence interval of independent simulations.
 */
class ErlangTest {
  private static final Instant T0 = Instant.parse("2026-11-27T00:00:00Z");
  private static final int RUNS = 24;
  private static final Duration WARM_UP = Duration.ofHours(1);

  /** Of one run: the more agents, the longer a crowd of callers lasts. */
  private static int calls(int agents) {
    return Math.max(4_000, 200 * agents);
  }

  /** Student's t for 23 degrees of freedom, 99.9 % on both sides. */
  private static final double T_999 = 3.768;

  /** Calls in 30 minutes, seconds of handling, agents, seconds of the service level. */
  @ParameterizedTest
  @CsvSource({
    "100, 180, 12, 20, 0.449388, 0.640158, 40.4449",
    "100, 180, 13, 20, 0.285270, 0.795595, 17.1162",
    "100, 180, 14, 20, 0.174132, 0.888350, 7.8359",
    "360, 240, 55, 15, 0.238701, 0.845883, 8.1840",
  })
  void whoWaitsForEverWaitsAsErlangCSays(
      double calls,
      double handling,
      int agents,
      int level,
      double waits,
      double service,
      double asa) {
    List<Run> runs = runs(calls / 1800, handling, 0, agents);
    holds(runs, run -> run.share(contact -> !contact.waited().isZero()), waits);
    holds(
        runs, run -> run.share(c -> c.waited().compareTo(Duration.ofSeconds(level)) <= 0), service);
    holds(runs, Run::meanWait, asa);
  }

  /** Calls in a minute, seconds of handling, seconds of patience, agents. */
  @ParameterizedTest
  @CsvSource({
    "48, 60, 120, 50, 0.030912, 3.709, 0.467774",
    "3.3333333333, 180, 300, 13, 0.024963, 7.489, 0.225797",
    "3.3333333333, 180, 120, 12, 0.061597, 7.392, 0.279807",
  })
  void whoGivesUpDoesSoAsErlangASays(
      double calls,
      double handling,
      double patience,
      int agents,
      double abandons,
      double wait,
      double waits) {
    List<Run> runs = runs(calls / 60, handling, patience, agents);
    holds(runs, run -> run.share(contact -> !contact.answered()), abandons);
    holds(runs, Run::meanWait, wait);
    holds(runs, run -> run.share(contact -> !contact.waited().isZero()), waits);
  }

  /** What became of the callers of one run, the first hour left out. */
  private record Run(List<Contact> contacts) {
    double share(Predicate<Contact> which) {
      return (double) contacts.stream().filter(which).count() / contacts.size();
    }

    double meanWait() {
      return contacts.stream().mapToDouble(c -> c.waited().toNanos() / 1e9).average().orElseThrow();
    }
  }

  private static void holds(List<Run> runs, ToDoubleFunction<Run> measure, double exact) {
    double[] found = runs.stream().mapToDouble(measure).toArray();
    double mean = IntStream.range(0, RUNS).mapToDouble(i -> found[i]).sum() / RUNS;
    double squares = IntStream.range(0, RUNS).mapToDouble(i -> Math.pow(found[i] - mean, 2)).sum();
    double half = T_999 * Math.sqrt(squares / (RUNS - 1) / RUNS);
    assertThat(exact).as("found %.6f ± %.6f", mean, half).isBetween(mean - half, mean + half);
    assertThat(half).as("narrow enough to say something").isLessThan(0.35 * exact);
  }

  /** Rates per second, times in seconds; a patience of 0 has no end. */
  private static List<Run> runs(double rate, double handling, double patience, int agents) {
    return IntStream.range(0, RUNS)
        .mapToObj(seed -> run(new Random(seed), rate, handling, patience, agents))
        .toList();
  }

  private static Run run(Random random, double rate, double handling, double patience, int agents) {
    List<AgentId> people =
        IntStream.range(0, agents).mapToObj(i -> new AgentId("" + (101 + i))).toList();
    RoutingPolicy policy =
        RoutingPolicy.of(
            Map.of("people", people.stream().collect(Collectors.toSet())),
            new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO));
    List<Contact> contacts = new ArrayList<>();
    Instant from = T0.plus(WARM_UP);
    LineSimulator simulator =
        new LineSimulator(
            policy,
            people,
            T0,
            contact -> {
              if (contact.arrival().entry().joinedAt().isAfter(from)) {
                contacts.add(contact);
              }
            });
    simulator.run(
        Traffic.steady(rate, handling, patience).from(T0, random),
        from.plus(Duration.ofSeconds(Math.round(calls(agents) / rate))));
    return new Run(contacts);
  }
}
