package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody talks on over a key: what was begun before a question is nothing to it. */
class OvertakenTest extends EarRig {
  private static final Answers YES = new Answers.OneOf(List.of("yes", "no"));

  private void key() {
    ear.overtaken();
    listen("next ", YES);
  }

  /** Five seconds with the pauses that are between words. */
  private void talk() {
    for (int words = 0; words < 4; words++) {
      speak(1_000);
      quiet(250);
    }
  }

  /** Whatever was sent is a word that is no answer. */
  private void notUnderstood() {
    quiet(500);
    if (recognizer.answers().finished > 0) {
      recognizer.answers().result("[unk]/1");
    }
    quiet(1_000); // it might have been an escape word
  }

  @Test
  void talkOverAKeyIsNoAnswerAndNoFailedTry() {
    listen(MENU);
    speak(600);
    key();
    talk();
    assertThat(recognizer.answers().samples).isZero();
    notUnderstood();
    assertThat(told).containsExactly("began");
    speak(400);
    quiet(500);
    recognizer.answers().result("yes/0.9");
    assertThat(told).containsExactly("began", "next began", "next heard yes 0.9");
  }

  @Test
  void anEscapeWordInItOpensTheHatch() {
    listen(MENU);
    speak(600);
    key();
    talk();
    quiet(300);
    recognizer.escapes().result("[unk]/1 agent/1 [unk]/1");
    assertThat(told).containsExactly("began", "escaped agent");
  }

  @Test
  void whoBeginsAsTheKeyIsPressedSaysNothingToTheNextQuestion() {
    listen(MENU);
    speak(80);
    key();
    talk();
    notUnderstood();
    assertThat(told).isEmpty();
  }

  @Test
  void whoIsSilentWhenTheKeyIsPressedIsHeardAtOnce() {
    listen(MENU);
    speak(100);
    quiet(400);
    key();
    speak(400);
    quiet(500);
    recognizer.answers().result("yes/0.9");
    assertThat(told).containsExactly("next began", "next heard yes 0.9");
  }

  @Test
  void talkThatBeganWhileNobodyListenedIsNothingToWhomAKeyLeads() {
    speak(600);
    listen(MENU);
    key(); // typed ahead
    talk();
    notUnderstood();
    assertThat(told).isEmpty();
  }

  @Test
  void whereItNeverPausesAnswersCountInTheEndAndNobodyIsNotUnderstood() {
    listen(MENU);
    speak(600);
    key();
    speak(7_980);
    assertThat(recognizer.answers().samples).isZero();
    speak(3_000);
    assertThat(recognizer.answers().samples).isPositive();
    assertThat(told).as("nobody speaks to us").containsExactly("began");
    notUnderstood();
    assertThat(told).containsExactly("began");
    speak(400);
    quiet(500);
    recognizer.answers().result("yes/0.9");
    assertThat(told).endsWith("next began", "next heard yes 0.9");
  }
}
