package dev.hatchline.phones.sound;

import java.util.ArrayList;
import java.util.List;

/** Listens for one frequency (G. Goertzel, American Mathematical Monthly 65, 1958). */
final class Goertzel {
  private static final double WINDOW_S = 0.05; // resolves 20 Hz
  private static final double PAUSE_MAX_S = 0.1;

  /** Share of a window's energy that must be the tone: two tones of like level both count. */
  private static final double SHARE_MIN = 0.25;

  private Goertzel() {}

  static List<Span> spans(short[] samples, int rate, int hertz) {
    int window = (int) (rate * WINDOW_S);
    List<Span> spans = new ArrayList<>();
    for (int at = 0; at + window <= samples.length; at += window) {
      if (heard(samples, at, window, (double) hertz / rate)) {
        Loudness.extend(spans, (double) at / rate, (double) (at + window) / rate, PAUSE_MAX_S);
      }
    }
    return spans;
  }

  /**
   * Whether the tone is heard in so many samples.
   *
   * @param cycles of the tone, a sample
   */
  static boolean heard(short[] samples, int from, int count, double cycles) {
    return Loudness.rms(samples, from, from + count) >= Loudness.RMS_MIN
        && share(samples, from, count, cycles) >= SHARE_MIN;
  }

  /** Energy at the frequency ÷ energy of the window, 0…1. */
  private static double share(short[] samples, int from, int count, double cycles) {
    double turn = 2 * Math.cos(2 * Math.PI * cycles);
    double one = 0;
    double two = 0;
    double energy = 0;
    for (int i = from; i < from + count; i++) {
      double now = samples[i] + turn * one - two;
      two = one;
      one = now;
      energy += (double) samples[i] * samples[i];
    }
    double power = one * one + two * two - turn * one * two;
    return energy > 0 ? 2 * power / (count * energy) : 0;
  }
}
