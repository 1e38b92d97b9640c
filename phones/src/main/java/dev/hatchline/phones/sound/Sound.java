package dev.hatchline.phones.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Mono sound, 16-bit samples; never changes. */
public final class Sound {
  /** The rate of the telephone network, in samples a second. */
  public static final int PHONE_RATE = 8000;

  private final short[] samples;
  private final int rate;

  /** Keeps a copy of the samples; the rate in samples a second. */
  public Sound(short[] samples, int rate) {
    if (rate < 1) {
      throw new IllegalArgumentException("expected a sample rate of at least 1, found " + rate);
    }
    this.samples = samples.clone();
    this.rate = rate;
  }

  /** Reads a WAV file of 16-bit PCM; one that is still being written gives what there is so far. */
  public static Sound read(Path wav) throws IOException {
    return Wav.read(wav);
  }

  /**
   * The end of a phone's recording (8 kHz, mono), from a second on; nothing if it is not so long.
   */
  public static Sound readFrom(Path wav, double second) throws IOException {
    return Wav.readFrom(wav, second);
  }

  /** Nothing heard yet. */
  public static Sound empty() {
    return new Sound(new short[0], PHONE_RATE);
  }

  /** So many seconds of silence at the telephone rate. */
  public static Sound silence(double seconds) {
    return new Sound(new short[(int) (seconds * PHONE_RATE)], PHONE_RATE);
  }

  /** Writes a WAV file of 16-bit PCM. */
  public void write(Path wav) throws IOException {
    Wav.write(wav, samples, rate);
  }

  /** A copy of the samples. */
  public short[] samples() {
    return samples.clone();
  }

  /** Samples a second. */
  public int rate() {
    return rate;
  }

  /** Its length in seconds. */
  public double seconds() {
    return (double) samples.length / rate;
  }

  /** From one second to another, as far as there is any. */
  public Sound slice(double from, double to) {
    int start = index(from);
    return new Sound(Arrays.copyOfRange(samples, start, Math.max(start, index(to))), rate);
  }

  private int index(double second) {
    return Math.clamp(Math.round(second * rate), 0, samples.length);
  }

  /** This one, then the other, which is brought to this one's rate. */
  public Sound then(Sound next) {
    short[] more = next.at(rate).samples;
    short[] both = Arrays.copyOf(samples, samples.length + more.length);
    System.arraycopy(more, 0, both, samples.length, more.length);
    return new Sound(both, rate);
  }

  /** The same sound at another rate. */
  public Sound at(int newRate) {
    return newRate == rate ? this : new Sound(Resampler.resample(samples, rate, newRate), newRate);
  }

  /**
   * Where a known sound, e.g. a prompt, is heard in this recording: the best place, if there is one
   * good enough. The first three seconds from the wanted sound's first noise are looked for, so one
   * that was cut short after that is still found. Level, µ-law and a little noise do not matter.
   */
  public Optional<Heard> heardAt(Sound wanted) {
    return Correlation.find(this.at(PHONE_RATE), wanted.at(PHONE_RATE));
  }

  /**
   * Where there is sound, not silence: louder than −46 dB of full scale, pauses of 0.3 s bridged.
   */
  public List<Span> spans() {
    return Loudness.spans(samples, rate, Loudness.PAUSE_MAX_S);
  }

  /** As {@link #spans()}, with every pause of 20 ms or more between them. */
  public List<Span> loudWindows() {
    return Loudness.spans(samples, rate, 1e-6);
  }

  /** Where a tone of so many Hz is heard, alone or with something of like level over it. */
  public List<Span> toneSpans(int hertz) {
    return Goertzel.spans(samples, rate, hertz);
  }

  /**
   * Whether a tone of so many Hz fills this sound, alone or with something of like level over it.
   * The shorter the sound, the wider what passes for the tone: 50 Hz to each side of it in 20 ms.
   */
  public boolean isTone(int hertz) {
    return Goertzel.heard(samples, 0, samples.length, (double) hertz / rate);
  }

  /** The second at which a tone of so many Hz is first heard for at least 0.2 s. */
  public OptionalDouble toneAt(int hertz) {
    return toneSpans(hertz).stream()
        .filter(s -> s.seconds() >= 0.2)
        .mapToDouble(Span::from)
        .findFirst();
  }
}
