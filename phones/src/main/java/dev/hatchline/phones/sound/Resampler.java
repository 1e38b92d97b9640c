package dev.hatchline.phones.sound;

/** Changes the sample rate by a Hann-windowed sinc; not fast, but short and good enough. */
final class Resampler {
  private static final int ZERO_CROSSINGS = 12; // each side of the kernel

  private Resampler() {}

  static short[] resample(short[] in, int from, int to) {
    int length = (int) ((long) in.length * to / from);
    // Going down, the kernel is stretched so that nothing above the new half rate stays.
    double cut = Math.min(1.0, (double) to / from);
    double reach = ZERO_CROSSINGS / cut;
    short[] out = new short[length];
    for (int i = 0; i < length; i++) {
      double centre = (double) i * from / to;
      int first = (int) Math.max(0, Math.ceil(centre - reach));
      int last = (int) Math.min(in.length - 1.0, Math.floor(centre + reach));
      double sum = 0;
      for (int j = first; j <= last; j++) {
        sum += in[j] * kernel(j - centre, cut, reach);
      }
      out[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return out;
  }

  private static double kernel(double distance, double cut, double reach) {
    double x = Math.PI * distance * cut;
    double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
    return cut * sinc * (0.5 + 0.5 * Math.cos(Math.PI * distance / reach));
  }
}
