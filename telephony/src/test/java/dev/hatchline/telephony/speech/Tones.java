package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.Random;

/** Sound for tests; levels in dBFS. */
final class Tones {
  private static final double DEEP_HERTZ = 120;
  private static final int HARMONICS = 8;

  private Tones() {}

  static Pcm silence(int millis) {
    return Pcm.of(new short[samples(millis)]);
  }

  /** As a voice: many harmonics, and loud and soft four times a second. */
  static Pcm voice(int millis, double dbfs) {
    return voice(millis, dbfs, 4);
  }

  static Pcm voice(int millis, double dbfs, double syllablesPerSecond) {
    double[] sound = new double[samples(millis)];
    for (int i = 0; i < sound.length; i++) {
      double seconds = (double) i / Pcm.RATE;
      double loud = 0.55 - 0.45 * Math.cos(2 * Math.PI * syllablesPerSecond * seconds);
      for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
        sound[i] += loud * Math.sin(2 * Math.PI * DEEP_HERTZ * harmonic * seconds) / harmonic;
      }
    }
    return atLevel(sound, dbfs);
  }

  /** White noise. */
  static Pcm noise(int millis, double dbfs) {
    Random random = new Random(7);
    double[] sound = new double[samples(millis)];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = random.nextGaussian();
    }
    return atLevel(sound, dbfs);
  }

  static Pcm then(Pcm... pieces) {
    int length = 0;
    for (Pcm piece : pieces) {
      length += piece.length();
    }
    short[] all = new short[length];
    int at = 0;
    for (Pcm piece : pieces) {
      System.arraycopy(piece.samples(), 0, all, at, piece.length());
      at += piece.length();
    }
    return Pcm.of(all);
  }

  /** The first, and the second from a sample on, so much louder; as long as the first. */
  static Pcm with(Pcm sound, Pcm over, int at, double decibels) {
    double gain = Math.pow(10, decibels / 20);
    double[] both = new double[sound.length()];
    for (int i = 0; i < both.length; i++) {
      both[i] = sound.sample(i);
      if (i >= at && i - at < over.length()) {
        both[i] += gain * over.sample(i - at);
      }
      both[i] /= Short.MAX_VALUE;
    }
    return Pcm.of(both);
  }

  private static int samples(int millis) {
    return millis * Pcm.RATE / 1_000;
  }

  private static Pcm atLevel(double[] sound, double dbfs) {
    double power = 0;
    for (double sample : sound) {
      power += sample * sample / sound.length;
    }
    double gain = Math.pow(10, dbfs / 20) / Math.sqrt(power);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= gain;
    }
    return Pcm.of(sound);
  }
}
