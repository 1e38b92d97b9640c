package dev.hatchline.telephony.prompt;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Sound as a telephone carries it: 8 kHz, mono, signed 16-bit. Immutable. */
public final class Pcm {
  /** Samples per second. */
  public static final int RATE = 8_000;

  /** Longest sound in seconds; ten minutes are 9.6 MB. */
  public static final int MAX_SECONDS = 600;

  private final byte[] littleEndian;

  private Pcm(byte[] littleEndian) {
    if (littleEndian.length > MAX_SECONDS * RATE * Short.BYTES) {
      throw new IllegalArgumentException(
          "expected at most %d s of sound; found %d s"
              .formatted(MAX_SECONDS, littleEndian.length / Short.BYTES / RATE));
    }
    this.littleEndian = littleEndian;
  }

  /** Sound of these samples. */
  public static Pcm of(short[] samples) {
    byte[] bytes = new byte[samples.length * Short.BYTES];
    for (int i = 0; i < samples.length; i++) {
      bytes[2 * i] = (byte) samples[i];
      bytes[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    return new Pcm(bytes);
  }

  /**
   * Sound of samples from −1 to 1; what lies beyond is cut off.
   *
   * @param samples at 8 kHz
   */
  public static Pcm of(double[] samples) {
    short[] rounded = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      double scaled = Math.rint(samples[i] * Short.MAX_VALUE);
      rounded[i] = (short) Math.clamp(scaled, Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return of(rounded);
  }

  /** Sound of little-endian 16-bit samples; an odd last byte is left out. */
  public static Pcm ofLittleEndian(byte[] bytes) {
    return new Pcm(Arrays.copyOf(bytes, bytes.length & ~1));
  }

  /** Nothing to hear, for so long. */
  public static Pcm silence(Duration length) {
    return new Pcm(new byte[(int) (length.toMillis() * RATE / 1000) * Short.BYTES]);
  }

  /** Several, one after the other. */
  public static Pcm joined(List<Pcm> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    byte[] all = new byte[parts.stream().mapToInt(part -> part.littleEndian.length).sum()];
    int at = 0;
    for (Pcm part : parts) {
      System.arraycopy(part.littleEndian, 0, all, at, part.littleEndian.length);
      at += part.littleEndian.length;
    }
    return new Pcm(all);
  }

  /** Takes so many little-endian samples from the buffer, and moves its position past them. */
  public static Pcm take(ByteBuffer source, int samples) {
    byte[] bytes = new byte[samples * Short.BYTES];
    source.get(bytes);
    return new Pcm(bytes);
  }

  /** So many of these samples, from one on. */
  public Pcm slice(int from, int count) {
    return new Pcm(
        Arrays.copyOfRange(littleEndian, from * Short.BYTES, (from + count) * Short.BYTES));
  }

  /** Number of samples. */
  public int length() {
    return littleEndian.length / Short.BYTES;
  }

  /** Length in seconds. */
  public double seconds() {
    return (double) length() / RATE;
  }

  /** The same, to the millisecond. */
  public Duration duration() {
    return Duration.ofMillis(length() * 1000L / RATE);
  }

  /** The sample at this index. */
  public short sample(int index) {
    return (short) ((littleEndian[2 * index] & 0xff) | (littleEndian[2 * index + 1] << 8));
  }

  /** A copy of all samples. */
  public short[] samples() {
    short[] samples = new short[length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sample(i);
    }
    return samples;
  }

  /** A copy of all samples, little-endian. */
  public byte[] toLittleEndian() {
    return littleEndian.clone();
  }

  /**
   * Copies samples, little-endian, without making anything.
   *
   * @param from first sample
   * @param count how many samples; all must exist
   * @param target where to; its position stays as it is
   * @param at byte index in the target
   */
  public void copy(int from, int count, ByteBuffer target, int at) {
    target.put(at, littleEndian, from * Short.BYTES, count * Short.BYTES);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pcm pcm && Arrays.equals(littleEndian, pcm.littleEndian);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(littleEndian);
  }

  @Override
  public String toString() {
    return "Pcm[%.2f s]".formatted(seconds());
  }
}
