package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many are served before the next caller of a queue. */
class CrewsTest {
  private final List<List<String>> agents = new ArrayList<>();

  private void agents(int count, String... queues) {
    agents.addAll(Collections.nCopies(count, List.of(queues)));
  }

  private double ahead(String queue, Map<String, Integer> waiting) {
    return new Crews(agents).ahead(queue, name -> waiting.getOrDefault(name, 0));
  }

  @Test
  void whoSharesNoAgentsIsInNobodysWay() {
    agents(3, "sales");
    agents(2, "care");
    assertThat(ahead("sales", Map.of("sales", 7, "care", 9))).isEqualTo(7);
    assertThat(ahead("nobody", Map.of("sales", 7))).isZero();
  }

  @Test
  void twoQueuesOfTheSameAgentsAreOneLine() {
    agents(3, "sales", "care");
    assertThat(ahead("sales", Map.of("sales", 3, "care", 4))).isEqualTo(7);
    assertThat(ahead("care", Map.of("sales", 3, "care", 4))).isEqualTo(7);
  }

  /** One of two agents of the other queue answers this one. */
  @Test
  void whoIsServedByEitherOfTwoIsHalfInTheWay() {
    agents(1, "people");
    agents(1, "people", "bills");
    assertThat(ahead("bills", Map.of("people", 1))).isEqualTo(0.5);
    assertThat(ahead("people", Map.of("people", 1))).isEqualTo(1);
  }

  @Test
  void queuesOfLikeLengthAreServedByAllTogether() {
    agents(4, "sales");
    agents(4, "sales", "care");
    agents(4, "care");
    Map<String, Integer> waiting = Map.of("sales", 12, "care", 12);
    // 24 callers, 12 agents, 8 of which are this queue's; to half a helping of an eighth of 12.
    assertThat(ahead("sales", waiting)).isCloseTo(16, within(0.75));
    assertThat(ahead("care", waiting)).isCloseTo(16, within(0.75));
  }

  @Test
  void aLongQueueIsNotInTheWayOfAShortOneThatHasAgentsOfItsOwn() {
    agents(4, "sales");
    agents(4, "sales", "care");
    agents(4, "care");
    Map<String, Integer> waiting = Map.of("sales", 1, "care", 40);
    // Four of its own agents have one caller; none of the others comes to help.
    assertThat(ahead("sales", waiting)).isEqualTo(2);
    assertThat(ahead("care", waiting)).isEqualTo(40);
  }

  /** As many more as they have agents in common with this one. */
  @Test
  void ofTooManyCrewsTheShareOfTheirAgentsCounts() {
    agents(4, "sales");
    agents(4, "sales", "care");
    agents(12, "care");
    for (int i = 0; i < Crews.CREWS_MAX; i++) {
      agents(1, "other-" + i);
    }
    Map<String, Integer> waiting = Map.of("sales", 1, "care", 40);
    assertThat(ahead("sales", waiting)).isEqualTo(1 + 40 * 4 / 16.0);
    assertThat(ahead("care", waiting)).isEqualTo(40 + 1 * 4 / 8.0);
  }
}
