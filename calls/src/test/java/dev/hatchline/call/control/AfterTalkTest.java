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
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LeaveLine;
import dev.hatchline.call.control.CallCommand.RepairByCallback;
import dev.hatchline.call.control.CallCommand.RunFlowAfter;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.Tell;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes after a conversation that the agent has ended. */
class AfterTalkTest {
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
  private static final AgentId ANNA = new AgentId("101");
  private static final CallEnd SERVED = new CallEnd(Party.AGENT, Reason.SERVED);

  private final CallId id = new CallId(UUID.randomUUID());
  private Call call =
      Call.arriving(id, new FirstRing(AT, 1), "people", LinePolicy.DEFAULT).askedAfter();
  private List<CallCommand> commands = List.of();

  private void given(CallInput... inputs) {
    for (CallInput input : inputs) {
      Step step = CallControl.step(call, input, AT);
      call = step.call();
      commands = step.commands();
    }
  }

  private void talked() {
    given(
        new CallInput.HatchOpened("0"),
        new CallInput.AgentReserved(ANNA),
        new CallInput.AgentBridged(ANNA),
        new CallInput.AgentLeft());
  }

  @Test
  void theFlowGoesOnWhenTheAgentHasHungUpFirst() {
    talked();
    assertThat(call.state()).isInstanceOf(CallState.After.class);
    assertThat(commands)
        .containsExactly(
            new AgentFreed(ANNA),
            new Tell(new CallEvent.AgentLeft(id, AT, ANNA)),
            new RunFlowAfter());
  }

  @Test
  void withoutAnythingToAskTheCallIsOver() {
    call = Call.arriving(id, new FirstRing(AT, 1), "people", LinePolicy.DEFAULT);
    talked();
    assertThat(call.state()).isEqualTo(new CallState.Ending(SERVED));
    assertThat(commands).endsWith(new HangUp());
  }

  @Test
  void aScoreIsToldAndThenTheCallIsOverAsServed() {
    talked();
    given(new CallInput.FlowScored("how", "score", 4));
    assertThat(commands).containsExactly(new Tell(new CallEvent.Scored(id, AT, "how", "score", 4)));
    given(new CallInput.FlowFinished());
    assertThat(commands).containsExactly(new HangUp());
    given(new CallInput.ChannelGone(Party.CALLER));
    assertThat(commands).contains(new Tell(new CallEvent.Ended(id, AT, SERVED)));
  }

  @Test
  void whoHangsUpMeanwhileWasServed() {
    talked();
    given(new CallInput.ChannelGone(Party.CALLER));
    assertThat(commands).contains(new StopFlow(), new Tell(new CallEvent.Ended(id, AT, SERVED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"silence", "fault"})
  void whoSaysNothingIsNotPutIntoTheLine(String by) {
    talked();
    given(new CallInput.FlowWantsPerson("people", by));
    assertThat(call.state()).isEqualTo(new CallState.Ending(SERVED));
    assertThat(commands).containsExactly(new HangUp());
  }

  @Test
  void zeroLeadsToAPersonAgain() {
    talked();
    given(new CallInput.Pressed('0'));
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
    assertThat(commands).contains(new StopFlow(), new JoinLine());
  }

  @Test
  void soDoesAnEscapeWordForNothingIsTakenBackByIt() {
    talked();
    given(new CallInput.HatchOpened("agent"));
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
    assertThat(commands).contains(new StopFlow(), new JoinLine());
  }

  @Test
  void whoWasServedAndGivesUpInLineIsOwedNothingForWhatTheyGaveUpBefore() {
    call = call.inPlaceOf(new OwedPlace("c-1", new FirstRing(AT, 7), "people", Map.of()));
    talked();
    given(new CallInput.HatchOpened("agent"), new CallInput.ChannelGone(Party.CALLER));
    assertThat(commands).contains(new LeaveLine()).doesNotContain(new RepairByCallback());
  }

  @Test
  void soDoesAQueueOfTheFlow() {
    talked();
    given(new CallInput.FlowWantsPerson("sales", "flow"));
    assertThat(call.queue()).isEqualTo("sales");
    assertThat(commands).contains(new JoinLine()).doesNotContain(new StopFlow());
  }
}
