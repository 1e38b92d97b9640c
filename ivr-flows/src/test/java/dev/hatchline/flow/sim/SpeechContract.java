package dev.hatchline.flow.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.Expected;
import dev.hatchline.flow.run.HatchOpened;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Caller} that can be heard does, beside what all do. */
public abstract class SpeechContract {
  private static final Prompt SHORT = Prompt.text("Please hold.");

  /** Spoken in more than four seconds, whatever the voice. */
  private static final Prompt LONG =
      Prompt.text(
          "This prompt goes on and on, and it says nothing at all that anybody would want to know,"
              + " and still it has not come to its end, so that a word can stop it.");

  private static final Expected YES_OR_NO = new Expected.OneOf(List.of("yes", "no"));
  private static final Listening AT_LENGTH = new Listening(Duration.ofSeconds(10), YES_OR_NO);
  private static final Listening BRIEFLY = new Listening(Duration.ofMillis(300), YES_OR_NO);
  private static final Listening FOR_KEYS = new Listening(Duration.ofMillis(300));
  private static final Duration IN_LONG = Duration.ofMillis(700);
  private static final Duration LATER_IN_LONG = Duration.ofMillis(2_500);
  private static final Duration AFTER_SHORT = Duration.ofSeconds(2);

  /**
   * A caller on a line that has just been answered.
   *
   * @param script what the caller does; its times count from the return of this method
   */
  protected abstract Caller callerWho(CallerScript script);

  private Caller says(String words, Duration at) {
    return callerWho(CallerScript.silent().say(words, at));
  }

  private static void assertSaid(Heard heard, String words) {
    assertThat(heard)
        .isInstanceOfSatisfying(
            Heard.Said.class, said -> assertThat(said.words()).isEqualTo(words));
  }

  @Test
  void wordsStopWhatIsAsked() {
    assertSaid(says("yes", IN_LONG).ask(LONG, AT_LENGTH), "yes");
  }

  @Test
  void wordsAfterThePromptAreAnAnswer() {
    assertSaid(says("no", AFTER_SHORT).ask(SHORT, AT_LENGTH), "no");
    assertSaid(says("no", IN_LONG).listen(AT_LENGTH), "no");
  }

  @Test
  void whatNobodyUnderstandsIsToldAsThat() {
    assertThat(callerWho(CallerScript.silent().mumble(IN_LONG)).ask(LONG, AT_LENGTH))
        .isEqualTo(new Heard.NotUnderstood());
  }

  @Test
  void wordsAreLostWhereNothingIsExpected() {
    assertThat(says("yes", IN_LONG).say(LONG)).isEqualTo(new Heard.Finished());
    assertThat(says("yes", IN_LONG).ask(LONG, FOR_KEYS)).isEqualTo(new Heard.Silence());
    Caller early = says("yes", IN_LONG);
    early.say(LONG);
    assertThat(early.ask(SHORT, BRIEFLY)).as("nor kept for later").isEqualTo(new Heard.Silence());
  }

  @Test
  void ofAKeyAndWordsTheFirstCounts() {
    Caller key = callerWho(CallerScript.silent().press('2', IN_LONG).say("yes", LATER_IN_LONG));
    assertThat(key.ask(LONG, AT_LENGTH)).isEqualTo(new Heard.Key('2'));
    Caller word = callerWho(CallerScript.silent().say("yes", IN_LONG).press('2', LATER_IN_LONG));
    assertSaid(word.ask(LONG, AT_LENGTH), "yes");
    assertThat(word.say(LONG)).as("the key is kept").isEqualTo(new Heard.Key('2'));
  }

  @Test
  void escapeWordOpensTheHatchAtAnyMoment() {
    Caller said = says("agent", IN_LONG);
    assertThatThrownBy(() -> said.say(LONG)).isInstanceOf(HatchOpened.class);
    Caller asked = says("agent", IN_LONG);
    assertThatThrownBy(() -> asked.ask(LONG, AT_LENGTH)).isInstanceOf(HatchOpened.class);
    Caller typing = says("agent", IN_LONG);
    typing.collecting(true);
    assertThatThrownBy(() -> typing.listen(AT_LENGTH)).isInstanceOf(HatchOpened.class);
  }
}
