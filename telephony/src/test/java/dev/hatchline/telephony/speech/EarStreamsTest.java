package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is opened and closed at the recogniser, and what is told when something is lost. */
class EarStreamsTest extends EarRig {
  private static final Tongue SPANISH = new Tongue("es", List.of("agente"));
  private static final Tongue WORDLESS = new Tongue("nl", List.of());

  @Test
  void lostAnswersLeaveTheEscapeWords() {
    listen(MENU);
    ScriptedRecognizer.Script escapes = recognizer.escapes();
    speak(400);
    recognizer.answers().lost("the stream is gone");
    assertThat(told).containsExactly("began", "lost", "deaf the stream is gone");
    assertThat(escapes.closed).isFalse();
    quiet(400);
    escapes.result("agent/0.9");
    assertThat(told).endsWith("escaped agent");
  }

  @Test
  void lostEscapeWordsLeaveTheAnswers() {
    listen(MENU);
    speak(400);
    recognizer.escapes().lost("the stream is gone");
    assertThat(told).containsExactly("began", "deaf the stream is gone");
    quiet(500);
    recognizer.answers().result("sales/0.9");
    assertThat(told).endsWith("heard sales 0.9");
  }

  @Test
  void whatIsLostIsTriedAgainAndSoonEverythingIsHeard() {
    listen(MENU);
    loseBoth("the worker is gone");
    recognizer.refuses = "too many calls";
    quiet(900);
    assertThat(recognizer.opened).hasSize(2);
    quiet(200);
    assertThat(recognizer.opened).hasSize(4);
    assertThat(recognizer.open()).isZero();
    recognizer.refuses = "";
    quiet(2_200);
    assertThat(recognizer.open()).isEqualTo(2);
    quiet(1_000);
    assertThat(told).containsExactly("deaf the worker is gone", "hears");
    speak(400);
    quiet(500);
    recognizer.answers().result("sales/0.9");
    assertThat(told).endsWith("began", "heard sales 0.9");
  }

  private void loseBoth(String why) {
    recognizer.escapes().lost(why);
    recognizer.answers().lost(why);
  }

  @Test
  void whereNothingCanBeHeardItIsSaidOnce() {
    recognizer.refuses = "no model for en";
    recognizer.escapes().lost("no model for en");
    listen(MENU);
    quiet(60_000);
    assertThat(told).containsExactly("deaf no model for en");
    assertThat(recognizer.opened).as("1, 3, 7, 15, 31 and 47 s later").hasSizeBetween(6, 14);
  }

  @Test
  void nobodySaysThatItHearsAgainBeforeAStreamHasLived() {
    listen(MENU);
    loseBoth("the worker is gone");
    ear.tongue(WORDLESS);
    ear.answered();
    quiet(40_000);
    assertThat(recognizer.open()).isZero();
    assertThat(told).containsExactly("deaf the worker is gone");
    listen(MENU);
    quiet(980);
    ear.answered();
    quiet(5_000);
    assertThat(told).as("too short a life").hasSize(1);
    listen(MENU);
    quiet(1_020);
    assertThat(told).containsExactly("deaf the worker is gone", "hears");
  }

  @Test
  void whatNobodyWantsKeepsNobodyDeaf() {
    listen(MENU);
    loseBoth("the worker is gone");
    ear.answered();
    quiet(2_100);
    assertThat(told).containsExactly("deaf the worker is gone", "hears");
  }

  @Test
  void itHearsAgainWhenBothDo() {
    listen(MENU);
    loseBoth("the worker is gone");
    quiet(1_100);
    recognizer.answers().lost("too many calls");
    quiet(1_500);
    assertThat(told).as("escape words alone").containsExactly("deaf the worker is gone");
    quiet(1_600);
    assertThat(told).containsExactly("deaf the worker is gone", "hears");
    loseBoth("the worker is gone");
    quiet(1_100);
    recognizer.escapes().lost("too many calls");
    quiet(1_500);
    assertThat(told).as("answers alone").hasSize(3);
    quiet(1_600);
    assertThat(told).hasSize(4).endsWith("hears");
  }

  /** Else whoever asks first whether the caller is heard would never ask the caller again. */
  @Test
  void answersThatWereLostAloneMaySoonBeAskedForAgain() {
    listen(MENU);
    recognizer.answers().lost("too many calls");
    recognizer.refuses = "too many calls";
    ear.answered();
    quiet(980);
    assertThat(told).containsExactly("deaf too many calls");
    quiet(10_000);
    assertThat(told).containsExactly("deaf too many calls", "hears");
    listen(MENU);
    assertThat(told).hasSize(3).endsWith("deaf too many calls");
  }

  @Test
  void anotherTongueIsHeardFromThenOn() {
    ear.tongue(SPANISH);
    assertThat(recognizer.open()).isEqualTo(1);
    assertThat(recognizer.escapes().language).isEqualTo("es");
    assertThat(recognizer.escapes().phrases).containsExactly("agente", Recognizer.RIVALS);
    ear.tongue(SPANISH);
    assertThat(recognizer.opened).as("none is opened for the same").hasSize(2);
  }

  @Test
  void ofEachTongueADeafEarHasSpokenNoStreamStays() {
    listen(MENU);
    loseBoth("the worker is gone");
    ear.tongue(SPANISH);
    ear.tongue(ENGLISH);
    ear.tongue(SPANISH);
    quiet(3_000);
    assertThat(told).endsWith("hears");
    assertThat(recognizer.open()).isEqualTo(2);
    assertThat(recognizer.opened).hasSize(2 + 3 * 2);
    ear.close();
    assertThat(recognizer.open()).isZero();
  }

  @Test
  void answersBelongToTheirQuestion() {
    listen("first ", MENU);
    speak(400);
    quiet(500);
    ScriptedRecognizer.Script first = recognizer.answers();
    listen("second ", new Answers.OneOf(List.of("yes", "no")));
    first.result("sales/0.9");
    speak(400);
    quiet(500);
    recognizer.answers().result("yes/0.9");
    assertThat(told).containsExactly("first began", "second began", "second heard yes 0.9");
  }
}
