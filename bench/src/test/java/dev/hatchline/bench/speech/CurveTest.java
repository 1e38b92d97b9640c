package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.EscapeSpotter.Limits;
import dev.hatchline.telephony.speech.Recognizer.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static Outcome outcome(double confidence, String... words) {
    Clip clip = new Clip("", "", "", Pcm.of(new short[Pcm.RATE]));
    Trial trial = new Trial(clip, clip.sound(), 0, 0, null, null);
    List<Word> said =
        List.of(words).stream().map(word -> new Word(word, confidence, 0, 1)).toList();
    return new Outcome(trial, null, 0, 0, null, 0, null, List.of(List.of(), said));
  }

  @Test
  void eachPointIsWhatItsLimitsMakeOfTheSame() {
    List<Outcome> alone = List.of(outcome(0.6, "agent"), outcome(0.4, "agent"));
    List<Outcome> among = List.of(outcome(0.85, "want", "an", "agent"));
    List<Outcome> others = List.of(outcome(0.95, "eighteen"));
    List<Curve.Point> points = Curve.of(List.of("agent"), List.of(alone, among, others, others));
    Curve.Point chosen = points.stream().filter(Curve.Point::chosen).findFirst().orElseThrow();
    assertThat(chosen.alone().percent()).isEqualTo(50);
    assertThat(chosen.among().percent()).isEqualTo(100);
    assertThat(chosen.others()).isEqualTo(new Tally(0, 1, 1));
    assertThat(points.getFirst().limits()).isEqualTo(new Limits(0, 0, 5));
    assertThat(points.getFirst().alone().percent()).isEqualTo(100);
    assertThat(points).filteredOn(Curve.Point::chosen).hasSize(1);
    assertThat(points)
        .filteredOn(point -> point.limits().othersMax() == 0)
        .allSatisfy(point -> assertThat(point.among().yes()).isZero());
  }

  @Test
  void falseAlarmsAreCountedByTheHour() {
    assertThat(new Tally(2, 400, 1_800).perHour()).isEqualTo(4);
    assertThat(new Tally(215, 223, 0).text()).isEqualTo("96.4 % (215 of 223)");
  }
}
