package dev.hatchline.telephony.prompt;

import java.util.ArrayDeque;
import java.util.Deque;

/** Brings sound to a level, and holds its peaks below full scale without cutting them off. */
final class Loudness {
  /** No peak is higher than this: −1 dBFS. */
  static final double CEILING = 0.89;

  /** A piece counts as speech when it is at most this much below the loudest: pauses do not. */
  private static final double PAUSE_BELOW = Math.pow(10, -30 / 20.0);

  private static final int PIECE = Pcm.RATE / 50;

  /** The limiter turns down this many samples (5 ms) before a peak, and up again after it. */
  private static final int AHEAD = Pcm.RATE / 200;

  private Loudness() {}

  /** Full scale is 0 dBFS for a level of 1. */
  static double decibels(double level) {
    return 20 * Math.log10(Math.max(level, 1e-9));
  }

  /**
   * Scales so that the speech in it, pauses left out, has this level; then limits the peaks.
   *
   * @param dbfs root mean square, in decibels below full scale (negative)
   */
  static double[] bring(double[] samples, double dbfs) {
    double level = activeLevel(samples);
    if (level < 1e-6) {
      return samples.clone();
    }
    double gain = Math.pow(10, dbfs / 20) / level;
    double[] out = new double[samples.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = samples[i] * gain;
    }
    return limit(out);
  }

  /** Root mean square of the pieces of 20 ms that are not pauses. */
  static double activeLevel(double[] samples) {
    int pieces = samples.length / PIECE;
    double[] power = new double[pieces];
    double loudest = 0;
    for (int piece = 0; piece < pieces; piece++) {
      for (int i = piece * PIECE; i < (piece + 1) * PIECE; i++) {
        power[piece] += samples[i] * samples[i] / PIECE;
      }
      loudest = Math.max(loudest, power[piece]);
    }
    double sum = 0;
    int active = 0;
    for (double each : power) {
      if (each > 0 && each >= loudest * PAUSE_BELOW * PAUSE_BELOW) {
        sum += each;
        active++;
      }
    }
    return active == 0 ? 0 : Math.sqrt(sum / active);
  }

  /** The gain at each sample is the mean of the lowest gains around it, so it never jumps. */
  private static double[] limit(double[] samples) {
    double[] lowest = slidingMinimum(samples);
    double[] out = new double[samples.length];
    double sum = 0;
    for (int i = -AHEAD; i < samples.length; i++) {
      sum += at(lowest, i + AHEAD) - at(lowest, i - AHEAD - 1);
      if (i == -AHEAD) {
        // Before the first sample every gain is that of the first: fill the window with it.
        sum = 0;
        for (int k = i - AHEAD; k <= i + AHEAD; k++) {
          sum += at(lowest, k);
        }
      }
      if (i >= 0) {
        out[i] = samples[i] * sum / (2 * AHEAD + 1);
      }
    }
    return out;
  }

  private static double at(double[] gains, int index) {
    return gains.length == 0 ? 1 : gains[Math.clamp(index, 0, gains.length - 1)];
  }

  /** The lowest gain that any sample within AHEAD of this one needs. */
  private static double[] slidingMinimum(double[] samples) {
    double[] lowest = new double[samples.length];
    Deque<Integer> rising = new ArrayDeque<>();
    for (int i = 0; i < samples.length + AHEAD; i++) {
      if (i < samples.length) {
        double need = need(samples[i]);
        while (!rising.isEmpty() && need(samples[rising.getLast()]) >= need) {
          rising.removeLast();
        }
        rising.addLast(i);
      }
      int centre = i - AHEAD;
      if (centre >= 0) {
        while (rising.getFirst() < centre - AHEAD) {
          rising.removeFirst();
        }
        lowest[centre] = need(samples[rising.getFirst()]);
      }
    }
    return lowest;
  }

  private static double need(double sample) {
    return Math.min(1, CEILING / Math.max(Math.abs(sample), 1e-9));
  }
}
