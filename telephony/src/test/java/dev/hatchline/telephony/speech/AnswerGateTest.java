package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of answers: voices beside the caller, and escape words where an answer is due. */
class AnswerGateTest extends EarRig {
  /** Nothing comes back of it. */
  private static final Pcm PROMPT = Tones.silence(60_000);

  @BeforeEach
  void aMenuIsListenedFor() {
    listen(MENU);
  }

  private void prompt() {
    ear.playing(PROMPT);
  }

  @Test
  void voicesWithoutAWordLetThePromptGoOnAfterTwoSeconds() {
    prompt();
    speak(400);
    assertThat(told).containsExactly("began");
    recognizer.answers().partial("[unk] [unk]");
    speak(1_600);
    assertThat(told).containsExactly("began");
    speak(400);
    assertThat(told).containsExactly("began", "onlyNoise");
    speak(20_000);
    assertThat(told).as("nobody stops the prompt").hasSize(2);
  }

  @Test
  void wordsThatCameAndWentAreNone() {
    prompt();
    speak(1_000);
    recognizer.answers().partial("sales");
    speak(600);
    recognizer.answers().partial("[unk]");
    speak(800);
    assertThat(told).containsExactly("began", "onlyNoise");
  }

  @Test
  void aWordThatStaysIsWaitedForTwoSecondsMore() {
    prompt();
    speak(1_900);
    recognizer.answers().partial("[unk] sales [unk]");
    speak(1_900);
    assertThat(told).containsExactly("began");
    speak(300);
    assertThat(told).containsExactly("began", "onlyNoise");
  }

  @Test
  void afterVoicesBesideThemCallersAreHeardAndNobodyIsNotUnderstood() {
    prompt();
    speak(3_000);
    quiet(500);
    recognizer.answers().result("[unk]/1");
    quiet(1_200);
    assertThat(told).as("noise, and listened on").containsExactly("began", "onlyNoise");
    speak(400);
    quiet(500);
    assertThat(told).as("it has not been quiet for long enough").hasSize(2);
    recognizer.answers().result("sales/0.8");
    assertThat(told).containsExactly("began", "onlyNoise", "began", "heard sales 0.8");
    assertThat(recognizer.open()).isEqualTo(1);
  }

  @Test
  void whenItHasBeenQuietAVoiceStopsThePromptAgain() {
    prompt();
    speak(3_000);
    quiet(500);
    recognizer.answers().result("");
    quiet(1_400);
    speak(400);
    assertThat(told).containsExactly("began", "onlyNoise", "began");
  }

  @ParameterizedTest
  @CsvSource({"1780, 2", "1800, 3"})
  void itIsQuietAfterSoMuchToTheFrame(int millis, int calls) {
    prompt();
    hear(Tones.voice(3_000, -20, 0.1));
    quiet(500);
    recognizer.answers().result("");
    quiet(millis - 500);
    speak(400);
    assertThat(told).hasSize(calls);
  }

  @Test
  void aWordOfTheUtteranceBeforeIsNewWhenItIsSaidAgain() {
    prompt();
    speak(400);
    recognizer.answers().partial("sales");
    quiet(500);
    recognizer.answers().result("");
    assertThat(told).containsExactly("began", "onlyNoise");
    speak(1_000);
    recognizer.answers().partial("sales");
    speak(1_500);
    assertThat(told).containsExactly("began", "onlyNoise", "began");
  }

  @Test
  void whatBeganIsNothingToTheNextListening() {
    prompt();
    speak(400);
    listen("next ", MENU);
    quiet(3_000);
    assertThat(told).containsExactly("began");
  }

  @Test
  void wordsOfTheEscapeWordsStreamAreNoneOfTheAnswers() {
    prompt();
    speak(1_500);
    recognizer.escapes().partial("eighteen");
    speak(800);
    assertThat(told).containsExactly("began", "onlyNoise");
  }

  @Test
  void escapeWordsCountBesideVoices() {
    prompt();
    speak(3_000);
    quiet(300);
    recognizer.escapes().result("agent/0.9");
    assertThat(told).containsExactly("began", "onlyNoise", "escaped agent");
  }

  @Test
  void whereNoPromptPlaysTheCallerIsListenedToHoweverLong() {
    prompt();
    ear.played();
    speak(5_000);
    quiet(500);
    recognizer.escapes().result("");
    recognizer.answers().result("[unk]/1");
    assertThat(told).containsExactly("began", "notUnderstood");
  }

  @Test
  void anEscapeWordIsNoAnswerThatWasNotUnderstood() {
    speak(500);
    quiet(500);
    recognizer.answers().result("[unk]/1");
    assertThat(told).containsExactly("began");
    recognizer.escapes().result("agent/0.9");
    quiet(3_000);
    assertThat(told).containsExactly("began", "escaped agent");
  }

  @Test
  void whatIsNoEscapeWordEitherIsNotUnderstood() {
    speak(500);
    quiet(500);
    recognizer.answers().result("[unk]/1");
    assertThat(told).containsExactly("began");
    recognizer.escapes().result("eighteen/0.9");
    assertThat(told).containsExactly("began", "notUnderstood");
    quiet(2_000);
    assertThat(told).hasSize(2);
  }

  @Test
  void whereTheEscapeWordsStreamTellsNothingItIsWaitedForASecond() {
    speak(500);
    quiet(500);
    recognizer.answers().result("[unk]/1");
    quiet(980);
    assertThat(told).containsExactly("began");
    quiet(20);
    assertThat(told).containsExactly("began", "notUnderstood");
  }

  @Test
  void aCallerWhoSpeaksOnMayYetSayAnEscapeWord() {
    speak(8_100);
    recognizer.escapes().result("");
    recognizer.answers().result("[unk]/1");
    assertThat(told).containsExactly("began");
    speak(1_000);
    assertThat(told).containsExactly("began", "notUnderstood");
  }

  @Test
  void whatIsHeldBackIsNobodysOnceTheQuestionIsOver() {
    speak(500);
    quiet(500);
    recognizer.answers().result("[unk]/1");
    listen("next ", MENU);
    quiet(2_000);
    assertThat(told).containsExactly("began");
  }

  @Test
  void whoAnswersBesideVoicesIsNotSilentOnceThePromptIsOver() {
    prompt();
    speak(3_000);
    recognizer.answers().partial("[unk] sales");
    speak(200);
    assertThat(told).as("the prompt goes on").containsExactly("began", "onlyNoise");
    ear.played();
    speak(200);
    assertThat(told).containsExactly("began", "onlyNoise", "began");
    quiet(500);
    recognizer.answers().result("sales/0.8");
    assertThat(told).containsExactly("began", "onlyNoise", "began", "heard sales 0.8");
  }

  @Test
  void besideVoicesWhatWasNoAnswerAfterAllWasNoise() {
    prompt();
    speak(3_000);
    ear.played();
    recognizer.answers().partial("sales");
    speak(100);
    assertThat(told).containsExactly("began", "onlyNoise", "began");
    quiet(500);
    recognizer.answers().result("[unk]/1");
    assertThat(told).containsExactly("began", "onlyNoise", "began", "onlyNoise");
    speak(1_000);
    assertThat(told).as("the word was another utterance's").hasSize(4);
    quiet(500);
    recognizer.answers().result("");
    speak(400);
    recognizer.answers().partial("billing");
    speak(100);
    assertThat(told).hasSize(5).endsWith("began");
  }

  @Test
  void whoHasStoppedSpeakingIsNoVoiceBeside() {
    prompt();
    hear(Tones.voice(1_700, -20, 0.1));
    quiet(1_000);
    assertThat(told).as("what was said is not known yet").containsExactly("began");
    recognizer.escapes().result("");
    recognizer.answers().result("[unk]/1");
    assertThat(told).containsExactly("began", "notUnderstood");
  }

  @Test
  void whoseAnswerIsHeldBackIsNoVoiceBeside() {
    prompt();
    hear(Tones.voice(1_500, -20, 0.1));
    quiet(420);
    recognizer.answers().result("[unk]/1");
    speak(400);
    assertThat(told).containsExactly("began");
    quiet(1_000);
    assertThat(told).containsExactly("began", "notUnderstood");
  }
}
