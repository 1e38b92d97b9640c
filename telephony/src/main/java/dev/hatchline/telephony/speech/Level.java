package dev.hatchline.telephony.speech;

/** How loud sound is: its root mean square, in decibels below full scale. */
final class Level {
  /** Of nothing at all: one bit of 16 and less. */
  static final double NOTHING = -96;

  private Level() {}

  static double of(short[] samples) {
    double power = 0;
    for (short sample : samples) {
      power += (double) sample * sample;
    }
    return decibels(Math.sqrt(power / Math.max(1, samples.length)) / -Short.MIN_VALUE);
  }

  /** From an amplitude, full scale being 1. */
  static double decibels(double amplitude) {
    return amplitude <= 0 ? NOTHING : Math.max(NOTHING, 20 * Math.log10(amplitude));
  }

  static double amplitude(double decibels) {
    return decibels <= NOTHING ? 0 : Math.pow(10, decibels / 20);
  }
}
