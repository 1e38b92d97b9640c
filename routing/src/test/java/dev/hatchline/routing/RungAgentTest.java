package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.Decision.NobodySignedIn;
import dev.hatchline.routing.Decision.PauseAgent;
import dev.hatchline.routing.Decision.Refused;
import dev.hatchline.routing.Decision.RepeatedRona;
import dev.hatchline.routing.Decision.ReservationLapsed;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An agent from the ringing phone to the end of the call, whatever becomes of it. */
class RungAgentTest extends OneEngine {
  /** The caller for whom she is rung. */
  private QueueEntry annAloneIsRung() {
    device(ANN, Device.FREE);
    return inLine();
  }

  /** The caller for whom she is rung; he would be the next. */
  private QueueEntry annIsRungBeforeBob() {
    bothSignIn();
    return inLine();
  }

  private QueueEntry inLine() {
    QueueEntry caller = caller(1, "people", 5);
    join(caller);
    return caller;
  }

  @Test
  void ronaPausesTheAgentAndTheCallerKeepsThePlace() {
    QueueEntry first = annIsRungBeforeBob();
    assertThat(missed(ANN, first, MissReason.NO_ANSWER))
        .containsExactly(new PauseAgent(ANN, "no-answer"), reserve(BOB, first));
    assertThat(agent(ANN).state()).isInstanceOf(AgentState.Paused.class);
  }

  @Test
  void whoDeclinedIsSkippedUntilTheTickAtTheDeadline() {
    QueueEntry first = annAloneIsRung();
    assertThat(missed(ANN, first, MissReason.DECLINED)).isEmpty();
    clock.advanceTo(engine.nextDeadline().orElseThrow());
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(ANN, first));
  }

  @Test
  void whoIsUnreachableIsSignedOut() {
    QueueEntry first = annAloneIsRung();
    assertThat(missed(ANN, first, MissReason.UNREACHABLE))
        .containsExactly(new NobodySignedIn(first.call()));
  }

  @Test
  void aPhoneBelievedAgainAtTheMomentOfJoiningCountsAsSignedIn() {
    QueueEntry first = annAloneIsRung();
    missed(ANN, first, MissReason.UNREACHABLE);
    engine.handle(new RoutingEvent.Left(first.call()));
    clock.advanceTo(engine.nextDeadline().orElseThrow());
    QueueEntry second = caller(2, "people", 1);
    assertThat(join(second)).containsExactly(reserve(ANN, second));
  }

  @Test
  void aStuckReservationLapsesAndTheNextAgentIsRung() {
    QueueEntry first = annIsRungBeforeBob();
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
    QueueEntry first = annIsRungBeforeBob();
    assertThat(device(ANN, Device.UNAVAILABLE))
        .containsExactly(new ReservationLapsed(ANN, first.call()), reserve(BOB, first));
  }

  @Test
  void aCallerWhoLeavesWhileRungFreesTheAgentForTheNext() {
    QueueEntry first = annAloneIsRung();
    QueueEntry second = caller(2, "people", 4);
    join(second);
    assertThat(engine.handle(new RoutingEvent.Left(first.call())))
        .containsExactly(new ReservationLapsed(ANN, first.call()), reserve(ANN, second));
  }

  @Test
  void afterTheCallTheAgentWrapsUpAndThenGetsTheNext() {
    QueueEntry first = annAloneIsRung();
    QueueEntry second = caller(2, "people", 4);
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
    QueueEntry first = annIsRungBeforeBob();
    clock.advance(Duration.ofSeconds(30));
    engine.handle(new RoutingEvent.Tick());
    assertThat(answered(ANN, first)).containsExactly(new ReservationLapsed(BOB, first.call()));
    assertThat(agent(ANN).state().call()).isEqualTo(first.call());
    assertThat(agent(BOB).state()).isInstanceOf(AgentState.Available.class);
    assertThat(answered(BOB, first)).singleElement().isInstanceOf(Refused.class);
  }

  @Test
  void anAgentFoundTalkingToSomebodyElseGivesTheCallerBack() {
    QueueEntry first = annIsRungBeforeBob();
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
    QueueEntry first = annAloneIsRung();
    answered(ANN, first);
    assertThat(join(first)).isEmpty();
    assertThat(agent(ANN).state()).isInstanceOf(AgentState.WrapUp.class);
  }

  @Test
  void phoneThatRingsInVainAgainIsAnIncidentUntilItIsAnswered() {
    QueueEntry one = annAloneIsRung();
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
    QueueEntry one = annAloneIsRung();
    missed(ANN, one, MissReason.NO_ANSWER);
    clock.advance(Duration.ofMinutes(31));
    engine.handle(new RoutingEvent.AgentPaused(ANN, false, "phone"));
    assertThat(missed(ANN, one, MissReason.NO_ANSWER))
        .doesNotHaveAnyElementsOfTypes(RepeatedRona.class);
  }

  @Test
  void agentWhoComesBackAfterRonaIsResumedInAsteriskToo() {
    QueueEntry one = annAloneIsRung();
    missed(ANN, one, MissReason.NO_ANSWER);
    assertThat(engine.handle(new RoutingEvent.AgentPaused(ANN, false, "phone")))
        .contains(new Decision.ResumeAgent(ANN));
    engine.handle(new RoutingEvent.AgentPaused(ANN, true, "phone"));
    assertThat(engine.handle(new RoutingEvent.AgentPaused(ANN, false, "phone")))
        .as("who paused by the phone has told Asterisk")
        .doesNotHaveAnyElementsOfTypes(Decision.ResumeAgent.class);
  }
}
