package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.EscapeSpotter.Limits;
import dev.hatchline.telephony.speech.Recognizer.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static Outcome outcome(double confidence, String... words) {
    Clip clip = new Clip("", "", "", Pcm.of(new short[Pcm.RATE]));
    Trial trial = new Trial(clip, clip.sound(), 0, 0, null, null);
    List<Word> said = new ArrayList<>();
    for (String word : words) {
      said.add(new Word(word, confidence, said.size(), said.size() + 1));
    }
    return new Outcome(trial, null, 0, 0, null, List.of(List.of(), said));
  }

  private static final Curve.Kinds KINDS =
      new Curve.Kinds(
          List.of(outcome(0.55, "agent"), outcome(0.4, "agent")),
          List.of(outcome(0.85, "bill", "an", "agent")),
          List.of(outcome(0.95, "eighteen")),
          List.of(outcome(0.95, "eighteen")),
          List.of(outcome(0.55, "agent")));

  @Test
  void eachPointIsWhatItsLimitsMakeOfTheSame() {
    Curve.Point standard = Curve.point(List.of("agent"), new Limits(0.5, 0.8, 5), KINDS);
    assertThat(standard.alone().percent()).isEqualTo(50);
    assertThat(standard.among().percent()).isEqualTo(100);
    assertThat(standard.others()).isEqualTo(new Tally(0, 1, 1));
    assertThat(Curve.point(List.of("agent"), new Limits(0, 0, 5), KINDS).alone().percent())
        .isEqualTo(100);
    assertThat(Curve.point(List.of("agent"), new Limits(0.5, 0.8, 0), KINDS).among().yes())
        .isZero();
    assertThat(Curve.line()).contains(Limits.STANDARD).doesNotHaveDuplicates();
  }

  @Test
  void limitsAreChosenThatFindMostWithFewEnoughFalse() {
    List<Outcome> others = new ArrayList<>(Collections.nCopies(99, outcome(1, "eighteen")));
    others.add(outcome(0.45, "agent"));
    others.add(outcome(0.45, "agent"));
    Curve.Kinds kinds =
        new Curve.Kinds(
            KINDS.alone(), KINDS.among(), others, List.of(outcome(1, "eighteen")), List.of());
    // Of 101 one may be false, and limits below 0.45 have both.
    Limits chosen = Curve.choose(List.of("agent"), kinds);
    assertThat(chosen.aloneSure()).isEqualTo(0.5);
    assertThat(Curve.point(List.of("agent"), chosen, kinds).among().yes()).isEqualTo(1);
    assertThatThrownBy(() ->
            Curve.choose(
                List.of("eighteen"),
                new Curve.Kinds(kinds.alone(), kinds.among(), others, kinds.near(), List.of())))
        .hasMessageContaining("strict enough");
  }

  @Test
  void limitsByWhichMusicEscapesAreNotChosen() {
    List<Outcome> heard = List.of(outcome(0.95, "agent"), outcome(0.6, "agent"));
    Curve.Kinds kinds =
        new Curve.Kinds(heard, KINDS.among(), KINDS.others(), KINDS.near(), KINDS.music());
    Limits chosen = Curve.choose(List.of("agent"), kinds);
    assertThat(chosen.aloneSure()).as("0.55 is music's").isGreaterThan(0.55);
  }

  @Test
  void halvesHaveNoVoiceAndNoSentenceInCommon() {
    List<Integer> all = List.of(0, 1, 2, 3, 4);
    assertThat(Half.CHOOSE.of(all)).containsExactly(0, 2, 4);
    assertThat(Half.REPORT.of(all)).containsExactly(1, 3);
    assertThat(Half.CHOOSE.voices()).doesNotContainAnyElementsOf(Half.REPORT.voices());
  }

  @Test
  void falseAlarmsAreCountedByTheHour() {
    assertThat(new Tally(2, 400, 1_800).perHour()).isEqualTo(4);
    assertThat(new Tally(215, 223, 0).text()).isEqualTo("96.4 % (215 of 223)");
  }
}
