package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.Place;
import dev.hatchline.call.WaitRange;
import dev.hatchline.routing.Decision.NobodySignedIn;
import dev.hatchline.routing.Decision.PauseAgent;
import dev.hatchline.routing.Decision.Refused;
import dev.hatchline.routing.Decision.RepeatedRona;
import dev.hatchline.routing.Decision.ReservationLapsed;
import dev.hatchline.routing.Decision.Reserve;
import dev.hatchline.routing.QueuePolicy.Widening;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState;
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

class RoutingEngineTest {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final AgentId STRANGER = new AgentId("999");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SteppedClock clock = new SteppedClock();
  private final RoutingEngine engine =
      new RoutingEngine(
          RoutingPolicy.of(
              Map.of("people", Set.of(ANN, BOB), "bills", Set.of(BOB)),
              new AgentLimits(
                  Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30))),
          clock);

  private QueueEntry caller(int id, String queue, long rangBefore) {
    FirstRing firstRing = new FirstRing(clock.instant().minusSeconds(rangBefore), id);
    return new QueueEntry(new CallId(new UUID(0, id)), queue, firstRing, clock.instant());
  }

  private List<Decision> join(QueueEntry entry) {
    return engine.handle(new RoutingEvent.Joined(entry));
  }

  private List<Decision> device(AgentId agent, Device device) {
    return engine.handle(new RoutingEvent.AgentDevice(agent, device));
  }

  private List<Decision> missed(AgentId agent, QueueEntry entry, MissReason reason) {
    return engine.handle(new RoutingEvent.Missed(agent, entry.call(), reason));
  }

  private List<Decision> answered(AgentId agent, QueueEntry entry) {
    return engine.handle(new RoutingEvent.Answered(agent, entry.call()));
  }

  private static Reserve reserve(AgentId agent, QueueEntry entry) {
    return new Reserve(agent, entry.call(), entry);
  }

  private Agent agent(AgentId id) {
    return engine.readings().agents().stream()
        .filter(agent -> agent.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

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

  /** Ann has been idle longer. */
  private void bothSignIn() {
    assertThat(device(ANN, Device.FREE)).isEmpty();
    clock.advance(SECOND);
    assertThat(device(BOB, Device.FREE)).isEmpty();
    clock.advance(SECOND);
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
  void ronaPausesTheAgentAndTheCallerKeepsThePlace() {
    bothSignIn();
    QueueEntry first = caller(1, "people", 5);
    join(first);
    assertThat(missed(ANN, first, MissReason.NO_ANSWER))
        .containsExactly(new PauseAgent(ANN, "no-answer"), reserve(BOB, first));
    assertThat(agent(ANN).state()).isInstanceOf(AgentState.Paused.class);
  }

  @Test
  void whoDeclinedIsSkippedUntilTheTickAtTheDeadline() {
    device(ANN, Device.FREE);
    QueueEntry first = caller(1, "people", 5);
    join(first);
    assertThat(missed(ANN, first, MissReason.DECLINED)).isEmpty();
    clock.advanceTo(engine.nextDeadline().orElseThrow());
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(ANN, first));
  }

  @Test
  void whoIsUnreachableIsSignedOut() {
    device(ANN, Device.FREE);
    QueueEntry first = caller(1, "people", 5);
    join(first);
    assertThat(missed(ANN, first, MissReason.UNREACHABLE))
        .containsExactly(new NobodySignedIn(first.call()));
  }

  @Test
  void aPhoneBelievedAgainAtTheMomentOfJoiningCountsAsSignedIn() {
    device(ANN, Device.FREE);
    QueueEntry first = caller(1, "people", 5);
    join(first);
    missed(ANN, first, MissReason.UNREACHABLE);
    engine.handle(new RoutingEvent.Left(first.call()));
    clock.advanceTo(engine.nextDeadline().orElseThrow());
    QueueEntry second = caller(2, "people", 1);
    assertThat(join(second)).containsExactly(reserve(ANN, second));
  }

  @Test
  void aStuckReservationLapsesAndTheNextAgentIsRung() {
    bothSignIn();
    QueueEntry first = caller(1, "people", 5);
    join(first);
    clock.advanceTo(engine.nextDeadline().orElseThrow());
    assertThat(engine.handle(new RoutingEvent.Tick()))
        .containsExactly(new ReservationLapsed(ANN, first.call()), reserve(BOB, first));
    assertThat(missed(ANN, first, MissReason.CANCELLED))
        .singleElement()
        .isInstanceOf(Refused.class);
    assertThat(engine.reserved(BOB, first.call())).isTrue();
  }

  @Test
  void aPhoneThatGoesWhileRungFreesItsCallerAtOnce() {
    bothSignIn();
    QueueEntry first = caller(1, "people", 5);
    join(first);
    assertThat(device(ANN, Device.UNAVAILABLE))
        .containsExactly(new ReservationLapsed(ANN, first.call()), reserve(BOB, first));
  }

  @Test
  void aCallerWhoLeavesWhileRungFreesTheAgentForTheNext() {
    device(ANN, Device.FREE);
    QueueEntry first = caller(1, "people", 5);
    QueueEntry second = caller(2, "people", 4);
    join(first);
    join(second);
    assertThat(engine.handle(new RoutingEvent.Left(first.call())))
        .containsExactly(new ReservationLapsed(ANN, first.call()), reserve(ANN, second));
  }

  @Test
  void afterTheCallTheAgentWrapsUpAndThenGetsTheNext() {
    device(ANN, Device.FREE);
    QueueEntry first = caller(1, "people", 5);
    QueueEntry second = caller(2, "people", 4);
    join(first);
    join(second);
    assertThat(device(ANN, Device.IN_USE)).isEmpty();
    assertThat(answered(ANN, first)).isEmpty();
    assertThat(engine.readings().line()).extracting(e -> e.call()).containsExactly(second.call());
    assertThat(engine.handle(new RoutingEvent.AgentFreed(ANN, first.call()))).isEmpty();
    assertThat(device(ANN, Device.FREE)).isEmpty();
    clock.advance(Duration.ofSeconds(10));
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(ANN, second));
  }

  @Test
  void anAnswerThatCameTooLateStillCountsAndTheOtherPhoneStops() {
    bothSignIn();
    QueueEntry first = caller(1, "people", 5);
    join(first);
    clock.advance(Duration.ofSeconds(30));
    engine.handle(new RoutingEvent.Tick());
    assertThat(answered(ANN, first)).containsExactly(new ReservationLapsed(BOB, first.call()));
    assertThat(agent(ANN).state().call()).isEqualTo(first.call());
    assertThat(agent(BOB).state()).isInstanceOf(AgentState.Available.class);
    assertThat(answered(BOB, first)).singleElement().isInstanceOf(Refused.class);
  }

  @Test
  void anAgentFoundTalkingToSomebodyElseGivesTheCallerBack() {
    bothSignIn();
    QueueEntry first = caller(1, "people", 5);
    join(first);
    CallId old = new CallId(new UUID(7, 7));
    assertThat(engine.handle(new RoutingEvent.AdoptedOnCall(ANN, old)))
        .containsExactly(new ReservationLapsed(ANN, first.call()), reserve(BOB, first));
  }

  @Test
  void adoptedAgentsAreOnCallAndFreedByTheirEvents() {
    CallId old = new CallId(new UUID(7, 7));
    device(ANN, Device.IN_USE);
    assertThat(engine.handle(new RoutingEvent.AdoptedOnCall(ANN, old))).isEmpty();
    assertThat(engine.handle(new RoutingEvent.AdoptedOnCall(BOB, old)))
        .singleElement()
        .isInstanceOf(Refused.class);
    assertThat(engine.handle(new RoutingEvent.AgentFreed(ANN, old))).isEmpty();
    assertThat(agent(ANN).state()).isInstanceOf(AgentState.WrapUp.class);
  }

  @Test
  void aCallerInLineAgainHasNoAgentAnyMore() {
    device(ANN, Device.FREE);
    QueueEntry first = caller(1, "people", 5);
    join(first);
    answered(ANN, first);
    assertThat(join(first)).isEmpty();
    assertThat(agent(ANN).state()).isInstanceOf(AgentState.WrapUp.class);
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
                early.call(), "people", 1, early.firstRing(), Duration.ofSeconds(7), null),
            new RoutingReadings.InLine(
                late.call(), "people", 2, late.firstRing(), Duration.ofSeconds(7), ANN));
    assertThat(engine.readings().agents()).extracting(Agent::id).containsExactly(ANN, BOB);
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
    assertThatThrownBy(() -> new QueuePolicy(List.of()))
        .hasMessageContaining("expected 1 to 8 circles, found 0");
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

  @Test
  void phoneThatRingsInVainAgainIsAnIncidentUntilItIsAnswered() {
    device(ANN, Device.FREE);
    QueueEntry one = caller(1, "people", 5);
    join(one);
    assertThat(missed(ANN, one, MissReason.NO_ANSWER))
        .doesNotHaveAnyElementsOfTypes(RepeatedRona.class);
    engine.handle(new RoutingEvent.AgentPaused(ANN, false, "phone"));
    assertThat(missed(ANN, one, MissReason.NO_ANSWER)).contains(new RepeatedRona(ANN, 2));
    engine.handle(new RoutingEvent.AgentPaused(ANN, false, "phone"));
    answered(ANN, one);
    engine.handle(new RoutingEvent.AgentFreed(ANN, one.call()));
    clock.advance(Duration.ofSeconds(11));
    engine.handle(new RoutingEvent.Tick());
    QueueEntry two = caller(2, "people", 5);
    join(two);
    assertThat(missed(ANN, two, MissReason.NO_ANSWER))
        .doesNotHaveAnyElementsOfTypes(RepeatedRona.class);
  }

  @Test
  void phonesThatRangInVainLongAgoAreForgotten() {
    device(ANN, Device.FREE);
    QueueEntry one = caller(1, "people", 5);
    join(one);
    missed(ANN, one, MissReason.NO_ANSWER);
    clock.advance(Duration.ofMinutes(31));
    engine.handle(new RoutingEvent.AgentPaused(ANN, false, "phone"));
    assertThat(missed(ANN, one, MissReason.NO_ANSWER))
        .doesNotHaveAnyElementsOfTypes(RepeatedRona.class);
  }

  @Test
  void agentWhoComesBackAfterRonaIsResumedInAsteriskToo() {
    device(ANN, Device.FREE);
    QueueEntry one = caller(1, "people", 5);
    join(one);
    missed(ANN, one, MissReason.NO_ANSWER);
    assertThat(engine.handle(new RoutingEvent.AgentPaused(ANN, false, "phone")))
        .contains(new Decision.ResumeAgent(ANN));
    engine.handle(new RoutingEvent.AgentPaused(ANN, true, "phone"));
    assertThat(engine.handle(new RoutingEvent.AgentPaused(ANN, false, "phone")))
        .as("who paused by the phone has told Asterisk")
        .doesNotHaveAnyElementsOfTypes(Decision.ResumeAgent.class);
  }
}
