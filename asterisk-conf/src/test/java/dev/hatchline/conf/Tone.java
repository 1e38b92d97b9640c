package dev.hatchline.conf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A WAV file that Asterisk plays: 8 kHz, 16 bit, mono. */
final class Tone {
  private static final int RATE = 8000;

  private Tone() {}

  static byte[] wav(double hertz, double seconds) {
    int samples = (int) (RATE * seconds);
    ByteBuffer file = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    file.putShort((short) 2).putShort((short) 16);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      file.putShort((short) (8000 * Math.sin(2 * Math.PI * hertz * i / RATE)));
    }
    return file.array();
  }
}
