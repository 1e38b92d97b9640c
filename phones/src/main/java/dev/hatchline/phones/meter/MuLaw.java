package dev.hatchline.phones.meter;

import java.nio.ByteBuffer;

/** G.711 µ-law, as far as loudness goes. */
final class MuLaw {
  /** What a silent phone sends. */
  static final byte SILENCE = (byte) 0xFF;

  /** RMS that counts as sound, of 32767: −46 dB, as for the recordings of our other phones. */
  private static final double SOUND_RMS = 160;

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

  private static int[] squares() {
    int[] squares = new int[256];
    for (int code = 0; code < 256; code++) {
      int bits = ~code & 0xFF;
      int value = ((((bits & 0x0F) << 3) + 0x84) << ((bits >> 4) & 0x07)) - 0x84;
      squares[code] = value * value;
    }
    return squares;
  }
}
