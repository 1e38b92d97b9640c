package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * How many of how many.
 *
 * @param seconds of speech or other sound in all of them
 */
record Tally(int yes, int of, double seconds) {
  static Tally of(List<Outcome> outcomes, Predicate<Outcome> what) {
    double samples =
        outcomes.stream().mapToDouble(outcome -> outcome.trial().clip().sound().length()).sum();
    return new Tally(
        (int) outcomes.stream().filter(what).count(), outcomes.size(), samples / Pcm.RATE);
  }

  double percent() {
    return of == 0 ? Double.NaN : 100.0 * yes / of;
  }

  double perHour() {
    return seconds == 0 ? Double.NaN : 3_600 * yes / seconds;
  }

  /** As {@code 96.4 % (215 of 223)}. */
  String text() {
    return String.format(Locale.ROOT, "%.1f %% (%d of %d)", percent(), yes, of);
  }
}
