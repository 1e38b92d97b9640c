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
}
