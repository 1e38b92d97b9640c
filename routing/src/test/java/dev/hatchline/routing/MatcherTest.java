package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.Matcher.Match;
import dev.hatchline.routing.QueuePolicy.Widening;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final Instant T0 = Instant.parse("2026-11-27T10:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final AgentId CAT = new AgentId("103");

  private final Matcher matcher =
      new Matcher(
          new RoutingPolicy(
              Map.of(
                  "people",
                  QueuePolicy.of(
                      Set.of(ANN), List.of(new Widening(Duration.ofSeconds(30), Set.of(BOB)))),
                  "bills",
                  QueuePolicy.of(Set.of(BOB, CAT))),
              new AgentLimits(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO),
              Duration.ZERO));

  private static QueueEntry caller(int id, String queue) {
    return new QueueEntry(
        new CallId(new UUID(0, id)), queue, new FirstRing(T0.plusSeconds(id), id), T0);
  }

  @Test
  void nobodyIsMatchedWithoutACallerAndAnAgent() {
    assertThat(matcher.next()).isEmpty();
    matcher.waits(caller(1, "people"), 0, Skills.NONE);
    assertThat(matcher.next()).isEmpty();
    matcher.idle(CAT, T0);
    assertThat(matcher.next()).as("of another queue").isEmpty();
    matcher.idle(ANN, T0);
    assertThat(matcher.next()).contains(new Match(ANN, caller(1, "people")));
    matcher.busy(ANN);
    assertThat(matcher.next()).isEmpty();
  }

  @Test
  void theFirstPlaceOfAllQueuesIsServedFirst() {
    matcher.waits(caller(3, "people"), 1, Skills.NONE);
    matcher.waits(caller(2, "bills"), 0, Skills.NONE);
    matcher.waits(caller(1, "people"), 0, Skills.NONE);
    matcher.idle(BOB, T0);
    assertThat(matcher.next())
        .as("1 may not have Bob yet")
        .contains(new Match(BOB, caller(2, "bills")));
    matcher.rests(caller(2, "bills"), 0, Skills.NONE);
    assertThat(matcher.next()).contains(new Match(BOB, caller(3, "people")));
  }

  @Test
  void theNearerCircleIsRungFirstAndInItTheLongestIdle() {
    matcher.idle(BOB, T0);
    matcher.idle(ANN, T0.plusSeconds(5));
    matcher.waits(caller(1, "people"), 1, Skills.NONE);
    assertThat(matcher.next()).contains(new Match(ANN, caller(1, "people")));
    matcher.busy(ANN);
    assertThat(matcher.next()).contains(new Match(BOB, caller(1, "people")));
    matcher.rests(caller(1, "people"), 1, Skills.NONE);
    matcher.idle(CAT, T0.minusSeconds(1));
    matcher.waits(caller(2, "bills"), 0, Skills.NONE);
    assertThat(matcher.next()).contains(new Match(CAT, caller(2, "bills")));
    matcher.idle(CAT, T0.plusSeconds(1));
    assertThat(matcher.next()).contains(new Match(BOB, caller(2, "bills")));
  }

  @Test
  void whoWaitsForOneAgentIsGivenToNoOther() {
    matcher.idle(ANN, T0);
    matcher.waitsFor(caller(1, "people"), CAT);
    assertThat(matcher.next()).isEmpty();
    matcher.idle(CAT, T0);
    assertThat(matcher.next()).contains(new Match(CAT, caller(1, "people")));
    matcher.restsFrom(caller(1, "people"), CAT);
    assertThat(matcher.next()).isEmpty();
    matcher.waitsFor(caller(2, "people"), CAT);
    assertThat(matcher.next()).as("idle already").contains(new Match(CAT, caller(2, "people")));
  }

  @Test
  void someoneIsIdleForAQueueIfOneOfItsFirstCircleIs() {
    matcher.idle(BOB, T0);
    assertThat(matcher.anyIdle("people")).isFalse();
    assertThat(matcher.anyIdle("bills")).isTrue();
    assertThat(matcher.anyIdle("nowhere")).isFalse();
  }
}
