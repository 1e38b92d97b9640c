package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.control.CallCommand.AgentFreed;
import dev.hatchline.call.control.CallCommand.AgentMissed;
import dev.hatchline.call.control.CallCommand.AgentTaken;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LeaveLine;
import dev.hatchline.call.control.CallCommand.LeaveToPeople;
import dev.hatchline.call.control.CallCommand.LookAtPlace;
import dev.hatchline.call.control.CallCommand.PassKey;
import dev.hatchline.call.control.CallCommand.PlayMusic;
import dev.hatchline.call.control.CallCommand.RingAgent;
import dev.hatchline.call.control.CallCommand.RunFlow;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.StopRinging;
import dev.hatchline.call.control.CallCommand.TakeBack;
import dev.hatchline.call.control.CallCommand.TakeMessage;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallInput.Miss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallControlTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final AgentId ANNA = new AgentId("101");
  private static final AgentId BEN = new AgentId("102");
  private static final CallInput GONE = new CallInput.ChannelGone(Party.CALLER);

  private final CallId id = new CallId(UUID.randomUUID());
  private final List<CallCommand> commands = new ArrayList<>();
  private final List<CallEvent> told = new ArrayList<>();
  private Call call = Call.arriving(id, new FirstRing(AT, 1), "people", LinePolicy.DEFAULT);

  @Test
  void newCallRunsItsFlow() {
    arrive();
    assertThat(commands).containsExactly(new RunFlow(), new CallCommand.LookUpLeft());
    assertThat(call.state()).isEqualTo(CallState.InFlow.START);
    assertThat(told).hasExactlyElementsOfTypes(CallEvent.Arrived.class);
  }

  @Test
  void hatchStopsTheFlowAndJoinsTheLine() {
    arrive();
    given(new CallInput.NodeEntered("welcome"));
    given(new CallInput.Pressed('0'));
    assertThat(commands).containsExactly(new StopFlow(), new PlayMusic(), new JoinLine());
    assertThat(told)
        .containsExactly(
            new CallEvent.KeyPressed(id, AT, '0'),
            new CallEvent.ZeroOut(id, AT, "welcome", "0"),
            new CallEvent.JoinedLine(id, AT, "people"));
  }

  @Test
  void otherKeysGoToTheFlow() {
    arrive();
    given(new CallInput.Pressed('1'));
    assertThat(commands).containsExactly(new PassKey('1'));
    assertThat(call.state()).isInstanceOf(CallState.InFlow.class);
  }

  @Test
  void silenceLeadsToTheQueueThatTheFlowNames() {
    arrive();
    given(new CallInput.FlowWantsPerson("sales", "silence"));
    assertThat(told).containsExactly(new CallEvent.JoinedLine(id, AT, "sales"));
    assertThat(call.queue()).isEqualTo("sales");
  }

  @Test
  void ringingThatRoutingTakesBackIsStopped() {
    inLine();
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.ReservationLapsed(ANNA));
    assertThat(commands).containsExactly(new StopRinging());
  }

  @Test
  void flowThatSpeaksAfterTheHatchChangesNothing() {
    inLine();
    given(new CallInput.FlowFinished());
    assertThat(commands).isEmpty();
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
  }

  @Test
  void reservedAgentIsRungAndTalks() {
    inLine();
    given(new CallInput.AgentReserved(ANNA));
    assertThat(commands).containsExactly(new RingAgent(ANNA));
    given(new CallInput.AgentBridged(ANNA));
    assertThat(commands).containsExactly(new AgentTaken(ANNA));
    given(new CallInput.AgentLeft());
    assertThat(commands).containsExactly(new AgentFreed(ANNA), new HangUp());
    given(GONE);
    assertEnded(Party.AGENT, Reason.SERVED);
  }

  @Test
  void missedCallerKeepsThePlaceAndTheMusic() {
    inLine();
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.RingFailed(Miss.DECLINED));
    assertThat(commands).containsExactly(new PlayMusic(), new AgentMissed(ANNA, Miss.DECLINED));
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
  }

  @Test
  void agentChosenInsteadIsRungAsSoonAsTheFirstPhoneIsQuiet() {
    inLine();
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.AgentReserved(BEN));
    assertThat(commands).containsExactly(new StopRinging());
    given(new CallInput.RingFailed(Miss.CANCELLED));
    assertThat(commands).containsExactly(new AgentMissed(ANNA, Miss.CANCELLED), new RingAgent(BEN));
  }

  @Test
  void callerWhoLeavesARingingPhoneGivesTheAgentBack() {
    inLine();
    given(new CallInput.AgentReserved(ANNA));
    given(GONE);
    assertThat(commands).containsExactly(new LeaveLine(), new AgentMissed(ANNA, Miss.CANCELLED));
    assertEnded(Party.CALLER, Reason.LEFT_RINGING);
  }

  @Test
  void blindTransferFreesTheAgentAndKeepsTheCallOpen() {
    talking();
    given(new CallInput.ScriptLeft());
    assertThat(commands).containsExactly(new AgentFreed(ANNA));
    assertThat(told).hasExactlyElementsOfTypes(CallEvent.AgentLeft.class);
    given(new CallInput.AgentBridged(BEN));
    assertThat(commands).containsExactly(new AgentTaken(BEN));
    assertThat(told)
        .hasExactlyElementsOfTypes(CallEvent.CallerMoved.class, CallEvent.Bridged.class);
    given(GONE);
    assertThat(commands).containsExactly(new AgentFreed(BEN));
    assertEnded(Party.CALLER, Reason.SERVED);
  }

  @Test
  void attendedTransferChangesTheAgent() {
    talking();
    given(new CallInput.AgentBridged(BEN));
    assertThat(commands).containsExactly(new AgentFreed(ANNA), new AgentTaken(BEN));
    assertThat(call.state()).isEqualTo(new CallState.Talking(BEN));
  }

  /** Which of the two is told by Asterisk first is a race of its connections. */
  @Test
  void callerWhoHangsUpLeavesTheAgentWhateverIsToldOfIt() {
    talking();
    given(GONE);
    assertThat(told).hasExactlyElementsOfTypes(CallEvent.AgentLeft.class, CallEvent.Ended.class);
    given(new CallInput.AgentLeft());
    assertThat(told).isEmpty();
  }

  @Test
  void hangUpInPromptIsNamedAfterThePrompt() {
    arrive();
    given(new CallInput.ScriptLeft());
    assertThat(commands).containsExactly(new StopFlow());
    given(GONE);
    assertThat(commands).isEmpty();
    assertEnded(Party.CALLER, Reason.LEFT_FLOW);
  }

  @Test
  void nobodySignedInTakesAMessage() {
    inLine();
    given(new CallInput.NobodySignedIn());
    assertThat(commands).containsExactly(new LeaveLine(), new TakeMessage(TakeMessage.Why.NOBODY));
    given(new CallInput.MessageEnded());
    assertThat(commands).containsExactly(new HangUp());
    given(GONE);
    assertEnded(Party.CALLER, Reason.MESSAGE);
  }

  @Test
  void deafDialogueLeavesTheCallerToPeople() {
    inLine();
    given(new CallInput.DialogueFailed("no sound from Asterisk"));
    assertThat(commands).containsExactly(new LeaveLine(), new LeaveToPeople());
    given(new CallInput.AgentBridged(BEN));
    assertThat(commands).containsExactly(new AgentTaken(BEN));
  }

  @Test
  void callerFoundWaitingAfterARestartIsTakenBackAtOnce() {
    take(CallControl.adopt(call, null, AT));
    given(new CallInput.FoundWaiting());
    assertThat(commands).containsExactly(new JoinLine(), new TakeBack());
    given(new CallInput.AgentReserved(ANNA));
    assertThat(commands).isEmpty();
    given(new CallInput.CameBack());
    assertThat(commands).containsExactly(new RingAgent(ANNA));
  }

  @Test
  void callerWhoStillWaitsThoughAskedBackIsAskedBackAgain() {
    take(CallControl.adopt(call, null, AT));
    given(new CallInput.FoundWaiting());
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.FoundWaiting());
    assertThat(commands).containsExactly(new TakeBack());
    given(new CallInput.CameBack());
    assertThat(commands).containsExactly(new RingAgent(ANNA));
  }

  @Test
  void conversationFoundAfterARestartIsClosedByItsHangUp() {
    take(CallControl.adopt(call, ANNA, AT));
    assertThat(commands).containsExactly(new AgentTaken(ANNA));
    given(GONE);
    assertThat(commands).containsExactly(new AgentFreed(ANNA));
    assertThat(told).hasExactlyElementsOfTypes(CallEvent.AgentLeft.class, CallEvent.Ended.class);
    assertEnded(Party.CALLER, Reason.SERVED);
  }

  @Test
  void agentWhoHangsUpOutsideOurScriptEndsTheCall() {
    take(CallControl.adopt(call, ANNA, AT));
    given(new CallInput.AgentUnbridged(ANNA));
    assertThat(commands).containsExactly(new AgentFreed(ANNA));
    given(GONE);
    assertEnded(Party.AGENT, Reason.SERVED);
  }

  @Test
  void agentReservedForACallThatIsOverIsGivenBack() {
    inLine();
    given(GONE);
    given(new CallInput.AgentReserved(ANNA));
    assertThat(commands).containsExactly(new AgentMissed(ANNA, Miss.CANCELLED));
  }

  private CallEvent.Arrived arrived() {
    return new CallEvent.Arrived(id, AT, call.firstRing(), "1000", "+12025550123");
  }

  private void arrive() {
    take(CallControl.arrive(call, arrived(), CallControl.Beginning.FLOW));
  }

  private void inLine() {
    arrive();
    given(new CallInput.HatchOpened("0"));
  }

  private void talking() {
    inLine();
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.AgentBridged(ANNA));
  }

  private void given(CallInput input) {
    take(CallControl.step(call, input, AT));
  }

  private void take(Step step) {
    call = step.call();
    commands.clear();
    told.clear();
    for (CallCommand command : step.commands()) {
      if (command instanceof Tell(CallEvent event)) {
        told.add(event);
      } else if (!(command instanceof LookAtPlace || command instanceof WakeAt)) {
        commands.add(command);
      }
    }
  }

  private void assertEnded(Party party, Reason reason) {
    assertThat(told).last().isEqualTo(new CallEvent.Ended(id, AT, new CallEnd(party, reason)));
  }
}
