package dev.hatchline.telephony.prompt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * WAV files: reads what people record, writes what Asterisk plays.
 *
 * <pre>
 *   "RIFF" length "WAVE", then chunks: id (4 bytes), length (4, little-endian), data, padded to even
 *   "fmt ": format (2), channels (2), rate (4), bytes/s (4), block (2), bits (2) …
 *   "data": the samples
 * </pre>
 *
 * <p>Source: Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", 1991; µ-law
 * and A-law: ITU-T G.711.
 */
public final class Wav {
  /** Largest file read: ten minutes at 48 kHz, 16-bit stereo. */
  public static final long FILE_MAX_BYTES = 48_000L * 4 * Pcm.MAX_SECONDS + 4_096;

  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FMT = 0x20746d66;
  private static final int DATA = 0x61746164;
  private static final int HEADER_BYTES = 44;

  private Wav() {}

  /** How samples are stored. */
  private record Format(Coding coding, int channels, int rate) {}

  private enum Coding {
    PCM8(1),
    PCM16(2),
    PCM24(3),
    ALAW(1),
    ULAW(1);

    private final int bytes;

    Coding(int bytes) {
      this.bytes = bytes;
    }
  }

  /**
   * Reads a file: 8-, 16- or 24-bit, µ-law or A-law, one or two channels, 8 to 48 kHz.
   *
   * @throws IOException if it cannot be read or is something else; the message says what was found
   */
  public static Pcm read(Path file) throws IOException {
    if (Files.size(file) > FILE_MAX_BYTES) {
      throw new IOException(
          file + ": expected at most " + FILE_MAX_BYTES + " bytes, found " + Files.size(file));
    }
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Reads the bytes of a file; see {@link #read(Path)}. */
  public static Pcm parse(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < 12 || in.getInt() != RIFF || in.getInt(8) != WAVE) {
      throw new IOException("expected a WAV file, found something else");
    }
    in.position(12);
    Format format = null;
    while (in.remaining() >= 8) {
      int id = in.getInt();
      long length = Integer.toUnsignedLong(in.getInt());
      if (length > in.remaining()) {
        throw new IOException(
            "expected %d bytes in a chunk, found %d".formatted(length, in.remaining()));
      }
      ByteBuffer chunk = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
      if (id == FMT) {
        format = format(chunk);
      } else if (id == DATA) {
        return sound(format, chunk);
      }
      in.position((int) Math.min(in.limit(), in.position() + length + (length & 1)));
    }
    throw new IOException("expected a chunk \"data\", found none");
  }

  private static Format format(ByteBuffer chunk) throws IOException {
    if (chunk.remaining() < 16) {
      throw new IOException("expected a format of 16 bytes, found " + chunk.remaining());
    }
    int tag = Short.toUnsignedInt(chunk.getShort(0));
    int channels = Short.toUnsignedInt(chunk.getShort(2));
    int rate = chunk.getInt(4);
    int bits = Short.toUnsignedInt(chunk.getShort(14));
    // 0xfffe is "extensible": the real tag begins the sub-format.
    int real = tag == 0xfffe && chunk.remaining() >= 26 ? chunk.getShort(24) : tag;
    Coding coding =
        switch (real * 100 + bits) {
          case 108 -> Coding.PCM8;
          case 116 -> Coding.PCM16;
          case 124 -> Coding.PCM24;
          case 608 -> Coding.ALAW;
          case 708 -> Coding.ULAW;
          default -> throw new IOException("found coding " + real + " with " + bits + " bits");
        };
    if (channels < 1 || channels > 2 || rate < Pcm.RATE || rate > 48_000) {
      throw new IOException(
          "expected 1 or 2 channels at 8000 to 48000 Hz, found %d at %d".formatted(channels, rate));
    }
    return new Format(coding, channels, rate);
  }

  private static Pcm sound(@Nullable Format format, ByteBuffer data) throws IOException {
    if (format == null) {
      throw new IOException("expected a chunk \"fmt \" before the samples, found none");
    }
    int samples = data.remaining() / (format.coding.bytes * format.channels);
    if (samples > (long) format.rate * Pcm.MAX_SECONDS) {
      throw new IOException("expected at most " + Pcm.MAX_SECONDS + " s, found more");
    }
    double[] mixed = new double[samples];
    for (int i = 0; i < samples; i++) {
      double sum = 0;
      for (int channel = 0; channel < format.channels; channel++) {
        sum += sample(format.coding, data);
      }
      mixed[i] = sum / format.channels;
    }
    return Pcm.of(Resampler.toTelephone(mixed, format.rate));
  }

  /** The next sample, from −1 to 1. */
  private static double sample(Coding coding, ByteBuffer data) {
    return switch (coding) {
      case PCM8 -> (Byte.toUnsignedInt(data.get()) - 128) / 128.0;
      case PCM16 -> data.getShort() / (double) Short.MAX_VALUE;
      case PCM24 -> (Byte.toUnsignedInt(data.get()) + (data.getShort() << 8)) / 8_388_608.0;
      case ALAW -> alaw(data.get()) / 32_768.0;
      case ULAW -> ulaw(data.get()) / 32_768.0;
    };
  }

  private static int ulaw(byte coded) {
    int bits = ~coded;
    int magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
    return (bits & 0x80) == 0 ? magnitude : -magnitude;
  }

  private static int alaw(byte coded) {
    int bits = coded ^ 0x55;
    int exponent = (bits & 0x70) >> 4;
    int magnitude = ((bits & 0x0f) << 4) + 8;
    if (exponent > 0) {
      magnitude = (magnitude + 0x100) << (exponent - 1);
    }
    return (bits & 0x80) == 0 ? -magnitude : magnitude;
  }

  /** How long a file of ours is to be heard, by its size. */
  static Duration ofBytes(long size) {
    long samples = Math.max(0, size - HEADER_BYTES) / Short.BYTES;
    return Duration.ofMillis(samples * 1000 / Pcm.RATE);
  }

  /** The bytes of a file: 8 kHz, 16-bit, mono, with the plain header of 44 bytes. */
  public static byte[] bytes(Pcm pcm) {
    byte[] samples = pcm.toLittleEndian();
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(RIFF).putInt(HEADER_BYTES - 8 + samples.length).putInt(WAVE);
    out.putInt(FMT).putInt(16).putShort((short) 1).putShort((short) 1);
    out.putInt(Pcm.RATE).putInt(Pcm.RATE * Short.BYTES);
    out.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    out.putInt(DATA).putInt(samples.length).put(samples);
    return out.array();
  }

  /**
   * Writes a file that Asterisk plays by itself; whole, or not at all. One that is the same already
   * is left alone, without waiting for the disk.
   */
  public static void write(Pcm pcm, Path file) throws IOException {
    keep(bytes(pcm), file);
  }

  /** The same without a header, Asterisk's {@code .sln}. */
  public static void writeSamples(Pcm pcm, Path file) throws IOException {
    keep(pcm.toLittleEndian(), file);
  }

  private static void keep(byte[] bytes, Path file) throws IOException {
    if (!holds(file, bytes)) {
      writeWhole(bytes, file);
    }
  }

  private static boolean holds(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  /** Writes beside the file, to the disk, and then renames: nobody ever sees a half file. */
  static void writeWhole(byte[] bytes, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("expected a file, found " + file);
    }
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, ".writing", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(false);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
