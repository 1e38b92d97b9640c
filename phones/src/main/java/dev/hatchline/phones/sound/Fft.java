package dev.hatchline.phones.sound;

/** The radix-2 fast Fourier transform in place (Cooley and Tukey, 1965). */
final class Fft {
  private Fft() {}

  /** Both arrays of the same length, a power of two. */
  static void forward(double[] re, double[] im) {
    reverseBits(re, im);
    for (int half = 1; half < re.length; half *= 2) {
      double angle = -Math.PI / half;
      double[] cos = new double[half];
      double[] sin = new double[half];
      for (int k = 0; k < half; k++) {
        cos[k] = Math.cos(angle * k);
        sin[k] = Math.sin(angle * k);
      }
      for (int start = 0; start < re.length; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          butterfly(re, im, start + k, start + k + half, cos[k], sin[k]);
        }
      }
    }
  }

  private static void butterfly(
      double[] re, double[] im, int upper, int lower, double cos, double sin) {
    double real = re[lower] * cos - im[lower] * sin;
    double imaginary = re[lower] * sin + im[lower] * cos;
    re[lower] = re[upper] - real;
    im[lower] = im[upper] - imaginary;
    re[upper] += real;
    im[upper] += imaginary;
  }

  private static void reverseBits(double[] re, double[] im) {
    int shift = 1 + Integer.numberOfLeadingZeros(re.length);
    for (int i = 0; i < re.length; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (j > i) {
        swap(re, i, j);
        swap(im, i, j);
      }
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
