package dev.hatchline.telephony.speech.worker;

/**
 * Brings the telephone's 8 kHz to the 16 kHz of a wide model, piece by piece: each sample, and
 * between it and the next what a windowed sinc makes of those around. Comes 2 ms late.
 */
final class Upsampler {
  /** Samples on each side that count; images above 4.4 kHz are 50 dB down. */
  static final int REACH = 16;

  private static final double[] BETWEEN = between();

  private final short[] before = new short[2 * REACH];

  private static double[] between() {
    double[] taps = new double[2 * REACH];
    for (int i = 0; i < taps.length; i++) {
      double distance = i - REACH + 0.5;
      double angle = Math.PI * distance;
      double inWindow = Math.PI * distance / REACH;
      double window = 0.42 + 0.5 * StrictMath.cos(inWindow) + 0.08 * StrictMath.cos(2 * inWindow);
      taps[i] = StrictMath.sin(angle) / angle * window;
    }
    return taps;
  }

  /** Twice as many samples, of the sound that is {@link #REACH} samples older. */
  short[] next(short[] samples) {
    short[] all = new short[before.length + samples.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(samples, 0, all, before.length, samples.length);
    short[] out = new short[2 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      out[2 * i] = all[i + REACH - 1];
      double sum = 0;
      for (int k = 0; k < BETWEEN.length; k++) {
        sum += BETWEEN[k] * all[i + k];
      }
      out[2 * i + 1] = (short) Math.clamp(Math.rint(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    System.arraycopy(all, samples.length, before, 0, before.length);
    return out;
  }
}
