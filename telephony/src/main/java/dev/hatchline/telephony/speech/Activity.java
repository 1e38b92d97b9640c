package dev.hatchline.telephony.speech;

import java.util.Arrays;

/**
 * Tells sound that could be speech from what is always there. The floor is the quietest 20 ms of
 * the last seconds: speech has gaps, noise has none, so a noise that stays becomes the floor.
 *
 * <p>Source: the idea of Martin, "Noise Power Spectral Density Estimation Based on Optimal
 * Smoothing and Minimum Statistics", 2001, in one band.
 */
final class Activity {
  /** So much louder than the floor is something: white noise varies by less than 2 dB. */
  static final double ABOVE_FLOOR_DB = 8;

  /** Quieter than this is nothing: callers who are hard to hear speak at −40 dBFS. */
  static final double QUIETEST_DBFS = -50;

  /** What is taken for the floor of a line that was heard for less than 400 ms. */
  static final double FLOOR_AT_FIRST_DBFS = -55;

  private static final int AT_FIRST_FRAMES = 20;

  /** The floor is the least of so many blocks of half a second. */
  private static final int BLOCKS = 5;

  private static final int BLOCK_FRAMES = 25;

  private final double[] quietest = new double[BLOCKS];
  private int frames;

  Activity() {
    Arrays.fill(quietest, 0);
  }

  /**
   * Takes the next frame.
   *
   * @param level its loudness
   * @return whether it could be speech, or our own sound that comes back
   */
  boolean heard(double level) {
    int block = frames / BLOCK_FRAMES % BLOCKS;
    if (frames % BLOCK_FRAMES == 0) {
      quietest[block] = level;
    }
    frames++;
    double floor = frames <= AT_FIRST_FRAMES ? FLOOR_AT_FIRST_DBFS : floor();
    quietest[block] = Math.min(quietest[block], level);
    return level >= Math.max(QUIETEST_DBFS, floor + ABOVE_FLOOR_DB);
  }

  /** What is always there, as a level. */
  double floor() {
    double floor = quietest[0];
    for (double each : quietest) {
      floor = Math.min(floor, each);
    }
    return floor;
  }
}
