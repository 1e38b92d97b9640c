package dev.hatchline.flow.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.HatchOpened;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link Caller} does, in simulated time or on a real line. */
public abstract class CallerContract {
  /** Spoken in less than a second and a half. */
  private static final Prompt SHORT = Prompt.text("Please hold.");

  /** Spoken in more than four seconds, whatever the voice. */
  private static final Prompt LONG =
      Prompt.text(
          "This prompt goes on and on, and it says nothing at all that anybody would want to know,"
              + " and still it has not come to its end, so that a key can stop it.");

  private static final Listening BRIEFLY = new Listening(Duration.ofMillis(300));
  private static final Listening AT_LENGTH = new Listening(Duration.ofSeconds(10));
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration IN_LONG = Duration.ofMillis(700);
  private static final Listening LONGER_THAN_THE_HATCH = new Listening(Duration.ofMillis(2500));
  private static final Duration AFTER_SHORT = Duration.ofSeconds(2);

  /**
   * A caller on a line that has just been answered.
   *
   * @param script what the caller does; its times count from the return of this method
   */
  protected abstract Caller callerWho(CallerScript script);

  private Caller idle() {
    return callerWho(CallerScript.silent());
  }

  private Caller presses(char key, Duration at) {
    return callerWho(CallerScript.silent().press(key, at));
  }

  @Test
  void promptIsHeardToItsEnd() {
    assertThat(idle().say(SHORT)).isEqualTo(new Heard.Finished());
  }

  @Test
  void noKeyAfterThePromptIsSilence() {
    assertThat(idle().ask(SHORT, BRIEFLY)).isEqualTo(new Heard.Silence());
  }

  @Test
  void callerIsStillThereAfterSilence() {
    Caller caller = idle();
    caller.ask(SHORT, BRIEFLY);
    assertThat(caller.say(SHORT)).isEqualTo(new Heard.Finished());
  }

  @Test
  void keyStopsWhatIsSaid() {
    assertThat(presses('5', IN_LONG).say(LONG)).isEqualTo(new Heard.Key('5'));
  }

  @Test
  void keyStopsWhatIsAsked() {
    assertThat(presses('#', IN_LONG).ask(LONG, AT_LENGTH)).isEqualTo(new Heard.Key('#'));
  }

  @Test
  void keyAfterThePromptIsAnAnswer() {
    assertThat(presses('*', AFTER_SHORT).ask(SHORT, AT_LENGTH)).isEqualTo(new Heard.Key('*'));
  }

  @Test
  void keysTypedAheadAreHeardInOrderAndOnce() {
    Caller caller =
        callerWho(CallerScript.silent().press('1', AT_ONCE).press('2', Duration.ofMillis(100)));
    assertThat(caller.say(LONG)).isEqualTo(new Heard.Key('1'));
    assertThat(caller.ask(LONG, AT_LENGTH)).isEqualTo(new Heard.Key('2'));
    assertThat(caller.say(SHORT)).isEqualTo(new Heard.Finished());
  }

  @Test
  void zeroInAPromptOpensTheHatch() {
    assertHatch(presses('0', IN_LONG));
  }

  @Test
  void zeroInTheSilenceOpensTheHatch() {
    Caller caller = presses('0', AFTER_SHORT);
    assertThatThrownBy(() -> caller.ask(SHORT, AT_LENGTH)).isInstanceOf(HatchOpened.class);
  }

  private static void assertHatch(Caller caller) {
    assertThatThrownBy(() -> caller.say(LONG))
        .isInstanceOfSatisfying(HatchOpened.class, hatch -> assertThat(hatch.by()).isEqualTo("0"));
    assertThatThrownBy(() -> caller.ask(SHORT, BRIEFLY))
        .as("the hatch stays open")
        .isInstanceOf(HatchOpened.class);
  }

  @Test
  void hangUpInAPromptIsTheEnd() {
    Caller caller = callerWho(CallerScript.silent().hangUp(IN_LONG));
    assertThatThrownBy(() -> caller.say(LONG)).isInstanceOf(CallerGone.class);
    assertThatThrownBy(() -> caller.ask(SHORT, BRIEFLY)).isInstanceOf(CallerGone.class);
  }

  @Test
  void hangUpInTheSilenceIsTheEnd() {
    Caller caller = callerWho(CallerScript.silent().hangUp(AFTER_SHORT));
    assertThatThrownBy(() -> caller.ask(SHORT, AT_LENGTH)).isInstanceOf(CallerGone.class);
  }

  @Test
  void keyIsHeardWithoutAPrompt() {
    assertThat(presses('7', IN_LONG).listen(AT_LENGTH)).isEqualTo(new Heard.Key('7'));
    assertThat(idle().listen(BRIEFLY)).isEqualTo(new Heard.Silence());
  }

  @Test
  void hatchAndHangUpEndTheListening() {
    Caller hatch = presses('0', IN_LONG);
    assertThatThrownBy(() -> hatch.listen(AT_LENGTH)).isInstanceOf(HatchOpened.class);
    Caller gone = callerWho(CallerScript.silent().hangUp(IN_LONG));
    assertThatThrownBy(() -> gone.listen(AT_LENGTH)).isInstanceOf(CallerGone.class);
  }

  private Caller types(String keys, Duration first) {
    CallerScript script = CallerScript.silent();
    for (int at = 0; at < keys.length(); at++) {
      script = script.press(keys.charAt(at), first.plusMillis(300L * at));
    }
    Caller caller = callerWho(script);
    caller.collecting(true);
    return caller;
  }

  @Test
  void zeroAmongDigitsIsADigitAndStopsThePrompt() {
    Caller caller = types("101", IN_LONG);
    assertThat(caller.ask(LONG, AT_LENGTH)).isEqualTo(new Heard.Key('1'));
    assertThat(caller.listen(AT_LENGTH)).isEqualTo(new Heard.Key('0'));
    assertThat(caller.listen(AT_LENGTH)).isEqualTo(new Heard.Key('1'));
    assertThat(caller.listen(LONGER_THAN_THE_HATCH)).isEqualTo(new Heard.Silence());
  }

  @Test
  void zeroAndPoundIsANumber() {
    Caller caller = types("0#", IN_LONG);
    assertThat(caller.ask(LONG, AT_LENGTH)).isEqualTo(new Heard.Key('0'));
    assertThat(caller.listen(AT_LENGTH)).isEqualTo(new Heard.Key('#'));
    assertThat(caller.listen(LONGER_THAN_THE_HATCH)).isEqualTo(new Heard.Silence());
  }

  @Test
  void loneZeroAndSilenceOpensTheHatch() {
    Caller caller = types("0", IN_LONG);
    assertThat(caller.ask(LONG, AT_LENGTH)).isEqualTo(new Heard.Key('0'));
    assertHatch(caller, "0");
  }

  @Test
  void starZeroOpensTheHatchAmongDigits() {
    Caller caller = types("12*0", IN_LONG);
    assertThat(caller.ask(LONG, AT_LENGTH)).isEqualTo(new Heard.Key('1'));
    assertThat(caller.listen(AT_LENGTH)).isEqualTo(new Heard.Key('2'));
    assertThat(caller.listen(AT_LENGTH)).isEqualTo(new Heard.Key('*'));
    assertHatch(caller, "*0");
  }

  @Test
  void zeroIsTheHatchAgainWhenNothingIsCollected() {
    Caller caller = presses('0', IN_LONG);
    caller.collecting(true);
    caller.collecting(false);
    assertHatch(caller, "0");
  }

  private static void assertHatch(Caller caller, String by) {
    assertThatThrownBy(() -> caller.listen(AT_LENGTH))
        .isInstanceOfSatisfying(HatchOpened.class, hatch -> assertThat(hatch.by()).isEqualTo(by));
  }

  @Test
  void workThatIsDoneIsNotWaitedFor() {
    Caller caller = idle();
    caller.during(CompletableFuture.completedFuture("done"));
    caller.during(CompletableFuture.failedFuture(new IllegalStateException("failed")));
    assertThat(caller.say(SHORT)).isEqualTo(new Heard.Finished());
  }

  @Test
  void workIsWaitedForAndKeysAreKept() {
    Caller caller = presses('5', AT_ONCE);
    CompletableFuture<Boolean> work =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, IN_LONG.toMillis(), TimeUnit.MILLISECONDS);
    caller.during(work);
    assertThat(work).isCompletedWithValue(true);
    assertThat(caller.say(LONG)).isEqualTo(new Heard.Key('5'));
  }

  @Test
  void hatchAndHangUpDoNotWaitForWork() {
    CompletableFuture<Boolean> never = new CompletableFuture<>();
    Caller hatch = presses('0', IN_LONG);
    assertThatThrownBy(() -> hatch.during(never)).isInstanceOf(HatchOpened.class);
    Caller gone = callerWho(CallerScript.silent().hangUp(IN_LONG));
    assertThatThrownBy(() -> gone.during(never)).isInstanceOf(CallerGone.class);
    assertThat(never).isNotDone();
  }
}
