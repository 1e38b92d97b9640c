package dev.hatchline.phones.sound;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Sounds made by arithmetic, at the telephone rate. */
public final class Tones {
  private static final double LEVEL = 0.2 * Short.MAX_VALUE;
  private static final double SOFT = 0.1 * Short.MAX_VALUE;

  /** A pentatonic scale, so that any order of its notes is a tune: A3 to E5, in Hz. */
  private static final double[] NOTES = {220, 246.9, 277.2, 329.6, 370, 440, 493.9, 554.4, 659.3};

  private static final double NOTE_S = 0.35;
  private static final int TUNE_NOTES = 16;

  private Tones() {}

  /** A sine of so many Hz. */
  public static Sound tone(double hertz, double seconds) {
    short[] out = new short[(int) (seconds * Sound.PHONE_RATE)];
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) (LEVEL * Math.sin(2 * Math.PI * hertz * i / Sound.PHONE_RATE));
    }
    return new Sound(out, Sound.PHONE_RATE);
  }

  /** A soft tune of 16 notes, repeated; the seed chooses which. */
  public static Sound melody(int seed, double seconds) {
    RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(seed);
    int[] tune = random.ints(TUNE_NOTES, 0, NOTES.length).toArray();
    int length = (int) (NOTE_S * Sound.PHONE_RATE);
    short[] out = new short[(int) (seconds * Sound.PHONE_RATE)];
    for (int i = 0; i < out.length; i++) {
      double hertz = NOTES[tune[i / length % TUNE_NOTES]];
      double into = (double) (i % length) / length;
      // Each note swells at once and dies away, like a plucked string.
      double shape = Math.min(1, into * 20) * Math.exp(-3 * into);
      out[i] = (short) (SOFT * 2 * shape * Math.sin(2 * Math.PI * hertz * i / Sound.PHONE_RATE));
    }
    return new Sound(out, Sound.PHONE_RATE);
  }
}
