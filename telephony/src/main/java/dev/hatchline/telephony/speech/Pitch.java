package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;

/**
 * Whether sound has a pitch, as vowels have, and clicks, breath and hiss have not.
 *
 * <p>Source: the normalised cross-correlation of Talkin, "A Robust Algorithm for Pitch Tracking
 * (RAPT)", 1995, without the tracking.
 */
final class Pitch {
  private static final int HIGHEST_HERTZ = 400;
  private static final int LOWEST_HERTZ = 70;

  /** How alike the sound and itself one period later have to be, 1 being the same. */
  private static final double ALIKE = 0.6;

  private Pitch() {}

  /**
   * Looks at two frames together: 40 ms hold nearly three periods of the deepest voice.
   *
   * @param before the frame before
   * @param samples the frame that is asked about
   */
  static boolean in(short[] before, short[] samples) {
    double[] sound = new double[before.length + samples.length];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = i < before.length ? before[i] : samples[i - before.length];
    }
    int window = sound.length - Pcm.RATE / LOWEST_HERTZ;
    if (window <= 0) {
      return false;
    }
    double here = power(sound, 0, window);
    int lag = Pcm.RATE / HIGHEST_HERTZ;
    double there = power(sound, lag, window);
    for (; lag <= Pcm.RATE / LOWEST_HERTZ; lag++) {
      double product = 0;
      for (int i = 0; i < window; i++) {
        product += sound[i] * sound[i + lag];
      }
      if (product > 0 && product * product >= ALIKE * ALIKE * here * there) {
        return true;
      }
      double out = sound[lag];
      double in = lag + window < sound.length ? sound[lag + window] : 0;
      there += in * in - out * out;
    }
    return false;
  }

  private static double power(double[] sound, int from, int count) {
    double power = 0;
    for (int i = from; i < from + count; i++) {
      power += sound[i] * sound[i];
    }
    return power;
  }
}
