package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallEarTest extends EarRig {
  private static final Answers YES = new Answers.OneOf(List.of("yes", "no"));
  private static final Answers LINE = new Answers.Alone(List.of("two", "call me back"));
  private static final Answers THREE = new Answers.Series(List.of("one", "two"), 3);

  @Test
  void aSilentCallerCostsNothing() {
    quiet(5_000);
    assertThat(recognizer.escapes().samples).isZero();
  }

  @Test
  void onlySpeechIsSentWithWhatWasBeforeAndTheGap() {
    speak(500);
    quiet(3_000);
    assertThat(recognizer.escapes().samples / 8).isBetween(1_000L, 1_120L);
    assertThat(recognizer.escapes().finished).isEqualTo(1);
  }

  @Test
  void anEscapeWordOpensTheHatchSoonAfterItWasSaid() {
    speak(500);
    quiet(220);
    assertThat(recognizer.escapes().finished).isZero();
    quiet(100);
    assertThat(recognizer.escapes().finished).isEqualTo(1);
    recognizer.escapes().result("agent/0.9");
    assertThat(told).containsExactly("escaped agent");
  }

  @Test
  void aPartialAloneOpensNothing() {
    speak(300);
    recognizer.escapes().partial("agent");
    speak(300);
    quiet(400);
    recognizer.escapes().result("eighteen/0.9");
    assertThat(told).isEmpty();
  }

  @Test
  void whereNoiseNeverPausesAPhraseThatStandsIsLookedAt() {
    speak(400);
    recognizer.escapes().partial("agent");
    hear(Tones.voice(780, -20, 0.1));
    assertThat(recognizer.escapes().finished).isZero();
    hear(Tones.voice(80, -20, 0.1));
    assertThat(recognizer.escapes().finished).isEqualTo(1);
    recognizer.escapes().result("agent/0.9");
    assertThat(told).containsExactly("escaped agent");
  }

  @Test
  void whoTalksOnAndOnIsListenedToInPieces() {
    speak(17_000);
    assertThat(recognizer.escapes().finished).isEqualTo(2);
  }

  private static Pcm prompt() throws PromptException {
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      return voice.speak("For billing, press one. To talk to an agent, press zero.");
    }
  }

  @Test
  void ourOwnWordsOpenNothingThoughTheCallerSpeaksBesideThem() throws PromptException {
    Pcm prompt = prompt();
    Pcm line = Tones.with(Tones.noise(4_000, -62), prompt, 880, -12);
    ear.playing(prompt);
    hear(line);
    // Of the first prompt of a call nobody can tell at once that it comes back.
    for (int silence = 0; silence < 1_500; silence += 150) {
      recognizer.escapes().result("agent/1", silence);
    }
    assertThat(told).isEmpty();
    assertThat(recognizer.escapes().finished).isLessThan(6);
    long sent = recognizer.escapes().samples;
    assertThat(sent / 8).isLessThan(2_500);
    ear.playing(prompt);
    hear(line);
    assertThat(recognizer.escapes().samples).isEqualTo(sent);
    // The caller spoke first, and then our echo follows in the same utterance.
    speak(400);
    ear.playing(prompt);
    hear(line);
    recognizer.escapes().result("agent/1", 0);
    assertThat(told).isEmpty();
    recognizer.escapes().result("agent/1");
    assertThat(told).containsExactly("escaped agent");
  }

  @Test
  void aSoftVoiceOpensTheHatchInTheFirstSecondOfACall() throws PromptException {
    quiet(3_000);
    Pcm prompt = prompt();
    ear.playing(prompt);
    Pcm line = Tones.with(Tones.noise(2_000, -62), Tones.voice(500, -30), 1_200, 0);
    hear(line.slice(0, 8 * 960));
    recognizer.escapes().result("agent/0.9");
    assertThat(told).containsExactly("escaped agent");
  }

  @Test
  void whoIsSilentIsAskedAboutThoughThePromptComesBack() throws PromptException {
    Pcm prompt = prompt();
    ear.playing(prompt);
    Pcm line = Tones.with(Tones.noise(4_000, -62), prompt, 880, -12);
    hear(Tones.with(line, Tones.voice(400, -8), 1_200, 0).slice(0, 8 * 960));
    assertThat(recognizer.escapes().finished).isPositive();
  }

  @Test
  void inFreeSpeechAnEscapeWordCountsOnlyWithSilenceAroundIt() {
    listen(new Answers.Free(Duration.ofSeconds(20)));
    quiet(500);
    speak(500);
    quiet(340);
    recognizer.escapes().result("agent/0.9");
    assertThat(told).containsExactly("began");
    quiet(100);
    assertThat(told).containsExactly("began", "escaped agent");
  }

  @Test
  void inFreeSpeechAWordBetweenOthersIsOneOfThem() {
    listen(new Answers.Free(Duration.ofSeconds(20)));
    quiet(500);
    speak(500);
    quiet(300);
    recognizer.escapes().result("agent/0.9");
    speak(500);
    quiet(300);
    recognizer.escapes().result("agent/0.9");
    quiet(700);
    assertThat(told).containsExactly("began");
  }

  @Test
  void ofWhoTalksOnAnEscapeWordCountsOnlyWithSilenceAroundIt() {
    ear.tongue(ENGLISH.talking());
    quiet(500);
    speak(500);
    quiet(300);
    recognizer.escapes().result("an/0.9 agent/0.9");
    quiet(700);
    assertThat(told).isEmpty();
    speak(500);
    quiet(340);
    recognizer.escapes().result("agent/0.9");
    assertThat(told).isEmpty();
    quiet(100);
    assertThat(told).containsExactly("escaped agent");
  }

  @Test
  void anEscapeWordIsHeardThoughARecordingBeginsInIt() {
    quiet(500);
    speak(500);
    ear.tongue(ENGLISH.talking());
    quiet(340);
    assertThat(recognizer.escapes().samples / 8).as("all of it").isGreaterThan(700);
    recognizer.escapes().result("agent/0.9");
    assertThat(told).as("it counts alone by now").isEmpty();
    quiet(100);
    assertThat(told).containsExactly("escaped agent");
  }

  @Test
  void anEscapeWordIsHeardThoughARecordingEndsBeforeItIsKnown() {
    ear.tongue(ENGLISH.talking());
    quiet(500);
    speak(500);
    quiet(300);
    assertThat(recognizer.escapes().finished).isEqualTo(1);
    ear.tongue(ENGLISH);
    recognizer.escapes().result("agent/0.9");
    quiet(200);
    assertThat(told).containsExactly("escaped agent");
  }

  @Test
  void anAnswerIsHeardOnceAndThenNothingMoreIsListenedFor() {
    listen(MENU);
    speak(400);
    recognizer.answers().partial("billing");
    quiet(300);
    assertThat(recognizer.answers().finished).isEqualTo(1);
    recognizer.answers().result("billing/0.8");
    assertThat(told).containsExactly("began", "heard billing 0.8");
    assertThat(recognizer.open()).isEqualTo(1);
    speak(400);
    quiet(500);
    assertThat(told).hasSize(2);
  }

  @Test
  void speechIsToldWhileItGoesOn() {
    listen(MENU);
    speak(280);
    assertThat(told).containsExactly("began");
  }

  @Test
  void withoutAnythingListenedForNobodyBegins() {
    speak(600);
    quiet(600);
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsNoAnswerIsNotUnderstood() {
    listen(MENU);
    speak(600);
    quiet(500);
    recognizer.escapes().result("");
    recognizer.answers().result("[unk]/1");
    assertThat(told).containsExactly("began", "notUnderstood");
  }

  @Test
  void noiseIsToldAndListeningGoesOn() {
    listen(MENU);
    speak(400);
    quiet(500);
    recognizer.answers().result("");
    assertThat(told).containsExactly("began", "onlyNoise");
    speak(400);
    quiet(500);
    recognizer.answers().result("sales/0.7");
    assertThat(told).containsExactly("began", "onlyNoise", "began", "heard sales 0.7");
  }

  @Test
  void hissThatSoundsLikeNoWordIsNoSpeech() {
    listen(MENU);
    hear(Tones.noise(400, -25));
    quiet(500);
    recognizer.answers().result("[unk]/1");
    assertThat(told).isEmpty();
    assertThat(recognizer.answers().closed).isFalse();
  }

  @Test
  void aSeriesThatPromisedMoreIsWaitedFor() {
    listen(THREE);
    speak(700);
    recognizer.answers().partial("one two two");
    quiet(300);
    recognizer.answers().result("one/0.9 two/0.9");
    assertThat(told).containsExactly("began");
    speak(400);
    recognizer.answers().partial("one");
    quiet(300);
    recognizer.answers().result("one/0.8");
    assertThat(told).containsExactly("began", "heard one two one 0.8");
  }

  /** The partial had a digit that is not there; silence is reckoned from the last sound. */
  private void seemsToHaveThreeDigits() {
    listen(THREE);
    speak(700);
    recognizer.answers().partial("one two two");
    quiet(300);
    assertThat(recognizer.answers().finished).isEqualTo(1);
  }

  @Test
  void aSeriesThatPromisedMoreIsWhatItIsWhenNothingFollows() {
    seemsToHaveThreeDigits();
    recognizer.answers().result("one/0.9 two/0.9");
    quiet(840);
    assertThat(told).containsExactly("began");
    quiet(100);
    assertThat(told).containsExactly("began", "heard one two 0.9");
    assertThat(recognizer.open()).as("the escape words'").isEqualTo(1);
  }

  @Test
  void theSameWhereNoiseNeverPauses() {
    listen(THREE);
    speak(400);
    recognizer.answers().partial("one two two");
    hear(Tones.voice(780, -20, 0.1));
    assertThat(recognizer.answers().finished).isEqualTo(1);
    recognizer.answers().result("one/0.9 two/0.9", 0);
    hear(Tones.voice(1_080, -20, 0.1));
    assertThat(recognizer.answers().finished).isEqualTo(1);
    hear(Tones.voice(160, -20, 0.1));
    assertThat(recognizer.answers().finished).isEqualTo(2);
    recognizer.answers().result("");
    assertThat(told).containsExactly("began", "heard one two 0.9");
  }

  @Test
  void aSeriesThatWasNoneIsOverAtOnce() {
    seemsToHaveThreeDigits();
    recognizer.answers().result("");
    assertThat(told).containsExactly("began", "onlyNoise");
    speak(700);
    recognizer.answers().partial("one two two");
    quiet(300);
    recognizer.answers().result("[unk]/1");
    quiet(1_000); // it might have been an escape word
    assertThat(told).containsExactly("began", "onlyNoise", "began", "notUnderstood");
  }

  @Test
  void whatIsLostWhileTheRestIsWaitedForIsHeardAnew() {
    seemsToHaveThreeDigits();
    recognizer.answers().result("one/0.9");
    recognizer.answers().lost("gone");
    quiet(5_000);
    assertThat(told).containsExactly("began", "lost", "deaf gone", "hears");
  }

  @Test
  void oneUtteranceAnswersOneQuestion() {
    listen(MENU);
    speak(400);
    recognizer.answers().partial("billing");
    quiet(180);
    assertThat(recognizer.answers().finished).isEqualTo(1);
    recognizer.answers().result("billing/0.9");
    listen(YES);
    speak(400);
    assertThat(recognizer.answers().samples).isBetween(400L * 8, 440L * 8);
  }

  @Test
  void aWordThatAKeyOvertakesAnswersNoOtherQuestion() {
    listen(MENU);
    speak(300);
    ear.overtaken();
    listen(YES);
    speak(300);
    quiet(380);
    assertThat(recognizer.answers().samples).isZero();
    quiet(60);
    speak(400);
    assertThat(recognizer.answers().samples).isBetween(400L * 8, 460L * 8);
    assertThat(told).containsExactly("began", "began");
  }

  @Test
  void aWordWhoseMeaningIsStillLookedForAnswersNoOtherQuestion() {
    listen(MENU);
    speak(400);
    quiet(420);
    assertThat(recognizer.answers().finished).isEqualTo(1);
    ear.answered();
    listen(YES);
    speak(200);
    assertThat(recognizer.answers().samples).isBetween(200L * 8, 240L * 8);
  }

  @Test
  void whoBeginsAsAQuestionEndsIsHeardByTheNext() {
    listen(MENU);
    speak(80);
    ear.answered();
    listen(YES);
    speak(300);
    assertThat(recognizer.answers().samples).isGreaterThan(380L * 8);
  }

  @Test
  void whatCountsOnlyAloneIsHeardAfterSilence() {
    listen(LINE);
    speak(400);
    recognizer.answers().partial("two");
    quiet(380);
    assertThat(recognizer.answers().finished).isZero();
    quiet(60);
    recognizer.answers().result("two/1");
    assertThat(told).containsExactly("began", "heard two 1.0");
  }

  @Test
  void whatCountsOnlyAloneIsNotHeardAmidTalk() {
    speak(1_000);
    listen(LINE);
    speak(400);
    quiet(500);
    recognizer.answers().result("two/1");
    quiet(1_000); // it might have been an escape word
    assertThat(told).containsExactly("began", "notUnderstood");
    listen(LINE);
    speak(400);
    quiet(500);
    recognizer.answers().result("two/1");
    assertThat(told).endsWith("began", "heard two 1.0");
  }

  @Test
  void aKeyEndsTheListening() {
    listen(MENU);
    speak(300);
    ear.answered();
    speak(300);
    quiet(600);
    assertThat(told).containsExactly("began");
    assertThat(recognizer.open()).isEqualTo(1);
  }

  @Test
  void theLastListeningCounts() {
    listen(MENU);
    listen(YES);
    assertThat(recognizer.answers().phrases).containsExactly("yes", "no");
    assertThat(recognizer.open()).isEqualTo(2);
  }

  @Test
  void aClosedEarTellsNothing() {
    listen(MENU);
    speak(400);
    ScriptedRecognizer.Script answers = recognizer.answers();
    ear.close();
    answers.result("sales/0.9");
    answers.lost("gone");
    speak(400);
    assertThat(told).containsExactly("began");
    assertThat(recognizer.open()).isZero();
  }

  @Test
  void aThreadThatIsStuckTakesTwoSecondsOfSound() {
    ear.close();
    List<Runnable> stuck = new ArrayList<>();
    open(stuck::add);
    hear(Tones.voice(10_000, -20));
    assertThat(stuck).hasSize(1 + CallEar.WAITING_MAX);
    stuck.forEach(Runnable::run);
    stuck.clear();
    hear(Tones.voice(200, -20));
    assertThat(stuck).as("it hears again").hasSize(10);
  }
}
