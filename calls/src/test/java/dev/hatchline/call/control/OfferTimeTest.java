package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.control.CallCommand.RunFlow;
import dev.hatchline.call.control.CallCommand.TakeOver;
import dev.hatchline.call.control.CallCommand.WakeAt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long an answer is waited for to what is offered before the flow. */
class OfferTimeTest {
  private static final Instant RANG = Instant.parse("2026-11-22T10:00:00Z");
  private static final FirstRing EARLIER = new FirstRing(RANG.minusSeconds(3_600), 3);
  private static final CallInput SPEAKS = new CallInput.SpeechBegan();
  private static final CallInput EMPTY = new CallInput.SpeechEmpty();
  private static final CallInput HEARD = new CallInput.OfferSaid();
  private static final CallInput WOKEN = new CallInput.Woken();

  private final CallId id = new CallId(UUID.randomUUID());
  private final FirstRing own = new FirstRing(RANG, 9);
  private Call call = Call.arriving(id, own, "people", LinePolicy.DEFAULT);
  private List<CallCommand> commands = List.of();

  private CallEvent.Arrived arrived() {
    return new CallEvent.Arrived(id, RANG, own, "1000", "+12025550123");
  }

  /** A call that we owe, 30 s at the most after the first ring. */
  private void owed() {
    take(CallControl.owed(call, arrived(), new OwedPlace("c-1", EARLIER, "people", Map.of())));
    assertThat(commands).contains(wake(30));
  }

  /** To go on, 15 s at the most after the first ring. */
  private void cutOff() {
    GoOn goOn = new GoOn(id, EARLIER.at(), new GoOn.InLine(EARLIER, "people"));
    take(CallControl.again(call, arrived(), goOn));
    at(0, new CallInput.MayGoOn());
    at(0, HEARD);
    assertThat(commands).contains(wake(15));
  }

  private void at(double second, CallInput input) {
    take(CallControl.step(call, input, RANG.plusMillis((long) (1_000 * second))));
  }

  private void take(Step step) {
    call = step.call();
    commands = step.commands();
    assertThat(step.surprise()).isNull();
  }

  private static WakeAt wake(long second) {
    return new WakeAt(RANG.plusSeconds(second));
  }

  @Test
  void nobodyIsSilentWhoSpeaks() {
    owed();
    at(7, HEARD);
    assertThat(commands).containsExactly(wake(13));
    at(12, SPEAKS);
    assertThat(commands).containsExactly(wake(30));
    at(14, EMPTY);
    assertThat(commands).as("all of it anew").containsExactly(wake(20));
    at(20, WOKEN);
    assertThat(commands).contains(new TakeOver("c-1"));
  }

  @Test
  void silenceThatIsToldLateIsNone() {
    owed();
    at(7, HEARD);
    at(12.9, SPEAKS);
    at(13, WOKEN);
    assertThat(call.state()).isInstanceOf(CallState.Offered.class);
    assertThat(commands).containsExactly(wake(30));
  }

  @Test
  void whoSpeaksOnAndOnGivesNoAnswer() {
    owed();
    at(7, HEARD);
    at(12, SPEAKS);
    at(29.9999, WOKEN);
    assertThat(commands).as("a hair too early").containsExactly(wake(30));
    at(30, WOKEN);
    assertThat(commands).contains(new TakeOver("c-1"));
  }

  @Test
  void noiseAgainAndAgainHoldsItNoLonger() {
    owed();
    at(7, HEARD);
    at(12, SPEAKS);
    at(27, EMPTY);
    assertThat(commands).containsExactly(wake(30));
  }

  @Test
  void anOfferThatEndsAmidSpeechWaitsForIt() {
    owed();
    at(6, SPEAKS);
    at(7, HEARD);
    assertThat(commands).containsExactly(wake(30));
    at(8, EMPTY);
    assertThat(commands).containsExactly(wake(14));
  }

  @Test
  void whatIsNotHeardYetIsNotSilence() {
    owed();
    at(3, SPEAKS);
    at(4, EMPTY);
    assertThat(commands).containsExactly(wake(30));
  }

  @Test
  void anOfferThatIsHeardLateLeavesTimeForAnAnswer() {
    owed();
    at(28, HEARD);
    assertThat(commands).containsExactly(wake(34));
    at(31, SPEAKS);
    assertThat(commands).containsExactly(wake(34));
    at(32, new CallInput.Said(Choice.DECLINED, "no"));
    assertThat(commands).contains(new RunFlow());
  }

  @Test
  void theOfferToGoOnWaitsTheSameWay() {
    cutOff();
    at(6, HEARD);
    assertThat(commands).containsExactly(wake(10));
    at(9, SPEAKS);
    assertThat(commands).containsExactly(wake(15));
    at(10, WOKEN);
    assertThat(call.state()).isInstanceOf(CallState.Invited.class);
    at(11.5, EMPTY);
    assertThat(commands).containsExactly(wake(15));
    at(15, WOKEN);
    assertThat(commands).containsExactly(new RunFlow());
  }

  @Test
  void elsewhereNobodyWaitsForSpeech() {
    owed();
    at(1, new CallInput.Pressed('1'));
    at(2, SPEAKS);
    assertThat(commands).isEmpty();
    at(3, EMPTY);
    assertThat(commands).isEmpty();
  }
}
