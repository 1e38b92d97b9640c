package dev.hatchline.telephony.prompt;

import java.util.Arrays;
import java.util.Optional;

/** What every voice goes through: without the silence around it, at one loudness. */
final class Fitting {
  /** Root mean square of what is spoken, pauses left out: of each voice, and of recordings. */
  static final double LEVEL_DBFS = -16;

  /** Quiet around the words: they neither begin with a click nor wait long for the next. */
  private static final int PAUSE_BEFORE = Pcm.RATE / 50;

  private static final int PAUSE_AFTER = Pcm.RATE / 10;

  private static final double QUIET = 0.01;

  private Fitting() {}

  /**
   * Makes speech fit.
   *
   * @param samples at 8 kHz, from −1 to 1, without what a telephone does not carry: who is loud
   *     there would be soft for callers
   * @return empty if there is nothing to hear in it
   */
  static Optional<Pcm> fit(double[] samples) {
    double[] spoken = trim(samples);
    if (spoken.length == 0) {
      return Optional.empty();
    }
    double[] even = Loudness.bring(spoken, LEVEL_DBFS);
    double[] out = new double[PAUSE_BEFORE + even.length + PAUSE_AFTER];
    System.arraycopy(even, 0, out, PAUSE_BEFORE, even.length);
    return Optional.of(Pcm.of(out));
  }

  /** Without the silence before and after. */
  private static double[] trim(double[] samples) {
    int first = 0;
    while (first < samples.length && Math.abs(samples[first]) < QUIET) {
      first++;
    }
    int last = samples.length;
    while (last > first && Math.abs(samples[last - 1]) < QUIET) {
      last--;
    }
    int margin = Pcm.RATE / 100;
    return Arrays.copyOfRange(
        samples,
        first == samples.length ? first : Math.max(0, first - margin),
        first == samples.length ? first : Math.min(samples.length, last + margin));
  }
}
