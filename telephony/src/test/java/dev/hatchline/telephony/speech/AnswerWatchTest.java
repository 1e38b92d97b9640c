package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To the frame: what ends a listening, and what of it is spent. */
class AnswerWatchTest {
  private static final Answers MENU = new Answers.OneOf(List.of("billing", "sales"));
  private static final Answers THREE = new Answers.Series(List.of("one", "two"), 3);
  private static final int PAUSE = 8; // frames: 160 ms
  private static final int TALK_PAUSE = 20; // 400 ms
  private static final int REST = 60; // 1,200 ms

  private final List<String> told = new ArrayList<>();
  private final Recent recent = new Recent();
  private final Spent spent = new Spent();
  private final Lane lane = new Lane();
  private AnswerWatch watch = watch(MENU);
  private int finished;

  AnswerWatchTest() {
    lane.to(
        new Recognizer.Stream() {
          @Override
          public void audio(Pcm pcm) {}

          @Override
          public void finish() {
            finished++;
          }

          @Override
          public void close() {}
        });
  }

  private AnswerWatch watch(Answers answers) {
    return new AnswerWatch(
        answers,
        lane,
        spent,
        new AnswerListener() {

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
            told.add("heard " + utterance.words());
          }

          @Override
          public void notUnderstood() {
            told.add("notUnderstood");
          }
        });
  }

  private void frames(int count, boolean active, boolean voiced) {
    for (int i = 0; i < count; i++) {
      Sound sound = new Sound(Tones.silence(20), recent.now(), active, voiced);
      recent.add(sound);
      spent.sound(recent);
      watch.sound(sound, recent);
    }
  }

  private void speech(int frames) {
    frames(frames, true, true);
  }

  private void quiet(int frames) {
    frames(frames, false, false);
  }

  private void result(String words) {
    watch.result(
        new Result(words.isEmpty() ? List.of() : EscapeSpotterTest.words(words), recent.now()),
        recent);
  }

  @Test
  void whatIsNoWordNeedsFiveFramesOfAVoice() {
    // The rise takes two; what is voiced before it does not count.
    for (int voiced : List.of(4, 4, 5)) {
      told.clear();
      frames(2, true, false);
      speech(voiced);
      frames(6, true, false);
      quiet(20);
      result("[unk]/1");
      assertThat(told)
          .as("%d frames", voiced)
          .endsWith(voiced == 5 ? "notUnderstood" : "onlyNoise");
      quiet(40);
    }
  }

  private void twoOfThree() {
    watch = watch(THREE);
    speech(30);
    watch.partial("one two two", recent);
    quiet(PAUSE);
    result("one/1 two/1");
    assertThat(told).containsExactly("began");
  }

  @Test
  void theRestOfASeriesIsWaitedForAsAnyDigitIs() {
    twoOfThree();
    quiet(REST - PAUSE - 1);
    assertThat(told).containsExactly("began");
    quiet(1);
    assertThat(told).containsExactly("began", "heard one two");
    assertThat(watch.over()).isTrue();
    assertThat(spent.goesOn()).isFalse();
  }

  @Test
  void theRestMayBeASecondUtterance() {
    twoOfThree();
    quiet(20);
    speech(20);
    watch.partial("one", recent);
    quiet(PAUSE);
    result("one/1");
    assertThat(told).containsExactly("began", "heard one two one");
  }

  @Test
  void whileTheRestIsLookedForNothingIsDecided() {
    twoOfThree();
    quiet(20);
    speech(20);
    quiet(REST);
    assertThat(told).as("its result is on the way").containsExactly("began");
    result("");
    assertThat(told).containsExactly("began", "heard one two");
  }

  @Test
  void afterAPauseTheNextQuestionHearsAtOnce() {
    speech(20);
    watch.partial("billing", recent);
    quiet(PAUSE);
    result("billing/1");
    assertThat(told).containsExactly("began", "heard billing");
    assertThat(spent.goesOn()).isFalse();
    assertThat(spent.to()).isEqualTo(recent.now());
  }

  @Test
  void whoSpeaksOnAfterAnAnswerIsHeardAgainAfterAPause() {
    speech(10);
    watch.partial("billing", recent);
    speech(40);
    result("billing/1");
    assertThat(told).containsExactly("began", "heard billing");
    assertThat(spent.goesOn()).isTrue();
    quiet(PAUSE - 1);
    assertThat(spent.goesOn()).isTrue();
    quiet(1);
    assertThat(spent.goesOn()).isFalse();
    assertThat(spent.to()).isEqualTo(recent.now());
  }

  @Test
  void whereNobodyPausesAWordIsASecond() {
    speech(10);
    watch.partial("billing", recent);
    speech(40);
    result("billing/1");
    speech(49);
    assertThat(spent.goesOn()).isTrue();
    speech(1);
    assertThat(spent.goesOn()).isFalse();
  }

  @Test
  void whoTalksOnAfterTheQuestionIsHeardAgainAfterThePauseOfASentence() {
    speech(10);
    watch.settled(recent);
    speech(100);
    quiet(TALK_PAUSE - 1);
    speech(100);
    quiet(TALK_PAUSE - 1);
    assertThat(spent.goesOn()).isTrue();
    quiet(1);
    assertThat(spent.goesOn()).isFalse();
    assertThat(spent.to()).isEqualTo(recent.now());
  }

  @Test
  void whereNobodyPausesTalkIsEightSeconds() {
    speech(10);
    watch.settled(recent);
    speech(399);
    assertThat(spent.goesOn()).isTrue();
    speech(1);
    assertThat(spent.goesOn()).isFalse();
  }

  @Test
  void whoWasAskedNeedsNoSilenceBefore() {
    for (Answers answers : List.of(MENU, new Answers.Alone(List.of("billing")))) {
      told.clear();
      watch.close();
      speech(100);
      watch = watch(answers);
      speech(20);
      quiet(20);
      result("billing/1");
      assertThat(told)
          .containsExactly("began", answers.equals(MENU) ? "heard billing" : "notUnderstood");
    }
  }

  @Test
  void noiseBeforeAWordIsNotBesideIt() {
    watch = watch(new Answers.Alone(List.of("billing")));
    frames(9, true, false);
    quiet(20);
    result("[unk]/1");
    quiet(20);
    speech(20);
    quiet(20);
    result("billing/1");
    assertThat(told).containsExactly("began", "heard billing");
  }

  @Test
  void whatComesLateOfAnUtteranceIsNotTheNextOne() {
    speech(20);
    quiet(20);
    assertThat(finished).isEqualTo(1);
    speech(10);
    watch.partial("billing", recent);
    quiet(19);
    assertThat(finished).isEqualTo(1);
    quiet(1);
    assertThat(finished).isEqualTo(2);
  }

  @Test
  void whatStandsStandsThoughItIsToldAgain() {
    speech(10);
    watch.partial("billing", recent);
    speech(20);
    watch.partial("billing", recent);
    speech(14);
    assertThat(finished).isZero();
    speech(1);
    assertThat(finished).isEqualTo(1);
  }

  @Test
  void whoSpeaksAgainBeforeItIsKnownWhatWasSaidGoesOn() {
    speech(20);
    quiet(20);
    watch.settled(recent);
    assertThat(spent.goesOn()).isFalse();
    speech(10);
    watch.settled(recent);
    assertThat(spent.goesOn()).isTrue();
  }

  @Test
  void nothingIsSpentBySilence() {
    quiet(50);
    watch.settled(recent);
    speech(3);
    watch.settled(recent);
    assertThat(spent.goesOn()).as("not yet known to be speech").isFalse();
    assertThat(spent.to()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void anAnswerIsNotSettledTwice() {
    speech(20);
    watch.partial("billing", recent);
    quiet(PAUSE);
    long said = recent.now();
    result("billing/1");
    quiet(10);
    speech(10);
    watch.settled(recent);
    assertThat(spent.to()).isEqualTo(said);
  }
}
