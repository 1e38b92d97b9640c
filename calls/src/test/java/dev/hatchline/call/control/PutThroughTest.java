package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.control.CallCommand.DialOutside;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LeaveLine;
import dev.hatchline.call.control.CallCommand.RunFlowAt;
import dev.hatchline.call.control.CallCommand.StopListening;
import dev.hatchline.call.control.CallCommand.StopRinging;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallInput.Miss;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller who is put through to a number outside. */
class PutThroughTest {
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
  private static final String GARAGE = "+12025550188";
  private static final Duration RING = Duration.ofSeconds(20);

  private final CallId id = new CallId(UUID.randomUUID());
  private Call call = Call.arriving(id, new FirstRing(AT, 1), "people", LinePolicy.DEFAULT);
  private List<CallCommand> commands = List.of();

  private void given(CallInput... inputs) {
    for (CallInput input : inputs) {
      Step step = CallControl.step(call, input, AT);
      assertThat(step.surprise()).isNull();
      call = step.call();
      commands = step.commands();
    }
  }

  private void rings() {
    given(new CallInput.FlowWantsOutside("garage", GARAGE, RING, "sorry"));
  }

  @Test
  void theNumberIsRung() {
    rings();
    assertThat(commands)
        .containsExactly(
            new Tell(new CallEvent.OutsideRung(id, AT, "garage", GARAGE)),
            new DialOutside(GARAGE, RING));
  }

  @Test
  void theCallIsOverWhenTheOtherSideHangsUp() {
    rings();
    given(new CallInput.AgentLeft());
    assertThat(commands).containsExactly(new HangUp());
    given(new CallInput.ChannelGone(Party.CALLER));
    CallEnd end = new CallEnd(Party.LINE, Reason.TRANSFERRED);
    assertThat(commands).containsExactly(new Tell(new CallEvent.Ended(id, AT, end)));
  }

  @Test
  void soItIsWhenTheCallerDoes() {
    rings();
    given(new CallInput.ChannelGone(Party.CALLER));
    CallEnd end = new CallEnd(Party.CALLER, Reason.TRANSFERRED);
    assertThat(commands).containsExactly(new Tell(new CallEvent.Ended(id, AT, end)));
  }

  @ParameterizedTest
  @EnumSource(Miss.class)
  void theFlowGoesOnWhereNobodyAnswers(Miss why) {
    rings();
    given(new CallInput.RingFailed(why));
    assertThat(call.state()).isInstanceOf(CallState.InFlow.class);
    assertThat(commands)
        .containsExactly(
            new Tell(new CallEvent.OutsideMissed(id, AT, why.word())), new RunFlowAt("sorry"));
  }

  @Test
  void zeroWhileItRingsLeadsToAPerson() {
    rings();
    given(new CallInput.Pressed('0'));
    assertThat(commands).contains(new StopRinging());
    given(new CallInput.RingFailed(Miss.CANCELLED));
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
    assertThat(commands)
        .contains(new Tell(new CallEvent.ZeroOut(id, AT, "transfer", "0")), new JoinLine());
  }

  @Test
  void escapeWordWhileItRingsLeadsToAPersonToo() {
    rings();
    given(new CallInput.HatchOpened("operator"));
    assertThat(commands).containsExactly(new StopRinging());
    given(new CallInput.RingFailed(Miss.CANCELLED));
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
    assertThat(commands)
        .contains(new Tell(new CallEvent.ZeroOut(id, AT, "transfer", "operator")), new JoinLine());
  }

  @Test
  void nobodyListensToTheConversation() {
    rings();
    given(new CallInput.DialAnswered());
    assertThat(commands).containsExactly(new StopListening());
    given(new CallInput.HatchOpened("operator"));
    assertThat(commands).as("heard before, and told late").isEmpty();
    given(new CallInput.Pressed('0'));
    assertThat(commands).as("the key of another house").isEmpty();
    given(new CallInput.AgentLeft());
    assertThat(commands).containsExactly(new HangUp());
  }

  /** It may be answered in the moment in which a person is asked for. */
  @Test
  void whoAnswersBeforeTheRingingIsStoppedHasTheCaller() {
    rings();
    given(new CallInput.Pressed('0'), new CallInput.DialAnswered(), new CallInput.AgentLeft());
    assertThat(commands).containsExactly(new HangUp());
  }

  @Test
  void agentWhoAnswersChangesNothingHere() {
    given(new CallInput.HatchOpened("0"), new CallInput.DialAnswered());
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
    assertThat(commands).isEmpty();
  }

  @Test
  void otherKeysAreNotOursEither() {
    rings();
    given(new CallInput.Pressed('5'));
    assertThat(commands).isEmpty();
  }

  @Test
  void whoStoodInLineGivesUpThePlace() {
    given(new CallInput.HatchOpened("0"), new CallInput.Pressed('1'));
    rings();
    assertThat(commands).startsWith(new LeaveLine());
  }
}
