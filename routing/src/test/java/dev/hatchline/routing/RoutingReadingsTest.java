package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.Place;
import dev.hatchline.call.WaitRange;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Places, estimates and what is shown. */
class RoutingReadingsTest extends OneEngine {
  @Test
  void readingsShowPlaceWaitAndWhoIsRung() {
    bothSignIn();
    device(BOB, Device.IN_USE);
    QueueEntry late = caller(1, "people", 5);
    QueueEntry early = caller(2, "people", 50);
    join(late);
    join(early);
    clock.advance(Duration.ofSeconds(7));
    assertThat(engine.readings().line())
        .containsExactly(
            new RoutingReadings.InLine(
                early.call(), "people", 1, early.firstRing(), Duration.ofSeconds(7), null, true),
            new RoutingReadings.InLine(
                late.call(), "people", 2, late.firstRing(), Duration.ofSeconds(7), ANN, true));
    assertThat(engine.readings().agents()).extracting(Agent::id).containsExactly(ANN, BOB);
  }

  /** Whoever left a message, or is to be called, holds no phone, however long ago that was. */
  @Test
  void whoHoldsNoPhoneIsNoCallerBeforeTheyAnswer() {
    QueueEntry waits = caller(1, "people", 5);
    QueueEntry owed = caller(2, "people", 50_000).offPhone();
    QueueEntry message = caller(3, "people", 40_000).offPhone();
    List.of(waits, owed, message).forEach(this::join);
    clock.advance(Duration.ofSeconds(90));
    RoutingReadings now = engine.readings();
    assertThat(now.line()).hasSize(3);
    assertThat(now.callers())
        .extracting(RoutingReadings.InLine::call)
        .containsExactly(waits.call());
    Instant answered = clock.instant().minusSeconds(4);
    List<RoutingReadings.InLine> callers =
        now.answered(call ->
                call.equals(owed.call()) ? Optional.of(answered) : Optional.<Instant>empty())
            .callers();
    assertThat(callers)
        .extracting(RoutingReadings.InLine::call)
        .containsExactly(owed.call(), waits.call());
    assertThat(callers)
        .extracting(RoutingReadings.InLine::waited)
        .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(90));
  }

  @Test
  void placeCountsFromTheFirstRingAndTheEstimateFromTheTraffic() {
    bothSignIn();
    QueueEntry one = caller(1, "people", 5);
    QueueEntry two = caller(2, "people", 4);
    QueueEntry late = caller(3, "people", 1);
    QueueEntry early = caller(4, "people", 3);
    List.of(one, two, late, early).forEach(this::join);
    answered(ANN, one);
    answered(BOB, two);
    assertThat(engine.place(early.call()).orElseThrow().position()).isEqualTo(1);
    assertThat(engine.place(early.call()).orElseThrow().estimate())
        .as("two agents, three minutes each as long as nothing is known")
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(engine.place(late.call()).orElseThrow().position()).isEqualTo(2);
    assertThat(engine.outlook("people").position()).isEqualTo(3);
    assertThat(engine.outlook("people").estimate()).isEqualTo(Duration.ofSeconds(270));
    assertThat(engine.place(one.call())).as("talks").isEmpty();
  }

  @Test
  void whoeverIsFreeIsNoWait() {
    assertThat(engine.outlook("people")).isEqualTo(new Place(1, null));
    bothSignIn();
    assertThat(engine.outlook("people")).isEqualTo(new Place(1, WaitRange.NONE));
    engine.handle(new RoutingEvent.AgentPaused(ANN, true, "phone"));
    engine.handle(new RoutingEvent.AgentPaused(BOB, true, "phone"));
    assertThat(engine.outlook("people")).as("nobody is at work").isEqualTo(new Place(1, null));
  }

  @Test
  void shortCallsShortenTheEstimate() {
    bothSignIn();
    Duration before = engine.outlook("bills").estimate();
    QueueEntry one = caller(1, "bills", 5);
    join(one);
    answered(BOB, one);
    Duration busy = engine.outlook("bills").estimate();
    clock.advance(Duration.ofSeconds(20));
    engine.handle(new RoutingEvent.AgentFreed(BOB, one.call()));
    assertThat(before).isZero();
    assertThat(busy).isEqualTo(Duration.ofMinutes(3));
    assertThat(engine.outlook("bills").estimate())
        .as("a call of 30 s with its wrap-up counts as much as what was believed")
        .isEqualTo(Duration.ofSeconds(105));
  }

  @Test
  void whoStandsInLineForTheSameAgentsIsAhead() {
    bothSignIn();
    QueueEntry one = caller(1, "people", 5);
    QueueEntry two = caller(2, "people", 6);
    List.of(one, two).forEach(this::join);
    answered(ANN, one);
    answered(BOB, two);
    assertThat(engine.outlook("bills").estimate()).isEqualTo(Duration.ofMinutes(3));
    join(caller(3, "people", 7));
    assertThat(engine.outlook("bills").position()).isEqualTo(1);
    assertThat(engine.outlook("bills").estimate())
        .as("one of two agents of the other queue answers this one: half a caller more")
        .isEqualTo(Duration.ofSeconds(270));
    assertThat(engine.outlook("people").estimate())
        .as("who rang earlier is ahead, in either queue")
        .isEqualTo(Duration.ofMinutes(3));
  }
}
