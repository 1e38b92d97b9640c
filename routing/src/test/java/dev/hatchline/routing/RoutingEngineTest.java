package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.Decision.NobodySignedIn;
import dev.hatchline.routing.Decision.Refused;
import dev.hatchline.routing.QueuePolicy.Widening;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is matched with whom. */
class RoutingEngineTest extends OneEngine {
  @Test
  void nobodyIsMatchedWhileSomebodyElseMayRingAgents() {
    bothSignIn();
    QueueEntry first = caller(1, "people", 60);
    QueueEntry second = caller(2, "people", 30);
    Instant until = clock.instant().plus(SECOND);
    engine.handle(new RoutingEvent.MatchingHeld(until));
    assertThat(engine.free("people")).isFalse();
    assertThat(join(second)).isEmpty();
    assertThat(join(first)).isEmpty();
    assertThat(engine.handle(new RoutingEvent.MatchingResumed()))
        .containsExactly(reserve(ANN, first), reserve(BOB, second));
  }

  @Test
  void whoHoldsTheMatchingForEverIsWaitedForNoLonger() {
    bothSignIn();
    QueueEntry waits = caller(1, "people", 60);
    Instant until = clock.instant().plus(SECOND);
    engine.handle(new RoutingEvent.MatchingHeld(until));
    assertThat(join(waits)).isEmpty();
    assertThat(engine.nextDeadline()).contains(until);
    clock.advance(SECOND);
    assertThat(engine.free("people")).isTrue();
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(ANN, waits));
    assertThat(engine.nextDeadline()).isNotEqualTo(Optional.of(until));
  }

  @Test
  void theLongestIdleAgentGetsTheCaller() {
    bothSignIn();
    QueueEntry first = caller(1, "people", 5);
    assertThat(join(first)).containsExactly(reserve(ANN, first));
    assertThat(engine.reserved(ANN, first.call())).isTrue();
    assertThat(engine.reserved(BOB, first.call())).isFalse();
  }

  @Test
  void theOldestFirstRingIsServedFirstAcrossQueues() {
    QueueEntry late = caller(1, "bills", 5);
    QueueEntry early = caller(2, "people", 50);
    join(late);
    join(early);
    assertThat(device(BOB, Device.FREE)).containsExactly(reserve(BOB, early));
    assertThat(device(ANN, Device.FREE)).isEmpty();
  }

  @Test
  void anAgentOfAnotherQueueIsNotRung() {
    device(ANN, Device.FREE);
    QueueEntry bill = caller(1, "bills", 5);
    assertThat(join(bill)).containsExactly(new NobodySignedIn(bill.call()));
  }

  @Test
  void nobodySignedInIsToldOnJoiningAndWhenTheLastLeaves() {
    QueueEntry first = caller(1, "people", 5);
    assertThat(join(first)).containsExactly(new NobodySignedIn(first.call()));
    assertThat(device(ANN, Device.IN_USE)).isEmpty();
    QueueEntry second = caller(2, "people", 4);
    assertThat(join(second)).isEmpty();
    assertThat(device(ANN, Device.UNAVAILABLE))
        .containsExactly(new NobodySignedIn(first.call()), new NobodySignedIn(second.call()));
  }

  @Test
  void pausedAgentsCountAsSignedInAndAreNotRung() {
    device(ANN, Device.FREE);
    engine.handle(new RoutingEvent.AgentPaused(ANN, true, "lunch"));
    QueueEntry first = caller(1, "people", 5);
    assertThat(join(first)).isEmpty();
    assertThat(engine.handle(new RoutingEvent.AgentPaused(ANN, false, "")))
        .containsExactly(reserve(ANN, first));
  }

  @Test
  void severalEventsAtOnceAreAllKnownBeforeAnybodyIsMatchedOrTold() {
    QueueEntry late = caller(1, "people", 5);
    QueueEntry early = caller(2, "people", 50);
    QueueEntry gone = caller(3, "bills", 90);
    CallId old = new CallId(new UUID(7, 7));
    assertThat(
            engine.handle(
                List.of(
                    new RoutingEvent.Joined(late),
                    new RoutingEvent.Joined(early),
                    new RoutingEvent.Joined(gone),
                    new RoutingEvent.AgentDevice(ANN, Device.FREE),
                    new RoutingEvent.AgentDevice(BOB, Device.FREE),
                    new RoutingEvent.AdoptedOnCall(BOB, old),
                    new RoutingEvent.Left(gone.call()))))
        .containsExactly(reserve(ANN, early));
  }

  @Test
  void whatMakesNoSenseIsRefusedAndChangesNothing() {
    bothSignIn();
    QueueEntry first = caller(1, "people", 5);
    join(first);
    RoutingReadings before = engine.readings();
    CallId unknown = new CallId(new UUID(9, 9));
    List<RoutingEvent> events =
        List.of(
            new RoutingEvent.AgentDevice(STRANGER, Device.FREE),
            new RoutingEvent.AgentPaused(STRANGER, true, "lunch"),
            new RoutingEvent.Joined(first),
            new RoutingEvent.Joined(caller(2, "no such queue", 1)),
            new RoutingEvent.Left(unknown),
            new RoutingEvent.Answered(BOB, unknown),
            new RoutingEvent.Answered(STRANGER, first.call()),
            new RoutingEvent.Missed(BOB, first.call(), MissReason.NO_ANSWER),
            new RoutingEvent.AgentFreed(ANN, first.call()));
    for (RoutingEvent event : events) {
      assertThat(engine.handle(event))
          .singleElement()
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.event()).isEqualTo(event);
                assertThat(refused.reason()).contains("expected").contains("found");
              });
      assertThat(engine.readings()).isEqualTo(before);
    }
  }

  @Test
  void aPolicyOutOfRangeIsRefusedWithBothSides() {
    assertThatThrownBy(() -> new AgentLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("expected a longest reservation above zero, found PT0S");
    assertThatThrownBy(() -> new AgentLimits(SECOND, SECOND.negated(), Duration.ZERO))
        .hasMessageContaining("found PT-1S");
    AgentLimits limits = new AgentLimits(SECOND, SECOND, SECOND);
    assertThatThrownBy(() -> new RoutingPolicy(Map.of(), limits, SECOND.negated()))
        .hasMessageContaining("expected a credit of zero or more, found PT-1S");
    assertThatThrownBy(
            () -> QueuePolicy.of(Set.of(ANN), List.of(new Widening(Duration.ZERO, Set.of(BOB)))))
        .hasMessageContaining("expected a widening later than PT0S");
    assertThatThrownBy(() -> new QueuePolicy(List.of(), null))
        .hasMessageContaining("expected 1 to 8 circles, found 0");
  }
}
