package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is opened and closed at the recogniser, and what is told when something is lost. */
class EarStreamsTest extends EarRig {
  private static final Tongue SPANISH = new Tongue("es", List.of("agente"));

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
  void anotherTongueIsHeardFromThenOn() {
    ear.tongue(SPANISH);
    assertThat(recognizer.open()).isEqualTo(1);
    assertThat(recognizer.escapes().language).isEqualTo("es");
    assertThat(recognizer.escapes().phrases).containsExactly("agente", Recognizer.RIVALS);
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
