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
  private static final Answers LINE = new Answers.Alone(List.of("two", "three", "call me back"));
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
  void aPhraseAmongMuchElseIsUnsure() {
    List<Word> words =
        List.of(
            new Word("[unk]", 1, 0, 8_000),
            new Word("sales", 0.9, 8_000, 12_000),
            new Word("[unk]", 1, 12_000, 16_000));
    assertThat(Understanding.of(MENU, words)).isEqualTo(said("sales", 0.9));
    List<Word> more = List.of(words.get(0), words.get(1), new Word("[unk]", 1, 12_000, 16_001));
    assertThat(Understanding.of(MENU, more)).isEqualTo(said("sales", 0.5));
  }

  @Test
  void whatCountsOnlyAloneHasNothingBesideIt() {
    assertThat(Understanding.of(LINE, words("two/0.9"))).isEqualTo(said("two", 0.9));
    assertThat(Understanding.of(LINE, words("call/0.9 me/0.7 back/0.8")))
        .isEqualTo(said("call me back", 0.7));
    for (String talk :
        List.of(
            "[unk]/0.6 two/1",
            "two/1 [unk]/0.6",
            "two/1 two/1",
            "two/1 three/1",
            "me/0.9 two/1",
            "back/1",
            "[unk]/1")) {
      assertThat(Understanding.of(LINE, words(talk))).as(talk).isEqualTo(new Meaning.Other());
    }
  }

  @Test
  void aClickBesideItIsNoWord() {
    Word two = new Word("two", 1, 1_000, 5_000);
    assertThat(Understanding.of(LINE, List.of(new Word("[unk]", 1, 0, 959), two)))
        .isEqualTo(said("two", 1));
    assertThat(Understanding.of(LINE, List.of(two, new Word("[unk]", 1, 5_000, 5_960))))
        .isEqualTo(new Meaning.Other());
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
    Word two = new Word("two", 1, 1_600, 3_000);
    assertThat(Understanding.of(DIGITS, List.of(new Word("[unk]", 1, 1, 1_600), two)))
        .as("a breath")
        .isEqualTo(said("two", 1));
    assertThat(Understanding.of(DIGITS, List.of(new Word("[unk]", 1, 0, 1_600), two)))
        .isEqualTo(said("two", 0.5));
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
