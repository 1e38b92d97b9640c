package dev.hatchline.phones.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** RIFF/WAVE files of 16-bit PCM, the only kind we make or need. */
final class Wav {
  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int HEADER_BYTES = 44;

  private Wav() {}

  /**
   * Reads a file, several channels mixed into one. A file that is still being written has a header
   * with no length yet: then all that is there counts.
   */
  static Sound read(Path file) throws IOException {
    return read(file, ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  /**
   * The end of a long recording of our phones, mono with a plain header, without the rest of it.
   */
  static Sound readFrom(Path file, double second) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long skip = Math.min(channel.size() - HEADER_BYTES, 2 * (long) (second * Sound.PHONE_RATE));
      if (skip < 0) {
        return Sound.empty();
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - skip));
      channel.read(bytes.limit(HEADER_BYTES), 0);
      // The declared length is of the whole; without one, all that follows counts.
      bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(HEADER_BYTES - 4, 0);
      channel.read(bytes.limit(bytes.capacity()).position(HEADER_BYTES), HEADER_BYTES + skip);
      return read(file, bytes.flip());
    }
  }

  private static Sound read(Path file, ByteBuffer in) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < 12 || !"RIFF".equals(word(in))) {
      throw new IOException(file + ": expected a WAV file, found no RIFF header");
    }
    in.getInt();
    word(in);
    int channels = 0;
    int rate = 0;
    while (in.remaining() >= 8) {
      String name = word(in);
      long declared = Integer.toUnsignedLong(in.getInt());
      int start = in.position();
      if ("fmt ".equals(name) && in.remaining() >= 16) {
        int format = Short.toUnsignedInt(in.getShort());
        channels = in.getShort();
        rate = in.getInt();
        int bits = in.getShort(start + 14);
        if ((format != PCM && format != EXTENSIBLE) || bits != 16 || channels < 1 || rate < 1) {
          throw new IOException(
              "%s: expected 16-bit PCM, found format %d with %d bits"
                  .formatted(file, format, bits));
        }
      } else if ("data".equals(name) && channels > 0) {
        boolean growing = declared == 0 || declared > in.remaining();
        return samples(in.slice().limit(growing ? in.remaining() : (int) declared), channels, rate);
      }
      in.position((int) Math.min(in.limit(), start + declared + (declared & 1)));
    }
    throw new IOException(file + ": expected a WAV file with sound, found no data");
  }

  private static Sound samples(ByteBuffer data, int channels, int rate) {
    data.order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[data.remaining() / (2 * channels)];
    for (int i = 0; i < samples.length; i++) {
      int sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += data.getShort();
      }
      samples[i] = (short) (sum / channels);
    }
    return new Sound(samples, rate);
  }

  private static String word(ByteBuffer in) {
    byte[] four = new byte[4];
    in.get(four);
    return new String(four, StandardCharsets.US_ASCII);
  }

  static void write(Path file, short[] samples, int rate) throws IOException {
    int bytes = samples.length * 2;
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER_BYTES - 8 + bytes);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) PCM).putShort((short) 1).putInt(rate).putInt(rate * 2);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    out.asShortBuffer().put(samples);
    Files.write(file, out.array());
  }
}
