package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.EscapeWords;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenOfferTest {
  private static final SpokenOffer LINE =
      new SpokenOffer(
          "en", List.of(Choice.AUTOMATION, Choice.CALLBACK, Choice.MESSAGE, Choice.MUSIC));
  private static final SpokenOffer ASKED =
      new SpokenOffer("en", List.of(Choice.ACCEPTED, Choice.DECLINED));

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void eachPhraseMeansItsChoiceAndNoOther(String language) {
    for (SpokenOffer english : List.of(LINE, ASKED)) {
      SpokenOffer offer = new SpokenOffer(language, english.choices());
      assertThat(offer.phrases()).doesNotHaveDuplicates();
      for (Choice choice : offer.choices()) {
        assertThat(offer.phrases(choice))
            .isNotEmpty()
            .allSatisfy(phrase -> assertThat(offer.meant(phrase, 1)).contains(choice));
      }
    }
  }

  /** An escape word opens the hatch, whatever else it could be. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void noChoiceHasAnEscapeWordInIt(String language) {
    for (Choice choice : Choice.values()) {
      assertThat(ChoiceWords.of(language, choice))
          .allSatisfy(
              phrase -> assertThat(EscapeWords.BUILT_IN.in(language, phrase)).as(phrase).isEmpty());
    }
  }

  @Test
  void whereThereAreNoWordsNothingMayBeSaid() {
    assertThat(ChoiceWords.has("ja")).isFalse();
    assertThat(ChoiceWords.of("ja", Choice.MUSIC)).isEmpty();
  }

  @Test
  void whatIsNotOfferedCannotBeMeant() {
    SpokenOffer music = new SpokenOffer("en", List.of(Choice.MUSIC));
    assertThat(music.phrases()).containsExactly("nine", "music off", "music on");
    assertThat(music.meant("two", 1)).isEmpty();
    assertThat(SpokenOffer.NOTHING.phrases()).isEmpty();
    assertThat(SpokenOffer.NOTHING.meant("two", 1)).isEmpty();
  }

  @Test
  void aDoubtfulChoiceIsNone() {
    assertThat(LINE.meant("two", 0.9)).contains(Choice.CALLBACK);
    assertThat(LINE.meant("two", 0.89)).isEmpty();
    assertThat(ASKED.meant("yes", 0.89)).isEmpty();
  }

  @Test
  void whoProbablyDeclinesKeepsWhatTheyHave() {
    assertThat(ASKED.meant("no", 0.5)).contains(Choice.DECLINED);
    assertThat(ASKED.meant("no", 0.49)).isEmpty();
  }

  @Test
  void whereNobodyWasAskedAPhraseCountsOnlyAlone() {
    assertThat(
            Arrays.stream(Choice.values())
                .filter(one -> new SpokenOffer("en", List.of(one)).onlyAlone()))
        .containsExactly(Choice.AUTOMATION, Choice.CALLBACK, Choice.MESSAGE, Choice.MUSIC);
    assertThat(LINE.onlyAlone()).isTrue();
    assertThat(SpokenOffer.NOTHING.onlyAlone()).isFalse();
  }
}
