package dev.hatchline.telephony.prompt;

import java.util.Arrays;

/** Measures and makes sound for tests. */
final class Sounds {
  private Sounds() {}

  static double[] sine(double hertz, double level, double seconds, int rate) {
    double[] samples = new double[(int) Math.round(seconds * rate)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = level * Math.sin(2 * Math.PI * hertz * i / rate);
    }
    return samples;
  }

  static double[] of(Pcm pcm) {
    double[] samples = new double[pcm.length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = pcm.sample(i) / (double) Short.MAX_VALUE;
    }
    return samples;
  }

  static double rms(double[] samples, int from, int to) {
    double power = 0;
    for (int i = from; i < to; i++) {
      power += samples[i] * samples[i] / (to - from);
    }
    return Math.sqrt(power);
  }

  static double rms(double[] samples) {
    return rms(samples, 0, samples.length);
  }

  static double peak(double[] samples) {
    double peak = 0;
    for (double sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /** Share of the power that lies from one frequency up to another, at 8 kHz. */
  static double share(double[] samples, double from, double to) {
    int size = Integer.highestOneBit(Math.max(1, samples.length - 1)) * 2;
    double[] re = Arrays.copyOf(samples, size);
    double[] im = new double[size];
    transform(re, im);
    double all = 0;
    double inside = 0;
    for (int i = 0; i < size / 2; i++) {
      double power = re[i] * re[i] + im[i] * im[i];
      double hertz = (double) i * Pcm.RATE / size;
      all += power;
      inside += hertz >= from && hertz < to ? power : 0;
    }
    return inside / all;
  }

  /** Cooley and Tukey's fast Fourier transform, in place. */
  private static void transform(double[] re, double[] im) {
    int size = re.length;
    for (int i = 0; i < size; i++) {
      int j = Integer.reverse(i) >>> (32 - Integer.numberOfTrailingZeros(size));
      if (j > i) {
        double swap = re[i];
        re[i] = re[j];
        re[j] = swap;
      }
    }
    for (int span = 1; span < size; span *= 2) {
      for (int k = 0; k < span; k++) {
        double cos = Math.cos(-Math.PI * k / span);
        double sin = Math.sin(-Math.PI * k / span);
        for (int i = k; i < size; i += 2 * span) {
          double real = re[i + span] * cos - im[i + span] * sin;
          double imaginary = re[i + span] * sin + im[i + span] * cos;
          re[i + span] = re[i] - real;
          im[i + span] = im[i] - imaginary;
          re[i] += real;
          im[i] += imaginary;
        }
      }
    }
  }
}
