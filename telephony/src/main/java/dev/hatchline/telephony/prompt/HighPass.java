package dev.hatchline.telephony.prompt;

import java.util.Arrays;

/**
 * A second-order Butterworth high-pass (Bristow-Johnson, "Cookbook formulae for audio EQ biquad
 * filter coefficients"): a telephone carries nothing below 300 Hz, and what is there only takes
 * away loudness.
 */
final class HighPass {
  private HighPass() {}

  /** Filters a loop: its end is what went before its beginning. See {@link #apply}. */
  static double[] loop(double[] samples, double hertz) {
    double[] twice = Arrays.copyOf(samples, 2 * samples.length);
    System.arraycopy(samples, 0, twice, samples.length, samples.length);
    return Arrays.copyOfRange(apply(twice, hertz), samples.length, twice.length);
  }

  /**
   * Filters.
   *
   * @param samples at 8 kHz
   * @param hertz where the level has fallen by 3 dB
   */
  static double[] apply(double[] samples, double hertz) {
    double angle = 2 * Math.PI * hertz / Pcm.RATE;
    double cos = StrictMath.cos(angle);
    double alpha = StrictMath.sin(angle) / Math.sqrt(2);
    double scale = 1 / (1 + alpha);
    double b0 = (1 + cos) / 2 * scale;
    double a1 = -2 * cos * scale;
    double a2 = (1 - alpha) * scale;
    double[] out = new double[samples.length];
    double s1 = 0;
    double s2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double in = samples[i];
      double value = b0 * in + s1;
      s1 = -2 * b0 * in - a1 * value + s2;
      s2 = b0 * in - a2 * value;
      out[i] = value;
    }
    return out;
  }
}
