package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallEarTest {
  private static final Tongue ENGLISH = new Tongue("en", List.of("agent", "talk to a person"));
  private static final Answers MENU = new Answers.OneOf(List.of("billing", "sales"));

  private final ScriptedRecognizer recognizer = new ScriptedRecognizer();
  private final List<String> told = new ArrayList<>();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private CallEar ear = new CallEar(recognizer, ENGLISH, new Told(), Runnable::run);

  /** Writes down what it is told. */
  private final class Told implements EarListener {
    @Override
    public void escaped(String phrase) {
      told.add("escaped " + phrase);
    }

    @Override
    public void began() {
      told.add("began");
    }

    @Override
    public void onlyNoise() {
      told.add("onlyNoise");
    }

    @Override
    public void heard(Utterance utterance) {
      told.add("heard %s %s".formatted(utterance.words(), utterance.confidence()));
    }

    @Override
    public void notUnderstood() {
      told.add("notUnderstood");
    }

    @Override
    public void deaf(String why) {
      told.add("deaf " + why);
    }

    @Override
    public void hears() {
      told.add("hears");
    }
  }

  @BeforeEach
  void openOnAQuietLine() {
    open(serial());
    quiet(600);
  }

  private void open(Executor thread) {
    ear = new CallEar(recognizer, ENGLISH, new Told(), thread).open();
  }

  /** One task after another, also those that tasks bring. */
  private Executor serial() {
    return task -> {
      tasks.add(task);
      if (tasks.size() == 1) {
        while (!tasks.isEmpty()) {
          tasks.peek().run();
          tasks.remove();
        }
      }
    };
  }

  private void hear(Pcm pcm) {
    for (int at = 0; at < pcm.length(); at += 160) {
      ear.audio(pcm.slice(at, 160));
    }
  }

  private void quiet(int millis) {
    hear(Tones.noise(millis, -62));
  }

  private void speak(int millis) {
    hear(Tones.voice(millis, -20));
  }

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

  @Test
  void ourOwnWordsOpenNothingThoughTheCallerSpeaksBesideThem() throws PromptException {
    Pcm prompt;
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      prompt = voice.speak("For billing, press one. To talk to an agent, press zero.");
    }
    Pcm line = Tones.with(Tones.noise(4_000, -62), prompt, 880, -12);
    ear.playing(prompt);
    hear(line);
    assertThat(recognizer.escapes().samples).isZero();
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
  void inFreeSpeechAnEscapeWordCountsOnlyWithSilenceAroundIt() {
    ear.listen(new Answers.Free(Duration.ofSeconds(20)));
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
    ear.listen(new Answers.Free(Duration.ofSeconds(20)));
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
  void anAnswerIsHeardOnceAndThenNothingMoreIsListenedFor() {
    ear.listen(MENU);
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
    ear.listen(MENU);
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
    ear.listen(MENU);
    speak(600);
    quiet(500);
    recognizer.answers().result("[unk]/1");
    assertThat(told).containsExactly("began", "notUnderstood");
  }

  @Test
  void noiseIsToldAndListeningGoesOn() {
    ear.listen(MENU);
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
    ear.listen(MENU);
    hear(Tones.noise(400, -25));
    quiet(500);
    recognizer.answers().result("[unk]/1");
    assertThat(told).isEmpty();
    assertThat(recognizer.answers().closed).isFalse();
  }

  @Test
  void aSeriesThatPromisedMoreIsWaitedFor() {
    ear.listen(new Answers.Series(List.of("one", "two"), 3));
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

  @Test
  void aKeyEndsTheListening() {
    ear.listen(MENU);
    speak(300);
    ear.answered();
    speak(300);
    quiet(600);
    assertThat(told).containsExactly("began");
    assertThat(recognizer.open()).isEqualTo(1);
  }

  @Test
  void theLastListeningCounts() {
    ear.listen(MENU);
    ear.listen(new Answers.OneOf(List.of("yes", "no")));
    assertThat(recognizer.answers().phrases).containsExactly("yes", "no");
    assertThat(recognizer.open()).isEqualTo(2);
  }

  @Test
  void aLostStreamMakesDeafOnceAndIsTriedAgain() {
    ear.listen(MENU);
    speak(400);
    recognizer.answers().lost("the worker is gone");
    assertThat(told).containsExactly("began", "onlyNoise", "deaf the worker is gone");
    recognizer.refuses = "too many calls";
    quiet(900);
    assertThat(recognizer.opened).hasSize(2);
    quiet(200);
    assertThat(recognizer.opened).hasSizeGreaterThan(2);
    recognizer.refuses = "";
    quiet(2_200);
    assertThat(recognizer.open()).isEqualTo(2);
    quiet(1_000);
    assertThat(told).endsWith("deaf the worker is gone", "hears").hasSize(4);
    speak(400);
    quiet(500);
    recognizer.answers().result("sales/0.9");
    assertThat(told).endsWith("began", "heard sales 0.9");
  }

  @Test
  void whereNothingCanBeHeardItIsSaidOnce() {
    recognizer.refuses = "no model for en";
    recognizer.escapes().lost("no model for en");
    ear.listen(MENU);
    quiet(60_000);
    assertThat(told).containsExactly("deaf no model for en");
    assertThat(recognizer.opened).as("1, 3, 7, 15, 31 and 47 s later").hasSizeBetween(6, 14);
  }

  @Test
  void anotherTongueIsHeardFromThenOn() {
    ear.tongue(new Tongue("es", List.of("agente")));
    assertThat(recognizer.open()).isEqualTo(1);
    assertThat(recognizer.escapes().language).isEqualTo("es");
    assertThat(recognizer.escapes().phrases).containsExactly("agente", Recognizer.RIVALS);
  }

  @Test
  void aClosedEarTellsNothing() {
    ear.listen(MENU);
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
  }
}
