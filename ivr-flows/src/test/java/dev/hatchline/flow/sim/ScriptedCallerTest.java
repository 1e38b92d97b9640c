package dev.hatchline.flow.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.HatchOpened;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.flow.run.PromptLength;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptedCallerTest extends CallerContract {
  private static final Prompt FOURTEEN_LETTERS = Prompt.text("abcdefghijklmn");

  @Override
  protected Caller callerWho(CallerScript script) {
    return scripted(script);
  }

  private static ScriptedCaller scripted(CallerScript script) {
    return new ScriptedCaller(script, PromptLength.ESTIMATE);
  }

  @Test
  void clockMovesByPromptAndWait() {
    ScriptedCaller caller = scripted(CallerScript.silent());
    caller.say(Prompt.recording("music.wav"));
    caller.ask(FOURTEEN_LETTERS, new Listening(Duration.ofSeconds(3)));
    assertThat(caller.now()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void clockStopsAtTheKey() {
    ScriptedCaller caller = scripted(CallerScript.silent().press('1', Duration.ofMillis(400)));
    caller.say(FOURTEEN_LETTERS);
    assertThat(caller.now()).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void promptThatFindsAKeyWaitingIsNotPlayed() {
    ScriptedCaller caller = scripted(CallerScript.silent().press('1', Duration.ZERO));
    caller.say(FOURTEEN_LETTERS);
    assertThat(caller.spoken()).isEmpty();
  }

  @Test
  void hatchOvertakesKeysTypedBefore() {
    CallerScript typed = CallerScript.silent().press('1', Duration.ZERO);
    assertThatThrownBy(() -> scripted(typed.press('0', Duration.ZERO)).say(FOURTEEN_LETTERS))
        .isInstanceOf(HatchOpened.class)
        .hasMessageContaining("0");
    CallerScript spoken = typed.sayEscape("agent", Duration.ZERO);
    assertThatThrownBy(() -> scripted(spoken).say(FOURTEEN_LETTERS))
        .isInstanceOf(HatchOpened.class)
        .hasMessageContaining("agent");
  }

  @Test
  void goneIsGoneWhateverElseHappens() {
    CallerScript script =
        CallerScript.silent().hangUp(Duration.ZERO).press('0', Duration.ofMillis(1));
    ScriptedCaller caller = scripted(script);
    assertThatThrownBy(() -> caller.say(FOURTEEN_LETTERS)).isInstanceOf(CallerGone.class);
    assertThatThrownBy(() -> caller.say(FOURTEEN_LETTERS)).isInstanceOf(CallerGone.class);
  }

  @Test
  void actsAreOrderedByTheirTimes() {
    ScriptedCaller caller =
        scripted(
            CallerScript.silent().hangUp(Duration.ofSeconds(9)).press('4', Duration.ofMillis(100)));
    caller.say(FOURTEEN_LETTERS);
    assertThat(caller.now()).isEqualTo(Duration.ofMillis(100));
  }
}
