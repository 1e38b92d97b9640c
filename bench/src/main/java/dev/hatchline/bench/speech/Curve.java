package dev.hatchline.bench.speech;

import dev.hatchline.telephony.speech.EscapeSpotter;
import dev.hatchline.telephony.speech.EscapeSpotter.Limits;
import java.util.ArrayList;
import java.util.List;

/** What other limits would have made of the same utterances. */
final class Curve {
  private static final List<Double> ALONE = List.of(0.0, 0.3, 0.5, 0.7, 0.9, 0.97);
  private static final List<Double> AMONG = List.of(0.0, 0.6, 0.8, 0.9, 0.95, 0.99);
  private static final List<Integer> OTHERS = List.of(0, 3, 5, 99);

  private Curve() {}

  /** A point. */
  record Point(Limits limits, Tally alone, Tally among, Tally others, Tally near) {
    boolean chosen() {
      return limits.equals(Limits.STANDARD);
    }
  }

  /**
   * From what came of escape words in each trial.
   *
   * @param kinds escape words alone; in sentences; other speech; words that sound nearly so
   */
  static List<Point> of(List<String> escapes, List<List<Outcome>> kinds) {
    List<Limits> all = new ArrayList<>();
    for (int i = 0; i < ALONE.size(); i++) {
      all.add(new Limits(ALONE.get(i), AMONG.get(i), Limits.STANDARD.othersMax()));
    }
    for (int others : OTHERS) {
      Limits standard = Limits.STANDARD;
      all.add(new Limits(standard.aloneSure(), standard.amongSure(), others));
    }
    return all.stream().distinct().map(limits -> point(escapes, limits, kinds)).toList();
  }

  private static Point point(List<String> escapes, Limits limits, List<List<Outcome>> kinds) {
    EscapeSpotter spotter = new EscapeSpotter(escapes, limits);
    List<Tally> tallies =
        kinds.stream().map(kind -> Tally.of(kind, outcome -> spotted(spotter, outcome))).toList();
    return new Point(limits, tallies.get(0), tallies.get(1), tallies.get(2), tallies.get(3));
  }

  private static boolean spotted(EscapeSpotter spotter, Outcome outcome) {
    return outcome.results().stream().anyMatch(words -> spotter.in(words, false).isPresent());
  }
}
