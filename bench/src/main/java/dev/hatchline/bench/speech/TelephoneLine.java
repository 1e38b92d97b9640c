package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.Random;

/** What a telephone makes of sound: noise that is always there, and µ-law (ITU-T G.711). */
final class TelephoneLine {
  /** A quiet line, and a noisy one: 40 and 22 dB below the voices. */
  static final double QUIET_DBFS = -60;

  static final double NOISY_DBFS = -42;

  /** Where speech is put. */
  static final double SPEECH_DBFS = -20;

  private static final int BIAS = 0x84;
  private static final int CLIP = 32_635;

  private TelephoneLine() {}

  /**
   * Puts sound on a line.
   *
   * @param sounds each with where it begins
   * @param length of the whole, in samples
   * @param seed of the noise
   */
  static Pcm carry(int length, double noiseDbfs, long seed, At... sounds) {
    Random random = new Random(seed);
    double noise = amplitude(noiseDbfs);
    double[] line = new double[length];
    for (int i = 0; i < length; i++) {
      line[i] = random.nextGaussian() * noise;
    }
    for (At each : sounds) {
      int end = Math.min(length, each.at + each.sound.length());
      for (int i = each.at; i < end; i++) {
        line[i] += each.gain * each.sound.sample(i - each.at) / Short.MAX_VALUE;
      }
    }
    short[] coded = new short[length];
    for (int i = 0; i < length; i++) {
      coded[i] = ulaw((int) Math.rint(Math.clamp(line[i], -1, 1) * Short.MAX_VALUE));
    }
    return Pcm.of(coded);
  }

  /** Sound that begins at a sample, so many times as loud. */
  record At(Pcm sound, int at, double gain) {}

  static double amplitude(double decibels) {
    return Math.pow(10, decibels / 20);
  }

  /** There and back: what is left of a sample. */
  static short ulaw(int sample) {
    int magnitude = Math.min(CLIP, Math.abs(sample)) + BIAS;
    int shift = 31 - Integer.numberOfLeadingZeros(magnitude) - 4;
    int kept = (magnitude >> shift << shift) + (1 << shift >> 1) - BIAS;
    return (short) (sample < 0 ? -kept : kept);
  }

  /** The gain that brings speech to its level; pauses within it do not count. */
  static double gain(Pcm sound) {
    double loudest = 0;
    int frames = sound.length() / 160;
    double[] power = new double[frames];
    for (int frame = 0; frame < frames; frame++) {
      for (int i = frame * 160; i < frame * 160 + 160; i++) {
        double sample = (double) sound.sample(i) / Short.MAX_VALUE;
        power[frame] += sample * sample / 160;
      }
      loudest = Math.max(loudest, power[frame]);
    }
    double sum = 0;
    int count = 0;
    for (double each : power) {
      if (each > loudest / 1_000) {
        sum += each;
        count++;
      }
    }
    return count == 0 ? 1 : amplitude(SPEECH_DBFS) / Math.sqrt(sum / count);
  }

  /** Without the silence before and after. */
  static Pcm trimmed(Pcm sound) {
    int loudest = 0;
    for (int i = 0; i < sound.length(); i++) {
      loudest = Math.max(loudest, Math.abs((int) sound.sample(i)));
    }
    int quiet = loudest / 50;
    int first = 0;
    while (first < sound.length() && Math.abs((int) sound.sample(first)) <= quiet) {
      first++;
    }
    int last = sound.length();
    while (last > first && Math.abs((int) sound.sample(last - 1)) <= quiet) {
      last--;
    }
    return sound.slice(first, last - first);
  }
}
