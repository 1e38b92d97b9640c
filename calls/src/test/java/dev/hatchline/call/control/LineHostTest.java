package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.Place;
import dev.hatchline.call.WaitRange;
import dev.hatchline.call.control.CallCommand.AgentMissed;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LeaveLine;
import dev.hatchline.call.control.CallCommand.LookAtPlace;
import dev.hatchline.call.control.CallCommand.PlayMusic;
import dev.hatchline.call.control.CallCommand.RingAgent;
import dev.hatchline.call.control.CallCommand.RunFlowMeanwhile;
import dev.hatchline.call.control.CallCommand.SayInLine;
import dev.hatchline.call.control.CallCommand.Silence;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.StopMessage;
import dev.hatchline.call.control.CallCommand.StopRinging;
import dev.hatchline.call.control.CallCommand.TakeMessage;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.TellReady;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallCommand.WatchKeys;
import dev.hatchline.call.control.CallInput.Miss;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What callers in line are told, and what their keys do. */
class LineHostTest {
  private static final AgentId ANNA = new AgentId("101");
  private static final Place SECOND = place(2, 121, 180, 239);
  private static final Place FIRST = place(1, 10, 50, 100);
  private static final LinePolicy POLICY =
      new LinePolicy(Duration.ofSeconds(45), Duration.ofMinutes(1), Duration.ofMinutes(3));

  private final CallId id = new CallId(UUID.randomUUID());
  private final List<CallCommand> commands = new ArrayList<>();
  private final List<CallEvent> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private Call call = Call.arriving(id, new FirstRing(now, 1), "people", POLICY);

  private static Place place(int position, long least, long likely, long most) {
    return new Place(
        position,
        new WaitRange(
            Duration.ofSeconds(least), Duration.ofSeconds(likely), Duration.ofSeconds(most)));
  }

  @Test
  void placeIsToldOnJoining() {
    inLine();
    assertThat(commands)
        .containsExactly(
            new StopFlow(),
            new PlayMusic(),
            new JoinLine(),
            new LookAtPlace(),
            new WakeAt(now.plus(LinePolicy.LOOK)));
    given(new CallInput.PlaceSeen(SECOND));
    assertThat(commands)
        .containsExactly(new PlayMusic(), new SayInLine(new LineWords.Joined(SECOND)));
    assertThat(told).containsExactly(new CallEvent.PlaceTold(id, now, 2, 180L, 120L, 240L));
  }

  @Test
  void placeThatHasNotChangedIsNotToldAgain() {
    settled();
    later(46);
    given(new CallInput.PlaceSeen(place(2, 130, 150, 200)));
    assertThat(commands).as("two to four minutes, as before").isEmpty();
  }

  @Test
  void placeThatHasChangedIsToldButNotAtOnce() {
    settled();
    later(10);
    given(new CallInput.PlaceSeen(FIRST));
    assertThat(commands).isEmpty();
    later(36);
    given(new CallInput.PlaceSeen(FIRST));
    assertThat(commands).containsExactly(new SayInLine(new LineWords.Moved(FIRST)));
  }

  @Test
  void nothingIsSaidIntoWhatIsBeingSaid() {
    inLine();
    given(new CallInput.PlaceSeen(SECOND));
    later(120);
    given(new CallInput.PlaceSeen(FIRST));
    assertThat(commands).isEmpty();
  }

  @Test
  void choicesComeAfterAMinuteAndThenEveryThree() {
    settled();
    later(60);
    offered(SECOND);
    later(179);
    given(new CallInput.PlaceSeen(SECOND));
    assertThat(commands).isEmpty();
    later(1);
    offered(SECOND);
  }

  /** First the place, whether it has changed or not, and then the choices. */
  private void offered(Place place) {
    given(new CallInput.PlaceSeen(place));
    assertThat(commands).containsExactly(new SayInLine(new LineWords.Moved(place)));
    assertThat(told).hasSize(1);
    given(new CallInput.PlaceSeen(place));
    assertThat(commands).as("it is being said").isEmpty();
    given(new CallInput.LineSaid());
    later(2);
    given(new CallInput.PlaceSeen(place));
    assertThat(commands)
        .containsExactly(new SayInLine(new LineWords.Choices(LineGrant.NONE.offers())));
    assertThat(told).containsExactly(new CallEvent.ChoicesTold(id, now, true, true));
    given(new CallInput.LineSaid());
  }

  @Test
  void aPlaceThatChangesAllTheTimeKeepsNoChoicesBack() {
    settled();
    later(60);
    given(new CallInput.PlaceSeen(FIRST));
    given(new CallInput.LineSaid());
    later(2);
    given(new CallInput.PlaceSeen(SECOND));
    assertThat(commands)
        .containsExactly(new SayInLine(new LineWords.Choices(LineGrant.NONE.offers())));
  }

  @Test
  void lineIsLookedAtAgainAndAgainAndNotWhileAPhoneRings() {
    settled();
    given(new CallInput.Woken());
    assertThat(commands).containsExactly(new LookAtPlace(), new WakeAt(now.plus(LinePolicy.LOOK)));
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.Woken());
    assertThat(commands).containsExactly(new WakeAt(now.plus(LinePolicy.LOOK)));
  }

  @Test
  void musicGoesOffAndOnByAKey() {
    settled();
    press('9');
    assertThat(commands).containsExactly(new Silence(), new SayInLine(new LineWords.MusicOff()));
    assertThat(told).contains(new CallEvent.MusicSwitched(id, now, false));
    given(new CallInput.LineSaid());
    press('9');
    assertThat(commands).containsExactly(new PlayMusic());
  }

  @Test
  void musicThatIsOffStaysOffAfterAPhoneRangInVain() {
    settled();
    press('9');
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.RingFailed(Miss.NO_ANSWER));
    assertThat(commands).containsExactly(new Silence(), new AgentMissed(ANNA, Miss.NO_ANSWER));
  }

  @Test
  void anyOtherKeyStopsWhatIsBeingSaid() {
    inLine();
    given(new CallInput.PlaceSeen(SECOND));
    press('5');
    assertThat(commands).containsExactly(new PlayMusic());
    press('5');
    assertThat(commands).isEmpty();
  }

  @Test
  void automationMeanwhileKeepsThePlaceAndThePersonInterruptsIt() {
    settled();
    press('1');
    assertThat(commands).containsExactly(new Silence(), new RunFlowMeanwhile());
    given(new CallInput.NodeEntered("services"));
    given(new CallInput.AgentReserved(ANNA));
    assertThat(commands).containsExactly(new StopFlow(), new TellReady(), new RingAgent(ANNA));
    given(new CallInput.RingFailed(Miss.NO_ANSWER));
    assertThat(commands)
        .as("keeps the place")
        .containsExactly(new PlayMusic(), new AgentMissed(ANNA, Miss.NO_ANSWER));
  }

  @Test
  void hatchLeadsBackFromTheAutomationToTheSamePlace() {
    settled();
    press('1');
    press('0');
    assertThat(commands)
        .containsExactly(
            new StopFlow(),
            new PlayMusic(),
            new LookAtPlace(),
            new WakeAt(now.plus(LinePolicy.LOOK)));
    assertThat(told).contains(new CallEvent.BackInLine(id, now));
    given(new CallInput.PlaceSeen(SECOND));
    assertThat(commands).contains(new SayInLine(new LineWords.Joined(SECOND)));
  }

  @Test
  void automationThatLeadsElsewhereJoinsThatLine() {
    settled();
    press('1');
    given(new CallInput.FlowWantsPerson("sales", "flow"));
    assertThat(commands).containsSubsequence(new LeaveLine(), new JoinLine());
    assertThat(call.queue()).isEqualTo("sales");
  }

  @Test
  void whoIsBackWhereNobodyIsSignedInJoinsAnewToHearOfIt() {
    settled();
    press('1');
    given(new CallInput.NobodySignedIn());
    assertThat(commands).isEmpty();
    press('0');
    assertThat(commands).containsSubsequence(new LeaveLine(), new JoinLine());
    given(new CallInput.NobodySignedIn());
    assertThat(commands).containsExactly(new LeaveLine(), new TakeMessage(TakeMessage.Why.NOBODY));
  }

  @Test
  void endChosenInTheAutomationGivesThePlaceUp() {
    settled();
    press('1');
    given(new CallInput.FlowFinished());
    assertThat(commands).containsExactly(new LeaveLine(), new HangUp());
  }

  @Test
  void messageInsteadOfWaiting() {
    settled();
    press('3');
    assertThat(commands).containsExactly(new LeaveLine(), new TakeMessage(TakeMessage.Why.CHOSEN));
  }

  @Test
  void messageWhileAPhoneRingsTakesTheCallerBackAndThePlaceFirst() {
    settled();
    given(new CallInput.AgentReserved(ANNA));
    press('3');
    assertThat(commands).containsExactly(new StopRinging());
    given(new CallInput.RingFailed(Miss.CANCELLED));
    assertThat(commands)
        .containsExactly(
            new LeaveLine(),
            new AgentMissed(ANNA, Miss.CANCELLED),
            new TakeMessage(TakeMessage.Why.CHOSEN));
  }

  @Test
  void automationWishedWhileAPhoneRingsComesIfNobodyAnswers() {
    settled();
    given(new CallInput.AgentReserved(ANNA));
    press('1');
    assertThat(commands).isEmpty();
    given(new CallInput.RingFailed(Miss.NO_ANSWER));
    assertThat(commands)
        .containsExactly(
            new Silence(), new RunFlowMeanwhile(), new AgentMissed(ANNA, Miss.NO_ANSWER));
  }

  @Test
  void hatchOpensInAMessage() {
    settled();
    press('3');
    press('0');
    assertThat(commands).containsSubsequence(new StopMessage(), new JoinLine());
  }

  @Test
  void whoSaysNothingInAMessageWaitsAndIsNotAskedAgain() {
    inLine();
    given(new CallInput.NobodySignedIn());
    given(new CallInput.MessageEmpty());
    assertThat(commands).containsSubsequence(new PlayMusic(), new JoinLine());
    given(new CallInput.NobodySignedIn());
    assertThat(commands).isEmpty();
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
  }

  @Test
  void digitsStillBeingTypedToTheAutomationAreNoCommandsInLine() {
    settled();
    press('1');
    given(new CallInput.KeysAre(true));
    press('4');
    given(new CallInput.AgentReserved(ANNA));
    later(2);
    press('2');
    assertThat(commands).isEmpty();
    later(2);
    press('3');
    assertThat(commands).as("each begins the time anew").isEmpty();
    later(4);
    press('3');
    assertThat(commands).containsExactly(new StopRinging());
  }

  @Test
  void failedTriesInTheMiddleOfTypingDoNotThrowTheCallerOutOfLine() {
    arrive();
    given(new CallInput.FlowWantsPerson("people", "no-match"));
    press('2');
    assertThat(commands).isEmpty();
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
  }

  @Test
  void nobodySignedInWhileAPhoneRingsIsTakenUpWhenItStops() {
    settled();
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.ReservationLapsed(ANNA));
    given(new CallInput.NobodySignedIn());
    given(new CallInput.RingFailed(Miss.CANCELLED));
    assertThat(commands).containsSubsequence(new LeaveLine(), new JoinLine());
  }

  @Test
  void agentReservedAnewWhileTheirOwnRingingStopsIsRungAgain() {
    settled();
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.ReservationLapsed(ANNA));
    given(new CallInput.AgentReserved(ANNA));
    given(new CallInput.RingFailed(Miss.CANCELLED));
    assertThat(commands).containsExactly(new RingAgent(ANNA));
  }

  @Test
  void zeroInAMessageIsNotAskedForOneAgainAtOnce() {
    inLine();
    given(new CallInput.NobodySignedIn());
    press('0');
    given(new CallInput.NobodySignedIn());
    assertThat(commands).isEmpty();
    assertThat(call.state()).isInstanceOf(CallState.InLine.class);
  }

  @Test
  void freePersonIsWaitedForWithoutAWord() {
    CallEvent.Arrived arrived =
        new CallEvent.Arrived(id, now, call.firstRing(), "1000", "+12025550123");
    take(CallControl.arrive(call, arrived, CallControl.Beginning.PERSON));
    assertThat(commands)
        .containsExactly(new JoinLine(), new LookAtPlace(), new WakeAt(now.plus(LinePolicy.LOOK)));
    given(new CallInput.AgentReserved(ANNA));
    assertThat(commands).containsExactly(new RingAgent(ANNA));
  }

  @Test
  void zeroIsADigitInAnEntryUntilItStandsAlone() {
    arrive();
    given(new CallInput.KeysAre(true));
    press('4');
    press('0');
    assertThat(commands).hasSize(1).first().isInstanceOf(CallCommand.PassKey.class);
    given(new CallInput.KeysAre(true));
    press('0');
    WatchKeys watch = (WatchKeys) commands.getLast();
    given(new CallInput.KeysQuiet(watch.keys()));
    assertThat(commands).contains(new StopFlow(), new JoinLine());
  }

  @Test
  void zeroThatWasFollowedByADigitOpensNothing() {
    arrive();
    given(new CallInput.KeysAre(true));
    press('0');
    WatchKeys watch = (WatchKeys) commands.getLast();
    press('7');
    given(new CallInput.KeysQuiet(watch.keys()));
    assertThat(commands).isEmpty();
  }

  @Test
  void starZeroOpensInTheMiddleOfAnEntry() {
    arrive();
    given(new CallInput.KeysAre(true));
    press('4');
    press('*');
    press('0');
    assertThat(told).contains(new CallEvent.ZeroOut(id, now, "", "*0"));
  }

  private void arrive() {
    CallEvent.Arrived arrived =
        new CallEvent.Arrived(id, now, call.firstRing(), "1000", "+12025550123");
    take(CallControl.arrive(call, arrived, CallControl.Beginning.FLOW));
  }

  private void inLine() {
    arrive();
    press('0');
  }

  /** In line, and told so. */
  private void settled() {
    inLine();
    given(new CallInput.PlaceSeen(SECOND));
    given(new CallInput.LineSaid());
  }

  private void press(char key) {
    given(new CallInput.Pressed(key));
  }

  private void later(long seconds) {
    now = now.plusSeconds(seconds);
  }

  private void given(CallInput input) {
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
