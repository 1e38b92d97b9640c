package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a decision costs, counted in comparisons, as a clock would count the machine, too: no more
 * than the logarithm of the line. A tree of n has at most 2 log2(n + 1) of them on a way down
 * (red-black; Guibas and Sedgewick, 1978).
 */
class MatcherGrowthTest {
  private static final Instant T0 = Instant.parse("2026-11-27T10:00:00Z");
  private static final int QUEUES = 50;
  private static final int AGENTS = 500;

  /** Queues of one agent. */
  private static final int SKILLS = 3;

  private static final int DECISIONS = 2_000;

  /** Looks at the open pools and at idle agents, which are as many whatever waits. */
  private static final int FIXED_MAX = 16;

  /**
   * Two ways down the tree of those who wait in one queue: one comes, one goes. Each is about as
   * long as the logarithm in trees that random callers have built.
   */
  private static final int PER_DOUBLING_MAX = 2;

  private final Random random = new Random(5);
  private long compared;

  private final Map<String, Set<AgentId>> teams = new HashMap<>();
  private final List<AgentId> agents = new ArrayList<>();
  private int rang;

  private Matcher matcher() {
    for (int i = 0; i < AGENTS; i++) {
      AgentId agent = new AgentId(String.valueOf(1_000 + i));
      agents.add(agent);
      for (int skill = 0; skill < SKILLS; skill++) {
        teams.computeIfAbsent("q" + random.nextInt(QUEUES), _ -> new HashSet<>()).add(agent);
      }
    }
    Map<String, QueuePolicy> queues = new HashMap<>();
    teams.forEach((name, team) -> queues.put(name, QueuePolicy.of(team)));
    return new Matcher(
        new RoutingPolicy(
            queues,
            new AgentLimits(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO),
            Duration.ZERO),
        (one, other) -> {
          compared++;
          return one.compareTo(other);
        },
        (one, other) -> {
          compared++;
          return one.compareTo(other);
        });
  }

  /** Somebody whose first ring is among those of the others. */
  private QueueEntry caller() {
    int id = rang++;
    FirstRing ring = new FirstRing(T0.plusSeconds(random.nextInt(100_000)), id);
    List<String> names = List.copyOf(new TreeSet<>(teams.keySet()));
    return new QueueEntry(
        new CallId(new UUID(0, id)), names.get(random.nextInt(names.size())), ring, T0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 100_000})
  void aDecisionComparesNoMoreThanTheLogarithmOfTheLine(int line) {
    Matcher matcher = matcher();
    for (int i = 0; i < line; i++) {
      matcher.waits(caller(), 0, Skills.NONE);
    }
    long most = 0;
    int made = 0;
    for (int i = 0; i < DECISIONS; i++) {
      compared = 0;
      matcher.idle(agents.get(random.nextInt(AGENTS)), T0.plusSeconds(i));
      var match = matcher.next();
      if (match.isPresent()) {
        matcher.rests(match.get().entry(), 0, Skills.NONE);
        matcher.busy(match.get().agent());
        matcher.waits(caller(), 0, Skills.NONE);
        most = Math.max(most, compared);
        made++;
      }
    }
    assertThat(made).isGreaterThan(DECISIONS / 2);
    assertThat(most)
        .as("comparisons of one decision among %d", line)
        .isPositive()
        .isLessThanOrEqualTo(
            (long) (FIXED_MAX + PER_DOUBLING_MAX * (Math.log(line) / Math.log(2))));
  }
}
