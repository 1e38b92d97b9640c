package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LookUpGoOn;
import dev.hatchline.call.control.CallCommand.LookUpLeft;
import dev.hatchline.call.control.CallCommand.OfferGoOn;
import dev.hatchline.call.control.CallCommand.PassKey;
import dev.hatchline.call.control.CallCommand.PlayMusic;
import dev.hatchline.call.control.CallCommand.ResumeFlow;
import dev.hatchline.call.control.CallCommand.RunFlow;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallCommand.WelcomeBack;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who rang a little before, and rings again. */
class AgainTest {
  private static final AgentId ANNA = new AgentId("101");
  private static final CallId BEFORE = new CallId(UUID.randomUUID());
  private static final Instant RANG = Instant.parse("2026-11-27T08:55:00Z");
  private static final FirstRing PLACE = new FirstRing(RANG, 3);
  private static final GoOn LINE = new GoOn(BEFORE, RANG, new GoOn.InLine(PLACE, "sales"));
  private static final GoOn AGENT =
      new GoOn(BEFORE, RANG, new GoOn.WithAgent(ANNA, PLACE, "sales"));
  private static final GoOn FLOW = new GoOn(BEFORE, RANG, new GoOn.InFlow());

  private final CallId id = new CallId(UUID.randomUUID());
  private Instant now = RANG.plusSeconds(300);
  private final FirstRing own = new FirstRing(now, 9);
  private Call call = Call.arriving(id, own, "people", LinePolicy.DEFAULT);
  private List<CallCommand> commands = List.of();

  private void rings(GoOn goOn) {
    take(CallControl.again(call, new CallEvent.Arrived(id, now, own, "1000", "+4930123456"), goOn));
  }

  private void invited(GoOn goOn) {
    rings(goOn);
    given(new CallInput.MayGoOn());
    given(new CallInput.OfferSaid());
    assertThat(commands).contains(new OfferGoOn(goOn));
  }

  private void pressed(char key) {
    given(new CallInput.Pressed(key));
  }

  private void given(CallInput input) {
    now = now.plusSeconds(1);
    take(CallControl.step(call, input, now));
  }

  private void take(Step step) {
    call = step.call();
    commands = step.commands();
    assertThat(step.surprise()).isNull();
  }

  private Tell went(@Nullable AgentId agent) {
    return new Tell(new CallEvent.WentOn(id, now, BEFORE, RANG, agent));
  }

  @Test
  void isGreetedAtOnceWhileTheMatterIsLookedUp() {
    rings(LINE);
    assertThat(commands)
        .containsSubsequence(
            new WelcomeBack(), new LookUpGoOn(BEFORE), new WakeAt(now.plusSeconds(15)));
    given(new CallInput.MayGoOn());
    assertThat(commands).as("the greeting is not cut short").isEmpty();
    given(new CallInput.OfferSaid());
    assertThat(commands)
        .contains(
            new Tell(new CallEvent.GoOnOffered(id, now, BEFORE)),
            new OfferGoOn(LINE),
            new WakeAt(now.plusSeconds(15)));
  }

  @Test
  void whatIsNotKnownByTheEndOfTheGreetingIsNotOffered() {
    rings(LINE);
    given(new CallInput.OfferSaid());
    assertThat(commands).containsExactly(new RunFlow());
    given(new CallInput.MayGoOn());
    assertThat(commands).isEmpty();
    pressed('1');
    assertThat(commands).contains(new PassKey('1'));
    assertThat(call.firstRing()).isEqualTo(own);
  }

  @Test
  void goesOnInLineFromTheFirstRingOfTheCallBefore() {
    invited(LINE);
    pressed('1');
    assertThat(commands).containsSubsequence(went(null), new JoinLine());
    assertThat(call.firstRing()).isEqualTo(PLACE);
    assertThat(call.queue()).isEqualTo("sales");
    assertThat(call.owed()).as("no callback was given up for it").isFalse();
  }

  @Test
  void goesOnWithTheAgentAheadByTheOldPlace() {
    invited(AGENT);
    pressed('1');
    assertThat(commands).containsSubsequence(went(ANNA), new JoinLine());
    assertThat(call.firstRing()).isEqualTo(PLACE);
  }

  @Test
  void goesOnInTheFlowWhereItWas() {
    invited(FLOW);
    pressed('1');
    assertThat(commands).containsSubsequence(went(null), new ResumeFlow(BEFORE));
    assertThat(call.state()).isInstanceOf(CallState.InFlow.class);
    assertThat(call.firstRing()).isEqualTo(own);
  }

  @Test
  void silenceAndAnotherKeyBeginAsAnyOtherCall() {
    invited(LINE);
    given(new CallInput.OfferSaid());
    assertThat(commands).containsExactly(new WakeAt(now.plusSeconds(4)));
    Call silent = call;
    given(new CallInput.Woken());
    assertThat(commands).containsExactly(new RunFlow());
    assertThat(call.firstRing()).isEqualTo(own);
    call = silent;
    pressed('2');
    assertThat(commands).contains(new RunFlow()).doesNotContain(new JoinLine());
  }

  /** Whoever asks for a person is not asked to wait for one of them, and keeps the place. */
  @Test
  void zeroUnderTheOfferLeadsToAPersonInTheOldPlace() {
    for (GoOn goOn : List.of(LINE, AGENT)) {
      call = Call.arriving(id, own, "people", LinePolicy.DEFAULT);
      invited(goOn);
      pressed('0');
      assertThat(commands)
          .containsSubsequence(
              new Tell(new CallEvent.ZeroOut(id, now, "go-on", "0")), went(null), new JoinLine());
      assertThat(call.firstRing()).isEqualTo(PLACE);
    }
  }

  private void informed(@Nullable GoOn goOn, boolean may) {
    call = Call.arriving(id, own, "people", LinePolicy.DEFAULT);
    take(
        CallControl.informed(
            call, new CallEvent.Arrived(id, now, own, "1000", "+4930123456"), goOn));
    assertThat(commands)
        .containsSubsequence(
            new RunFlow(), goOn == null ? new LookUpLeft() : new LookUpGoOn(BEFORE));
    given(new CallInput.NodeEntered("outage"));
    if (may) {
      given(new CallInput.MayGoOn());
    }
  }

  @Test
  void whoHearsFirstWhatDoesNotWorkIsOfferedThenToGoOn() {
    informed(LINE, true);
    pressed('1');
    assertThat(commands).as("a key of what they hear").contains(new PassKey('1'));
    given(new CallInput.OpeningHeard(false));
    assertThat(commands)
        .containsExactly(
            new Tell(new CallEvent.GoOnOffered(id, now, BEFORE)),
            new OfferGoOn(LINE),
            new WakeAt(now.plusSeconds(15)));
    pressed('1');
    assertThat(commands).containsSubsequence(went(null), new JoinLine());
    assertThat(call.firstRing()).isEqualTo(PLACE);
    informed(FLOW, true);
    given(new CallInput.OpeningHeard(false));
    pressed('1');
    assertThat(commands).contains(new ResumeFlow(BEFORE));
  }

  /** On a line where a free person simply answers. */
  @Test
  void whoHeardFirstWhatDoesNotWorkIsBroughtToAFreePersonAndOfferedNothing() {
    for (GoOn goOn : new GoOn[] {null, LINE, FLOW}) {
      informed(goOn, goOn != null);
      given(new CallInput.OpeningHeard(true));
      assertThat(commands)
          .containsSubsequence(
              new PlayMusic(),
              new Tell(new CallEvent.JoinedLine(id, now, "people")),
              new JoinLine())
          .doesNotContain(new RunFlow());
      assertThat(call.firstRing()).isEqualTo(own);
    }
  }

  private void begins() {
    call = Call.arriving(id, own, "people", LinePolicy.DEFAULT);
    CallEvent.Arrived arrived = new CallEvent.Arrived(id, now, own, "1000", "+4930123456");
    take(CallControl.arrive(call, arrived, CallControl.Beginning.FLOW));
    assertThat(commands).containsSubsequence(new RunFlow(), new LookUpLeft());
    given(new CallInput.NodeEntered("arrive")); // says nothing, but which hours it is
    given(new CallInput.NodeEntered("welcome"));
  }

  /** Another engine had the call: that is known a moment after the flow has begun. */
  @Test
  void whatAnotherEngineHadIsOfferedInPlaceOfTheFlowThatHasJustBegun() {
    begins();
    given(new CallInput.LeftBefore(LINE));
    assertThat(commands)
        .containsExactly(
            new StopFlow(),
            new Tell(new CallEvent.GoOnOffered(id, now, BEFORE)),
            new OfferGoOn(LINE),
            new WakeAt(now.plusSeconds(15)));
    pressed('1');
    assertThat(commands).containsSubsequence(went(null), new JoinLine());
    assertThat(call.firstRing()).isEqualTo(PLACE);
  }

  @Test
  void whoHasPressedAKeyOrIsAskedForDigitsIsNotInterrupted() {
    begins();
    pressed('2');
    given(new CallInput.LeftBefore(LINE));
    assertThat(commands).isEmpty();
    begins();
    given(new CallInput.KeysAre(true));
    given(new CallInput.LeftBefore(LINE));
    assertThat(commands).isEmpty();
    begins();
    pressed('0');
    given(new CallInput.LeftBefore(LINE));
    assertThat(commands).isEmpty();
    assertThat(call.firstRing()).isEqualTo(own);
  }

  /** They have called another engine since the call that is known here. */
  @Test
  void whoIsGreetedIsOfferedWhatWasLeftLast() {
    rings(LINE);
    given(new CallInput.LeftBefore(FLOW));
    given(new CallInput.OfferSaid());
    assertThat(commands).contains(new OfferGoOn(FLOW));
    pressed('1');
    assertThat(commands).contains(new ResumeFlow(BEFORE));
  }

  @Test
  void whatAnotherEngineHadIsOfferedAfterWhatDoesNotWork() {
    informed(null, false);
    given(new CallInput.LeftBefore(AGENT));
    assertThat(commands).as("that is heard to its end").isEmpty();
    given(new CallInput.OpeningHeard(false));
    assertThat(commands).contains(new OfferGoOn(AGENT));
    informed(null, false);
    given(new CallInput.OpeningHeard(false));
    assertThat(commands).containsExactly(new RunFlow());
  }

  /** Whom we have called hears what we have called for. */
  @Test
  void nothingIsLookedUpForWhomWeHaveCalledWithNews() {
    CallEvent.Arrived arrived = new CallEvent.Arrived(id, now, own, "1000", "+4930123456");
    take(CallControl.arrive(call, arrived, CallControl.Beginning.NEWS));
    assertThat(commands).contains(new RunFlow()).doesNotContain(new LookUpLeft());
  }

  @Test
  void whatIsNotKnownWhenThatHasBeenHeardIsNotOffered() {
    informed(LINE, false);
    given(new CallInput.OpeningHeard(false));
    assertThat(commands).containsExactly(new RunFlow());
    given(new CallInput.OpeningHeard(false));
    assertThat(commands).as("late").isEmpty();
    assertThat(call.firstRing()).isEqualTo(own);
  }

  @Test
  void zeroUnderWhatDoesNotWorkLeadsToAPersonInTheOldPlaceIfTheyMay() {
    for (GoOn goOn : List.of(LINE, AGENT)) {
      informed(goOn, true);
      pressed('0');
      assertThat(commands)
          .containsSubsequence(
              new StopFlow(),
              new Tell(new CallEvent.ZeroOut(id, now, "outage", "0")),
              went(null),
              new JoinLine());
      assertThat(call.firstRing()).isEqualTo(PLACE);
    }
    informed(LINE, false);
    pressed('0');
    assertThat(commands).contains(new JoinLine());
    assertThat(call.firstRing()).isEqualTo(own);
  }

  @Test
  void zeroLeadsToAPersonFromTheGreetingAndFromTheOfferOfAFlowToo() {
    rings(LINE);
    pressed('0');
    assertThat(commands).contains(new JoinLine());
    assertThat(call.firstRing()).as("not known to be unfinished").isEqualTo(own);
    call = Call.arriving(id, own, "people", LinePolicy.DEFAULT);
    invited(FLOW);
    given(new CallInput.HatchOpened("agent"));
    assertThat(commands)
        .containsSubsequence(
            new Tell(new CallEvent.ZeroOut(id, now, "go-on", "agent")), new JoinLine());
  }

  @Test
  void keysTypedAheadIntoTheGreetingAreTheFlows() {
    rings(AGENT);
    given(new CallInput.MayGoOn());
    pressed('1');
    assertThat(commands).containsSubsequence(new RunFlow(), new PassKey('1'));
    assertThat(call.firstRing()).isEqualTo(own);
  }

  /** The sound may never be over: no caller waits for that. */
  @Test
  void speechWhoseEndIsNeverToldHoldsNobody() {
    rings(LINE);
    given(new CallInput.MayGoOn());
    given(new CallInput.Woken());
    assertThat(commands).contains(new OfferGoOn(LINE));
    given(new CallInput.Woken());
    assertThat(commands).containsExactly(new RunFlow());
  }

  @Test
  void whoHangsUpMeanwhileHoldsNothing() {
    invited(LINE);
    given(new CallInput.ChannelGone(Party.CALLER));
    assertThat(commands)
        .containsExactly(
            new Tell(new CallEvent.Ended(id, now, new CallEnd(Party.CALLER, Reason.LEFT_FLOW))));
  }
}
