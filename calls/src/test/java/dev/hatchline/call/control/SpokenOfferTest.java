package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenOfferTest {
  private static final SpokenOffer LINE =
      new SpokenOffer(List.of(Choice.AUTOMATION, Choice.CALLBACK, Choice.MESSAGE, Choice.MUSIC));
  private static final SpokenOffer ASKED =
      new SpokenOffer(List.of(Choice.ACCEPTED, Choice.DECLINED));

  @Test
  void eachPhraseMeansItsChoiceAndNoOther() {
    for (SpokenOffer offer : List.of(LINE, ASKED)) {
      assertThat(offer.phrases()).doesNotHaveDuplicates();
      for (Choice choice : offer.choices()) {
        assertThat(SpokenOffer.phrases(choice))
            .isNotEmpty()
            .allSatisfy(phrase -> assertThat(offer.meant(phrase, 1)).contains(choice));
      }
    }
  }

  @Test
  void whatIsNotOfferedCannotBeMeant() {
    SpokenOffer music = new SpokenOffer(List.of(Choice.MUSIC));
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
            Arrays.stream(Choice.values()).filter(one -> new SpokenOffer(List.of(one)).onlyAlone()))
        .containsExactly(Choice.AUTOMATION, Choice.CALLBACK, Choice.MESSAGE, Choice.MUSIC);
    assertThat(LINE.onlyAlone()).isTrue();
    assertThat(SpokenOffer.NOTHING.onlyAlone()).isFalse();
  }
}
