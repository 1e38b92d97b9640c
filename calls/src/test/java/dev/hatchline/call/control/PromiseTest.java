package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.control.CallCommand.AgentMissed;
import dev.hatchline.call.control.CallCommand.DropAgent;
import dev.hatchline.call.control.CallCommand.Greet;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.JoinAgent;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LeaveLine;
import dev.hatchline.call.control.CallCommand.OfferPlace;
import dev.hatchline.call.control.CallCommand.PlayMusic;
import dev.hatchline.call.control.CallCommand.RepairByCallback;
import dev.hatchline.call.control.CallCommand.RingAgent;
import dev.hatchline.call.control.CallCommand.RunFlow;
import dev.hatchline.call.control.CallCommand.RunFlowCallback;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.StopRinging;
import dev.hatchline.call.control.CallCommand.TakeOver;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallCommand.WithdrawCallback;
import dev.hatchline.call.control.CallControl.Beginning;
import dev.hatchline.call.control.CallInput.Miss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A callback promised in a call, and the call that keeps it. */
class PromiseTest {
  private static final AgentId ANNA = new AgentId("101");
  private static final AgentId BEN = new AgentId("102");
  private static final FirstRing PLACE = new FirstRing(Instant.parse("2026-11-22T09:00:00Z"), 3);
  private static final OwedPlace OWED = new OwedPlace("c-1", PLACE, "bills", Map.of("spanish", 2));
  private static final CallInput PROMISED = new CallInput.FlowPromised("c-1", "+4930123456");

  private final CallId id = new CallId(UUID.randomUUID());
  private final List<CallCommand> commands = new ArrayList<>();
  private final List<CallEvent> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private Call call = Call.arriving(id, new FirstRing(now, 1), "people", LinePolicy.DEFAULT);

  @Test
  void callEndsFiveSecondsAfterThePromiseIsSpoken() {
    arrives();
    given(PROMISED);
    assertThat(commands).isEmpty();
    assertThat(told).containsExactly(new CallEvent.Promised(id, now, "c-1", "+4930123456"));
    given(new CallInput.FlowFinished());
    assertThat(commands).containsExactly(new WakeAt(now.plusSeconds(5)));
    given(new CallInput.Woken());
    assertThat(commands).containsExactly(new HangUp());
    given(new CallInput.ChannelGone(Party.CALLER));
    assertThat(told)
        .containsExactly(new CallEvent.Ended(id, now, new CallEnd(Party.LINE, Reason.PROMISED)));
  }

  @Test
  void callerWhoHangsUpInThePromiseKeepsIt() {
    arrives();
    given(PROMISED);
    given(new CallInput.Woken()); // of the line, from before
    assertThat(commands).isEmpty();
    given(new CallInput.ChannelGone(Party.CALLER));
    assertThat(commands).containsExactly(new StopFlow());
    assertThat(told)
        .containsExactly(new CallEvent.Ended(id, now, new CallEnd(Party.CALLER, Reason.PROMISED)));
  }

  @Test
  void zeroAfterThePromiseLeadsToAPersonAndTakesThePromiseBack() {
    arrives();
    given(PROMISED);
    given(new CallInput.Pressed('0'));
    assertThat(commands)
        .contains(new StopFlow(), new WithdrawCallback("c-1"), new PlayMusic(), new JoinLine());
    assertThat(told).contains(new CallEvent.ZeroOut(id, now, "promise", "0"));
    given(PROMISED);
    assertThat(commands)
        .as("made while the hatch opened")
        .containsExactly(new WithdrawCallback("c-1"));
  }

  @Test
  void zeroInTheLastFiveSecondsStillDoes() {
    arrives();
    given(PROMISED);
    given(new CallInput.FlowFinished());
    given(new CallInput.Pressed('0'));
    assertThat(commands)
        .contains(new WithdrawCallback("c-1"), new JoinLine())
        .doesNotContain(new StopFlow());
  }

  @Test
  void callbackInLineKeepsThePlaceUntilItIsPromised() {
    arrives();
    given(new CallInput.Pressed('0'));
    given(new CallInput.Pressed('2'));
    assertThat(commands).contains(new RunFlowCallback()).doesNotContain(new LeaveLine());
    given(PROMISED);
    assertThat(commands).containsExactly(new LeaveLine());
  }

  @Test
  void agentWhoIsFreeFirstInterruptsTheAskingForANumber() {
    arrives();
    given(new CallInput.Pressed('0'));
    given(new CallInput.Pressed('2'));
    given(new CallInput.AgentReserved(ANNA));
    assertThat(commands).contains(new StopFlow(), new RingAgent(ANNA));
  }

  @Test
  void callbackAskedForWhileAPhoneRingsWaitsForTheAgent() {
    arrives();
    given(new CallInput.Pressed('0'));
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.Pressed('2'));
    assertThat(commands).isEmpty();
    given(new CallInput.RingFailed(Miss.NO_ANSWER));
    assertThat(commands).contains(new RunFlowCallback(), new AgentMissed(ANNA, Miss.NO_ANSWER));
  }

  @Test
  void customerIsGreetedAndJoinedWithTheAgentWhoComes() {
    calledBack(ANNA, false);
    assertThat(commands).contains(new Greet()).doesNotContain(new RingAgent(ANNA));
    assertThat(told)
        .contains(
            new CallEvent.CalledBack(id, now, "c-1", "people"),
            new CallEvent.AgentRung(id, now, ANNA));
    given(new CallInput.AgentAnswered(ANNA));
    assertThat(commands).containsExactly(new JoinAgent(ANNA));
    given(new CallInput.AgentBridged(ANNA));
    assertThat(told).contains(new CallEvent.Bridged(id, now, ANNA));
    given(new CallInput.AgentLeft());
    assertThat(commands).contains(new HangUp());
  }

  @Test
  void agentWhoIsThereBeforeTheCustomerIsJoinedAtOnce() {
    calledBack(ANNA, true);
    assertThat(commands).contains(new JoinAgent(ANNA)).doesNotContain(new Greet());
  }

  @Test
  void agentWhoDoesNotComeIsMissedAndTheNextIsRungFromTheLine() {
    calledBack(ANNA, false);
    given(new CallInput.RingFailed(Miss.NO_ANSWER));
    assertThat(commands).contains(new AgentMissed(ANNA, Miss.NO_ANSWER), new PlayMusic());
    given(new CallInput.AgentReserved(BEN));
    assertThat(commands).contains(new RingAgent(BEN));
  }

  @Test
  void agentOfWhomIsToldOnceMoreWhileTheyTalkIsNotLetGo() {
    calledBack(ANNA, true);
    given(new CallInput.AgentBridged(ANNA));
    given(new CallInput.AgentAnswered(ANNA));
    assertThat(commands).isEmpty();
  }

  @Test
  void agentForWhomNobodyIsThereIsLetGo() {
    calledBack(ANNA, false);
    given(new CallInput.RingFailed(Miss.NO_ANSWER));
    given(new CallInput.AgentAnswered(ANNA));
    assertThat(commands).containsExactly(new DropAgent(ANNA));
  }

  @Test
  void customerWithoutAnAgentIsInLine() {
    calledBack(null, false);
    assertThat(commands).contains(new Greet(), new JoinLine());
    given(new CallInput.ReservationLapsed(ANNA));
    given(new CallInput.AgentReserved(ANNA));
    assertThat(commands).contains(new RingAgent(ANNA));
  }

  @Test
  void reservationThatLapsesStopsTheAgentsLeg() {
    calledBack(ANNA, false);
    given(new CallInput.ReservationLapsed(ANNA));
    assertThat(commands).containsExactly(new StopRinging());
  }

  @Test
  void callerWhomWeOweACallMayHaveThePlaceAtOnce() {
    owed();
    given(new CallInput.Pressed('1'));
    assertThat(commands).containsSubsequence(new TakeOver("c-1"), new PlayMusic(), new JoinLine());
    assertThat(call.firstRing()).isEqualTo(PLACE);
    assertThat(call.queue()).as("those who were promised").isEqualTo("bills");
    assertThat(call.grant().skills()).isEqualTo(Map.of("spanish", 2));
  }

  @Test
  void silenceAfterTheOfferTakesThePlaceToo() {
    owed();
    given(new CallInput.Woken()); // of nothing
    assertThat(commands).contains(new TakeOver("c-1"));
  }

  @Test
  void anotherKeyKeepsTheCallbackAndLeadsOn() {
    owed();
    given(new CallInput.OfferSaid());
    assertThat(commands).containsExactly(new WakeAt(now.plusSeconds(6)));
    given(new CallInput.Pressed('2'));
    assertThat(commands).containsExactly(new RunFlow());
    given(new CallInput.Pressed('0'));
    assertThat(call.firstRing()).as("a place of its own").isNotEqualTo(PLACE);
    assertThat(call.queue()).isEqualTo("people");
  }

  @Test
  void whoeverGivesUpAfterTakingThePlaceIsOwedACallAgain() {
    owed();
    given(new CallInput.Pressed('1'));
    given(new CallInput.ChannelGone(Party.CALLER));
    assertThat(commands).containsExactly(new LeaveLine(), new RepairByCallback());
  }

  @Test
  void whoeverWasServedIsOwedNone() {
    owed();
    given(new CallInput.Pressed('1'));
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.AgentBridged(ANNA));
    given(new CallInput.ChannelGone(Party.CALLER));
    assertThat(commands).doesNotContain(new RepairByCallback());
  }

  @Test
  void whoeverTalksToTheAutomationWhenAsteriskDiesIsOwedNone() {
    arrives();
    given(new CallInput.AsteriskLost());
    assertThat(commands).as("in the automation").doesNotContain(new RepairByCallback());
  }

  @Test
  void whoeverWaitsInLineWhenAsteriskDiesIsOwedACall() {
    arrives();
    given(new CallInput.Pressed('0'));
    given(new CallInput.AsteriskLost());
    assertThat(commands).contains(new LeaveLine(), new RepairByCallback());
    given(new CallInput.AsteriskLost());
    assertThat(commands).as("once").isEmpty();
  }

  /** The script's end is told before Asterisk's. */
  @Test
  void whoeverWaitedInAScriptThatIsGoneIsOwedACallToo() {
    arrives();
    given(new CallInput.Pressed('0'));
    given(new CallInput.ScriptLeft());
    given(new CallInput.AsteriskLost());
    assertThat(commands).contains(new RepairByCallback());
  }

  @Test
  void whoeverWasServedBeforeTheScriptWasGoneIsOwedNone() {
    arrives();
    given(new CallInput.Pressed('0'));
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.AgentBridged(ANNA));
    given(new CallInput.ScriptLeft());
    given(new CallInput.AsteriskLost());
    assertThat(commands).doesNotContain(new RepairByCallback());
  }

  private void owed() {
    take(CallControl.owed(call, arrived(), OWED));
    assertThat(commands).containsExactly(new OfferPlace(), new WakeAt(now.plusSeconds(30)));
  }

  private void arrives() {
    take(CallControl.arrive(call, arrived(), Beginning.FLOW));
  }

  private void calledBack(@Nullable AgentId agent, boolean there) {
    take(CallControl.calledBack(call, arrived(), new CallBackLegs("c-1", agent, there)));
  }

  private CallEvent.Arrived arrived() {
    return new CallEvent.Arrived(id, now, call.firstRing(), "1000", "+4930123456");
  }

  private void given(CallInput input) {
    now = now.plusSeconds(1);
    take(CallControl.step(call, input, now));
  }

  private void take(Step step) {
    call = step.call();
    commands.clear();
    told.clear();
    for (CallCommand command : step.commands()) {
      if (command instanceof Tell(CallEvent event)) {
        told.add(event);
      } else {
        commands.add(command);
      }
    }
  }
}
