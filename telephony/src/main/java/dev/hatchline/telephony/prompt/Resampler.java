package dev.hatchline.telephony.prompt;

/**
 * Brings sound to the telephone's 8 kHz by a windowed sinc (Smith, "Digital Audio Resampling",
 * CCRMA): what lies above 3.7 kHz is taken out before it can fold down into the speech.
 */
final class Resampler {
  /** Where the low-pass begins to close, as a share of the 4 kHz that 8 kHz can carry. */
  private static final double PASS = 0.92;

  /** Zero crossings of the sinc on each side; more is steeper and slower. */
  private static final int CROSSINGS = 24;

  private Resampler() {}

  /**
   * Resamples to 8 kHz.
   *
   * @param samples from −1 to 1
   * @param rate samples per second, at least 8,000; at 8,000 they come back as they are
   */
  static double[] toTelephone(double[] samples, int rate) {
    if (rate == Pcm.RATE) {
      return samples;
    }
    double step = (double) rate / Pcm.RATE;
    // Output i lies between two inputs at i·step, and those fractions come round again.
    double[][] kernels = kernels(step, Pcm.RATE / gcd(rate, Pcm.RATE));
    int reach = (kernels[0].length - 1) / 2;
    double[] out = new double[(int) Math.round(samples.length / step)];
    for (int i = 0; i < out.length; i++) {
      int centre = (int) ((long) i * rate / Pcm.RATE);
      double[] kernel = kernels[i % kernels.length];
      int first = Math.max(0, centre - reach);
      int last = Math.min(samples.length - 1, centre + reach);
      double sum = 0;
      for (int k = first; k <= last; k++) {
        sum += samples[k] * kernel[k - centre + reach];
      }
      out[i] = sum;
    }
    return out;
  }

  private static int gcd(int one, int other) {
    return other == 0 ? one : gcd(other, one % other);
  }

  /** The low-pass for each fraction that outputs have, over the inputs around them. */
  private static double[][] kernels(double step, int fractions) {
    double cutoff = PASS / step;
    int reach = (int) Math.ceil(CROSSINGS / cutoff) + 1;
    double[][] kernels = new double[fractions][2 * reach + 1];
    for (int fraction = 0; fraction < fractions; fraction++) {
      double offset = fraction * step - Math.floor(fraction * step + 1e-9);
      for (int k = -reach; k <= reach; k++) {
        double distance = k - offset;
        double inWindow = Math.clamp(distance / reach, -1.0, 1.0);
        kernels[fraction][k + reach] = cutoff * sinc(distance * cutoff) * window(inWindow);
      }
    }
    return kernels;
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return Math.abs(angle) < 1e-9 ? 1 : StrictMath.sin(angle) / angle;
  }

  /** Blackman's window over −1 to 1. */
  private static double window(double x) {
    double angle = Math.PI * x;
    return 0.42 + 0.5 * StrictMath.cos(angle) + 0.08 * StrictMath.cos(2 * angle);
  }
}
