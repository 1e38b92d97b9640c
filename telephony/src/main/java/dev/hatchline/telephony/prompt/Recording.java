package dev.hatchline.telephony.prompt;

import java.io.IOException;
import java.nio.file.Path;

/** What a person recorded, as loud as the voices. */
public final class Recording {
  /** Nearer than this to the voices it is left as it is (dB). */
  static final double CLOSE_DB = 0.5;

  /** Made louder by no more than this: of what is nearly silent only the noise would be heard. */
  static final double GAIN_MAX_DB = 30;

  private Recording() {}

  /**
   * Reads a file.
   *
   * @throws IOException as {@link Wav#read}
   */
  public static Pcm read(Path file) throws IOException {
    return evened(Wav.read(file));
  }

  static Pcm evened(Pcm recorded) {
    double[] samples = Level.samples(recorded);
    double level = Loudness.decibels(Loudness.activeLevel(samples));
    boolean close = Math.abs(level - Fitting.LEVEL_DBFS) <= CLOSE_DB;
    if (close && Level.peak(recorded) <= Loudness.CEILING) {
      return recorded;
    }
    return Pcm.of(Loudness.bring(samples, Math.min(Fitting.LEVEL_DBFS, level + GAIN_MAX_DB)));
  }
}
