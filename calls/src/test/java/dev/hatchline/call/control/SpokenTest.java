package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.Place;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.OfferPerson;
import dev.hatchline.call.control.CallCommand.RunFlow;
import dev.hatchline.call.control.CallCommand.RunFlowCallback;
import dev.hatchline.call.control.CallCommand.RunFlowMeanwhile;
import dev.hatchline.call.control.CallCommand.Silence;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.StopMessage;
import dev.hatchline.call.control.CallCommand.TakeMessage;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallCommand.WithdrawCallback;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an escape word, and a choice that is said, do in every state of a call. */
class SpokenTest {
  private static final AgentId ANNA = new AgentId("101");
  private static final FirstRing OWED = new FirstRing(Instant.parse("2026-11-22T09:00:00Z"), 3);
  private static final CallInput AGENT = new CallInput.HatchOpened("agent");

  private final CallId id = new CallId(UUID.randomUUID());
  private final Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final FirstRing own = new FirstRing(now, 9);
  private Call call = Call.arriving(id, own, "people", LinePolicy.DEFAULT);
  private List<CallCommand> commands = List.of();

  @Test
  void escapeWordLeadsToAPersonFromTheFlowAndFromAnEntryOfDigits() {
    arrives();
    given(new CallInput.NodeEntered("order"), AGENT);
    assertPerson("order");
    assertThat(commands).contains(new StopFlow());
    again();
    given(new CallInput.NodeEntered("order"), new CallInput.KeysAre(true), AGENT);
    assertPerson("order");
  }

  @Test
  void escapeWordLeadsBackToTheSamePlaceFromTheAutomationMeanwhile() {
    inLine();
    given(said(Choice.AUTOMATION, "menu"), AGENT);
    assertThat(commands)
        .contains(
            new StopFlow(),
            new Tell(new CallEvent.ZeroOut(id, now, "", "agent")),
            new Tell(new CallEvent.BackInLine(id, now)))
        .doesNotContain(new JoinLine());
  }

  @Test
  void escapeWordEndsAMessage() {
    arrives();
    given(new CallInput.FlowWantsMessage(), AGENT);
    assertPerson("message");
    assertThat(commands).contains(new StopMessage());
  }

  @Test
  void escapeWordAfterAPromiseLeavesItAndTheCallerIsToldTheKeyOnce() {
    promised();
    given(AGENT);
    assertThat(commands).containsExactly(new Tell(new CallEvent.Said(id, now, "agent")));
    given(AGENT, new CallInput.FlowFinished());
    assertThat(commands).containsExactly(new OfferPerson(), new WakeAt(now.plusSeconds(20)));
    given(AGENT, new CallInput.OfferSaid());
    assertThat(commands).containsExactly(new WakeAt(now.plusSeconds(5)));
    given(AGENT);
    assertThat(commands).doesNotContain(new OfferPerson());
    given(new CallInput.Woken());
    assertThat(commands).containsExactly(new HangUp());
  }

  @Test
  void escapeWordInTheGoodbyeIsAskedAboutAtOnce() {
    promised();
    given(new CallInput.FlowFinished(), AGENT);
    assertThat(commands)
        .containsExactly(
            new Tell(new CallEvent.Said(id, now, "agent")),
            new OfferPerson(),
            new WakeAt(now.plusSeconds(20)));
    given(new CallInput.Woken());
    assertThat(commands).as("never heard").containsExactly(new HangUp());
  }

  @Test
  void zeroAfterTheWordTakesThePromiseBackWhateverIsBeingSaid() {
    CallInput zero = new CallInput.Pressed('0');
    promised();
    given(AGENT, zero);
    assertThat(commands).contains(new StopFlow(), new WithdrawCallback("c-1"), new JoinLine());
    again();
    promised();
    given(AGENT, new CallInput.FlowFinished(), zero);
    assertThat(commands).contains(new WithdrawCallback("c-1"), new JoinLine());
    again();
    promised();
    given(AGENT, new CallInput.FlowFinished(), new CallInput.OfferSaid(), zero);
    assertThat(commands)
        .contains(new WithdrawCallback("c-1"), new JoinLine())
        .doesNotContain(new StopFlow());
  }

  @Test
  void whatIsHeardOfTheOfferAfterTheCallerHasLeftItChangesNothing() {
    promised();
    given(new CallInput.OfferSaid());
    assertThat(commands).isEmpty();
    given(new CallInput.FlowFinished(), AGENT, new CallInput.Pressed('0'));
    CallState waits = call.state();
    given(new CallInput.OfferSaid());
    assertUnchanged(waits);
  }

  @Test
  void escapeWordTakesWhatIsOfferedBeforeTheFlowAndSaysByWhat() {
    owed();
    given(AGENT);
    assertPerson("offer");
    assertThat(call.firstRing()).isEqualTo(OWED);
    again();
    cutOff();
    given(AGENT);
    assertPerson("go-on");
  }

  @Test
  void escapeWordChangesNothingForWhoIsInLineOrWithAPerson() {
    inLine();
    CallState waits = call.state();
    given(AGENT);
    assertUnchanged(waits);
    given(new CallInput.AgentReserved(ANNA));
    CallState rings = call.state();
    given(AGENT);
    assertUnchanged(rings);
    given(new CallInput.AgentBridged(ANNA));
    CallState talks = call.state();
    given(AGENT);
    assertUnchanged(talks);
  }

  @Test
  void choicesInLineMayBeSpokenAndTheStoryKeepsTheWords() {
    inLine();
    assertThat(Choice.of(call))
        .containsExactly(Choice.AUTOMATION, Choice.CALLBACK, Choice.MESSAGE, Choice.MUSIC);
    given(said(Choice.AUTOMATION, "menu"));
    assertThat(commands)
        .contains(new Tell(new CallEvent.Said(id, now, "menu")), new RunFlowMeanwhile());
    again();
    inLine();
    given(said(Choice.CALLBACK, "call me back"));
    assertThat(commands).contains(new RunFlowCallback());
    again();
    inLine();
    given(said(Choice.MESSAGE, "three"));
    assertThat(commands).contains(new TakeMessage(TakeMessage.Why.CHOSEN));
    again();
    inLine();
    given(said(Choice.MUSIC, "nine"));
    assertThat(commands).contains(new Silence());
  }

  @Test
  void choiceThatIsNotOfferedIsNotListenedForAndDoesNothing() {
    LineGrant grant =
        new LineGrant(Duration.ZERO, Map.of(), false, Set.of(LineGrant.Offer.CALLBACK), null);
    arrives();
    given(new CallInput.FlowWantsPerson("people", "flow", grant));
    assertThat(Choice.of(call)).containsExactly(Choice.CALLBACK, Choice.MUSIC);
    CallState waits = call.state();
    given(said(Choice.MESSAGE, "three"));
    assertUnchanged(waits);
  }

  @Test
  void whatIsOfferedBeforeTheFlowMayBeAcceptedAndDeclined() {
    owed();
    assertThat(Choice.of(call)).containsExactly(Choice.ACCEPTED, Choice.DECLINED);
    given(said(Choice.ACCEPTED, "yes"));
    assertThat(commands).contains(new JoinLine());
    again();
    owed();
    given(said(Choice.DECLINED, "no"));
    assertThat(commands).contains(new RunFlow());
    again();
    cutOff();
    assertThat(Choice.of(call)).containsExactly(Choice.ACCEPTED, Choice.DECLINED);
    given(said(Choice.ACCEPTED, "yes"));
    assertThat(commands).contains(new JoinLine());
    again();
    cutOff();
    given(said(Choice.DECLINED, "no"));
    assertThat(commands).contains(new RunFlow());
  }

  @Test
  void nothingOfTheHouseIsListenedForWhileAFlowRunsOrAPhoneRings() {
    arrives();
    assertThat(Choice.of(call)).isEmpty();
    inLine();
    given(new CallInput.AgentReserved(ANNA));
    assertThat(Choice.of(call)).isEmpty();
    CallState rings = call.state();
    given(said(Choice.CALLBACK, "callback"));
    assertUnchanged(rings);
  }

  private void assertPerson(String at) {
    assertThat(commands)
        .contains(new Tell(new CallEvent.ZeroOut(id, now, at, "agent")), new JoinLine());
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
  }

  private void assertUnchanged(CallState before) {
    assertThat(call.state()).isEqualTo(before);
    assertThat(commands).isEmpty();
  }

  private static CallInput said(Choice choice, String words) {
    return new CallInput.Said(choice, words);
  }

  private void again() {
    call = Call.arriving(id, own, "people", LinePolicy.DEFAULT);
  }

  private CallEvent.Arrived arrived() {
    return new CallEvent.Arrived(id, now, own, "1000", "+12025550123");
  }

  private void arrives() {
    take(CallControl.arrive(call, arrived(), CallControl.Beginning.FLOW));
  }

  /** In line, and told the place. */
  private void inLine() {
    arrives();
    given(
        new CallInput.HatchOpened("person"),
        new CallInput.PlaceSeen(new Place(2, null)),
        new CallInput.LineSaid());
  }

  /** Told what to expect. */
  private void promised() {
    arrives();
    given(new CallInput.FlowPromised("c-1", "+4930123456"));
  }

  private void owed() {
    take(CallControl.owed(call, arrived(), new OwedPlace("c-1", OWED, "people", Map.of())));
  }

  /** Offered to go on in line. */
  private void cutOff() {
    GoOn goOn = new GoOn(id, OWED.at(), new GoOn.InLine(OWED, "people"));
    take(CallControl.again(call, arrived(), goOn));
    given(new CallInput.MayGoOn(), new CallInput.OfferSaid());
  }

  private void given(CallInput... inputs) {
    for (CallInput input : inputs) {
      take(CallControl.step(call, input, now));
    }
  }

  private void take(Step step) {
    call = step.call();
    commands = step.commands();
    assertThat(step.surprise()).isNull();
  }
}
