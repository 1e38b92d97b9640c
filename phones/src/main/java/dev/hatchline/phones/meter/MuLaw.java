package dev.hatchline.phones.meter;

import java.nio.ByteBuffer;

/** µ-law (ITU-T G.711): how loud it is, and how to speak it. */
final class MuLaw {
  /** What a silent phone sends. */
  static final byte SILENCE = (byte) 0xFF;

  /** RMS that counts as sound, of 32767: −46 dB, as for the recordings of our other phones. */
  private static final double SOUND_RMS = 160;

  private static final int BIAS = 0x84;
  private static final int LOUDEST = 32_635; // with the bias, the most that eight segments hold

  private static final int[] SQUARES = squares();

  private MuLaw() {}

  /** Whether these samples, from position to limit, are sound and not silence. */
  static boolean isSound(ByteBuffer samples) {
    long sum = 0;
    int count = samples.remaining();
    for (int i = samples.position(); i < samples.limit(); i++) {
      sum += SQUARES[samples.get(i) & 0xFF];
    }
    return count > 0 && sum > SOUND_RMS * SOUND_RMS * count;
  }

  /** 16-bit samples, coded. */
  static byte[] encode(short[] samples) {
    byte[] coded = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      int size = Math.min(Math.abs(samples[i]), LOUDEST) + BIAS;
      int segment = Integer.numberOfTrailingZeros(Integer.highestOneBit(size)) - 7;
      int sign = samples[i] < 0 ? 0x80 : 0;
      coded[i] = (byte) ~(sign | (segment << 4) | ((size >> (segment + 3)) & 0x0F));
    }
    return coded;
  }

  /** The samples from position to limit. */
  static short[] decode(ByteBuffer coded) {
    short[] samples = new short[coded.remaining()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) decode(coded.get(coded.position() + i));
    }
    return samples;
  }

  /** One sample. */
  static int decode(byte coded) {
    int bits = ~coded & 0xFF;
    int size = ((((bits & 0x0F) << 3) + BIAS) << ((bits >> 4) & 0x07)) - BIAS;
    return (bits & 0x80) == 0 ? size : -size;
  }

  private static int[] squares() {
    int[] squares = new int[256];
    for (int code = 0; code < 256; code++) {
      int value = decode((byte) code);
      squares[code] = value * value;
    }
    return squares;
  }
}
