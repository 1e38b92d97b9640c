package dev.hatchline.telephony.prompt;

/**
 * How loud a sound is, in decibels below full scale.
 *
 * @param dbfs root mean square of what is no pause
 * @param peakDbfs the loudest sample
 */
public record Level(double dbfs, double peakDbfs) {
  public static Level of(Pcm pcm) {
    return new Level(
        Loudness.decibels(Loudness.activeLevel(samples(pcm))), Loudness.decibels(peak(pcm)));
  }

  /** From −1 to 1. */
  static double[] samples(Pcm pcm) {
    double[] samples = new double[pcm.length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = pcm.sample(i) / (double) Short.MAX_VALUE;
    }
    return samples;
  }

  static double peak(Pcm pcm) {
    double peak = 0;
    for (int i = 0; i < pcm.length(); i++) {
      peak = Math.max(peak, Math.abs(pcm.sample(i)) / (double) Short.MAX_VALUE);
    }
    return peak;
  }
}
