package dev.hatchline.telephony.speech;

import static dev.hatchline.telephony.speech.EscapeSpotterTest.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.Recognizer.Word;
import dev.hatchline.telephony.speech.Understanding.Meaning;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnderstandingTest {
  private static final Answers MENU = new Answers.OneOf(List.of("order", "order status", "sales"));
  private static final Answers DIGITS = new Answers.Series(List.of("one", "two", "three"), 0);

  private static Meaning said(String words, double confidence) {
    return new Meaning.Said(new Utterance(words, confidence));
  }

  @Test
  void theLongestPhraseIsMeant() {
    assertThat(Understanding.of(MENU, words("order/0.9 status/0.7")))
        .isEqualTo(said("order status", 0.7));
    assertThat(Understanding.of(MENU, words("order/0.9"))).isEqualTo(said("order", 0.9));
  }

  @Test
  void unknownSpeechAroundAPhraseIsLeftOut() {
    assertThat(Understanding.of(MENU, words("[unk]/0.3 sales/0.9 [unk]/0.2")))
        .isEqualTo(said("sales", 0.9));
  }

  @Test
  void oneOtherWordMakesItUnsure() {
    assertThat(Understanding.of(MENU, words("sales/0.9 status/0.9"))).isEqualTo(said("sales", 0.5));
    assertThat(Understanding.of(MENU, words("sales/0.9 status/0.9 status/0.9")))
        .isEqualTo(new Meaning.Other());
  }

  @Test
  void twiceTheSameIsOneAndTwoAreNone() {
    assertThat(Understanding.of(MENU, words("sales/0.9 sales/0.8"))).isEqualTo(said("sales", 0.9));
    assertThat(Understanding.of(MENU, words("sales/0.9 order/0.8"))).isEqualTo(new Meaning.Other());
  }

  @Test
  void aSeriesWithAHoleIsNone() {
    assertThat(Understanding.of(DIGITS, words("one/1 two/0.8 three/0.9")))
        .isEqualTo(said("one two three", 0.8));
    assertThat(Understanding.of(DIGITS, words("one/1 [unk]/0.8 three/0.9")))
        .isEqualTo(new Meaning.Other());
  }

  @Test
  void whatMayHaveBeenADigitMakesASeriesUnsure() {
    assertThat(Understanding.of(DIGITS, words("[unk]/1 two/1 three/1")))
        .isEqualTo(said("two three", 0.5));
    List<Word> breath = List.of(new Word("[unk]", 1, 0, 1_000), new Word("two", 1, 1_000, 3_000));
    assertThat(Understanding.of(DIGITS, breath)).isEqualTo(said("two", 1));
  }

  @Test
  void freeSpeechIsWhatTheModelKnowsOfIt() {
    assertThat(
            Understanding.of(
                new Answers.Free(Duration.ofSeconds(9)), words("my/0.8 [unk]/1 bill/0.6")))
        .isEqualTo(said("my bill", 0.6));
  }

  @Test
  void nothingAndNoWordAreTwoThings() {
    assertThat(Understanding.of(MENU, List.of())).isEqualTo(new Meaning.Nothing());
    assertThat(Understanding.of(MENU, words("[unk]/1"))).isEqualTo(new Meaning.Other());
  }
}
