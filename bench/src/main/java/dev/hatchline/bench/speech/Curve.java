package dev.hatchline.bench.speech;

import dev.hatchline.telephony.speech.EscapeSpotter;
import dev.hatchline.telephony.speech.EscapeSpotter.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What other limits would have made of the same utterances. */
final class Curve {
  private static final List<Double> ALONE = List.of(0.0, 0.3, 0.5, 0.6, 0.7, 0.9, 0.97);
  private static final List<Double> AMONG = List.of(0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99);
  private static final List<Integer> OTHERS = List.of(0, 3, 5, Limits.ANY_OTHERS);

  private Curve() {}

  /**
   * What was said.
   *
   * @param alone escape words
   * @param among escape words in sentences
   * @param others other speech
   * @param near words that sound nearly like an escape word
   * @param music an hour of it
   */
  record Kinds(
      List<Outcome> alone,
      List<Outcome> among,
      List<Outcome> others,
      List<Outcome> near,
      List<Outcome> music) {}

  /** A point. */
  record Point(Limits limits, Tally alone, Tally among, Tally others, Tally near, Tally music) {}

  /** A few of them: both grow surer together, or more words or fewer may be around the phrase. */
  static List<Limits> line() {
    Limits standard = Limits.STANDARD;
    List<Limits> line = new ArrayList<>();
    for (int i = 0; i < ALONE.size(); i++) {
      line.add(new Limits(ALONE.get(i), AMONG.get(i), standard.othersMax()));
    }
    for (int others : OTHERS) {
      line.add(new Limits(standard.aloneSure(), standard.amongSure(), others));
    }
    return Stream.concat(line.stream(), Stream.of(standard)).distinct().toList();
  }

  /** All of them. */
  static List<Limits> grid() {
    List<Limits> grid = new ArrayList<>();
    for (double alone : ALONE) {
      for (double among : AMONG) {
        for (int others : OTHERS) {
          grid.add(new Limits(alone, among, others));
        }
      }
    }
    return grid;
  }

  /** What these limits make of what came of escape words. */
  static Point point(List<String> escapes, Limits limits, Kinds kinds) {
    EscapeSpotter spotter = new EscapeSpotter(escapes, limits);
    return new Point(
        limits,
        tally(spotter, kinds.alone),
        tally(spotter, kinds.among),
        tally(spotter, kinds.others),
        tally(spotter, kinds.near),
        tally(spotter, kinds.music));
  }

  /**
   * The limits that one would choose by these utterances: of those with few enough false escapes,
   * and none by music, the one that finds most escape words alone; then most in sentences; then the
   * fewest false.
   */
  static Limits choose(List<String> escapes, Kinds kinds) {
    return grid().stream()
        .map(limits -> point(escapes, limits, kinds))
        .filter(point -> point.others.percent() <= SpeechFigures.FALSE_MAX)
        .filter(point -> point.music.yes() == 0)
        .max(
            Comparator.comparingInt((Point point) -> point.alone.yes())
                .thenComparingInt(point -> point.among.yes())
                .thenComparingInt(point -> -point.others.yes())
                .thenComparingInt(point -> -point.near.yes()))
        .map(Point::limits)
        .orElseThrow(() -> new IllegalStateException("no limits are strict enough"));
  }

  private static Tally tally(EscapeSpotter spotter, List<Outcome> kind) {
    return Tally.of(
        kind,
        outcome ->
            outcome.results().stream().anyMatch(words -> spotter.in(words, false).isPresent()));
  }
}
