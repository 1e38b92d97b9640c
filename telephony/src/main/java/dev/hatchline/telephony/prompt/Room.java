package dev.hatchline.telephony.prompt;

/**
 * A small room's echo (Schroeder, "Natural sounding artificial reverberation", 1962) for a loop.
 */
final class Room {
  private static final int[] COMB_SAMPLES = {233, 281, 317, 353};
  private static final int[] ALLPASS_SAMPLES = {89, 37};
  private static final double COMB_FEEDBACK = 0.78;
  private static final double ALLPASS_GAIN = 0.6;

  private Room() {}

  /**
   * Adds the echo.
   *
   * @param wet how loud the echo is against the sound
   */
  static double[] around(double[] loop, double wet) {
    double[] echo = new double[loop.length];
    for (int delay : COMB_SAMPLES) {
      double[] comb = comb(loop, delay);
      for (int i = 0; i < echo.length; i++) {
        echo[i] += comb[i] / COMB_SAMPLES.length;
      }
    }
    for (int delay : ALLPASS_SAMPLES) {
      echo = allpass(echo, delay);
    }
    double[] out = new double[loop.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = loop[i] + wet * echo[i];
    }
    return out;
  }

  /** Goes round twice, so that the end is heard to echo at the beginning. */
  private static double[] comb(double[] in, int delay) {
    double[] out = new double[in.length];
    for (int i = 0; i < 2 * in.length; i++) {
      int before = Math.floorMod(i - delay, in.length);
      out[i % in.length] = in[before] + COMB_FEEDBACK * out[before];
    }
    return out;
  }

  private static double[] allpass(double[] in, int delay) {
    double[] out = new double[in.length];
    for (int i = 0; i < 2 * in.length; i++) {
      int now = i % in.length;
      int before = Math.floorMod(i - delay, in.length);
      out[now] = -ALLPASS_GAIN * in[now] + in[before] + ALLPASS_GAIN * out[before];
    }
    return out;
  }
}
