package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.Place;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LeaveLine;
import dev.hatchline.call.control.CallCommand.RunFlowMeanwhile;
import dev.hatchline.call.control.CallCommand.SayInLine;
import dev.hatchline.call.control.CallCommand.TakeMessage;
import dev.hatchline.call.control.LineGrant.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a flow gets for its caller in line. */
class LineGrantTest {
  private static final Place PLACE = new Place(2, null);
  private static final LineGrant GRANT =
      new LineGrant(
          Duration.ofMinutes(2), Map.of(), true, Set.of(Offer.MESSAGE), Duration.ofSeconds(20));

  private Instant now = Instant.parse("2026-11-28T10:00:00Z");
  private Call call =
      Call.arriving(
              new CallId(UUID.randomUUID()), new FirstRing(now, 1), "people", LinePolicy.DEFAULT)
          .with(Duration.ofMinutes(1));
  private List<CallCommand> commands = List.of();

  private void given(CallInput... inputs) {
    for (CallInput input : inputs) {
      Step step = CallControl.step(call, input, now);
      call = step.call();
      commands = step.commands();
    }
  }

  private void granted(LineGrant grant) {
    given(new CallInput.FlowWantsPerson("people", "flow", grant));
    now = now.plusSeconds(5); // keys pressed at once were meant for the flow
  }

  @Test
  void priorityIsAddedToTheCallersOwn() {
    granted(GRANT);
    assertThat(call.before()).isEqualTo(Duration.ofMinutes(3));
    assertThat(call.credit()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whatTheFlowSaysComesAfterThePlace() {
    granted(GRANT);
    given(new CallInput.PlaceSeen(PLACE));
    assertThat(commands).contains(new SayInLine(new LineWords.Joined(PLACE, true)));
  }

  @Test
  void onlyWhatIsOfferedIsOfferedAndAtItsTime() {
    granted(GRANT);
    given(new CallInput.PlaceSeen(PLACE), new CallInput.LineSaid());
    now = now.plusSeconds(14);
    given(new CallInput.PlaceSeen(PLACE));
    assertThat(commands).isEmpty();
    now = now.plusSeconds(1);
    given(new CallInput.PlaceSeen(PLACE), new CallInput.LineSaid());
    given(new CallInput.PlaceSeen(PLACE));
    assertThat(commands).contains(new SayInLine(new LineWords.Choices(Set.of(Offer.MESSAGE))));
  }

  @Test
  void keysOfWhatIsNotOfferedDoNothing() {
    granted(GRANT);
    given(new CallInput.Pressed('1'), new CallInput.Pressed('2'));
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
    given(new CallInput.Pressed('3'));
    assertThat(commands).contains(new TakeMessage(TakeMessage.Why.CHOSEN));
  }

  @Test
  void whereNothingIsOfferedNothingIsSaidOfIt() {
    granted(new LineGrant(Duration.ZERO, Map.of(), false, Set.of(), null));
    given(new CallInput.PlaceSeen(PLACE), new CallInput.LineSaid());
    now = now.plus(Duration.ofHours(1));
    given(new CallInput.PlaceSeen(PLACE));
    assertThat(commands).isEmpty();
  }

  @Test
  void theLineIsJoinedAnewWithAnotherPriorityAndKeptWithTheSame() {
    granted(LineGrant.NONE);
    given(new CallInput.Pressed('1'));
    assertThat(commands).contains(new RunFlowMeanwhile());
    granted(GRANT);
    assertThat(commands).containsSubsequence(new LeaveLine(), new JoinLine());
    granted(LineGrant.NONE);
    assertThat(commands).as("not from the automation").isEmpty();
  }

  @Test
  void theLineIsJoinedAnewForAgentsOfOtherSkills() {
    granted(LineGrant.NONE);
    given(new CallInput.Pressed('1'));
    Map<String, Integer> billing = Map.of("billing", 3);
    granted(new LineGrant(Duration.ZERO, billing, false, Set.of(Offer.values()), null));
    assertThat(commands).containsSubsequence(new LeaveLine(), new JoinLine());
    assertThat(call.grant().skills()).isEqualTo(billing);
  }

  @Test
  void whoOpensTheHatchFromTheAutomationKeepsWhatTheyHave() {
    Set<Offer> all = LineGrant.NONE.offers();
    granted(new LineGrant(Duration.ofMinutes(2), Map.of("billing", 3), false, all, null));
    given(new CallInput.Pressed('1'), new CallInput.Pressed('0'));
    assertThat(call.before()).isEqualTo(Duration.ofMinutes(3));
    assertThat(call.grant().skills()).containsOnlyKeys("billing");
    assertThat(commands).doesNotContain(new LeaveLine(), new JoinLine());
  }
}
