package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of the JDK's own writer are read; the JDK's own reader reads ours. */
class WavTest {
  private static final Pcm TONE = Pcm.of(Sounds.sine(440, 0.5, 0.5, Pcm.RATE));

  @TempDir private Path folder;

  @Test
  void readsWhatItWrites() throws IOException {
    Path file = folder.resolve("sub/tone.wav");
    Wav.write(TONE, file);
    assertThat(Wav.read(file)).isEqualTo(TONE);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void othersReadWhatItWrites() throws Exception {
    try (AudioInputStream in =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(Wav.bytes(TONE)))) {
      assertThat(in.getFormat().getSampleRate()).isEqualTo(8_000f);
      assertThat(in.getFormat().getSampleSizeInBits()).isEqualTo(16);
      assertThat(in.getFormat().getChannels()).isEqualTo(1);
      assertThat(in.readAllBytes()).isEqualTo(TONE.toLittleEndian());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PCM_SIGNED, 8000, 16, 1",
    "PCM_SIGNED, 16000, 16, 1",
    "PCM_SIGNED, 44100, 16, 2",
    "PCM_SIGNED, 48000, 24, 2",
    "PCM_UNSIGNED, 8000, 8, 1",
    "ULAW, 8000, 8, 1",
    "ALAW, 8000, 8, 1"
  })
  void readsWhatOthersWrite(String encoding, int rate, int bits, int channels) throws Exception {
    Pcm read = Wav.parse(written(encoding, rate, bits, channels));
    assertThat(read.seconds()).isBetween(0.499, 0.501);
    short[] expected = TONE.samples();
    // Eight bits are coarse; µ-law and A-law are exact to 3 % of the level.
    int tolerance = bits == 8 ? 600 : 60;
    for (int i = 400; i < 3_600; i++) {
      assertThat((int) read.sample(i)).isBetween(expected[i] - tolerance, expected[i] + tolerance);
    }
  }

  @Test
  void somethingElseIsSaidToBe() {
    assertThatThrownBy(() -> Wav.parse(new byte[] {'R', 'I', 'F', 'F'}))
        .hasMessageContaining("expected a WAV file");
    assertThatThrownBy(() -> Wav.read(folder.resolve("none.wav"))).isInstanceOf(IOException.class);
    byte[] cut = Arrays.copyOf(Wav.bytes(TONE), 1_000);
    assertThatThrownBy(() -> Wav.parse(cut)).hasMessageContaining("expected 8000 bytes");
    byte[] mp3 = Wav.bytes(TONE);
    mp3[20] = 0x55;
    assertThatThrownBy(() -> Wav.parse(mp3)).hasMessageContaining("found coding 85");
  }

  @Test
  void damagedFilesNeverThrowAnythingElse() {
    Random random = new Random(3);
    byte[] whole = Wav.bytes(Pcm.of(new short[50]));
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int flips = 0; flips < 4; flips++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(Wav.parse(bytes).length()).isLessThanOrEqualTo(200);
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  private static byte[] written(String encoding, int rate, int bits, int channels)
      throws IOException {
    double[] tone = Sounds.sine(440, 0.5, 0.5, rate);
    // JavaSound converts 16-bit sound at the same rate to µ-law and A-law, not to 24 or 8 bits.
    boolean law = encoding.endsWith("LAW");
    int written = law ? 16 : bits;
    AudioFormat pcm =
        new AudioFormat(
            law ? Encoding.PCM_SIGNED : new Encoding(encoding),
            rate,
            written,
            channels,
            channels * written / 8,
            rate,
            false);
    byte[] bytes = samples(tone, written, channels);
    AudioInputStream stream =
        new AudioInputStream(new ByteArrayInputStream(bytes), pcm, tone.length);
    if (law) {
      stream = AudioSystem.getAudioInputStream(new Encoding(encoding), stream);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(stream, AudioFileFormat.Type.WAVE, out);
    return out.toByteArray();
  }

  private static byte[] samples(double[] tone, int bits, int channels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (double sample : tone) {
      for (int channel = 0; channel < channels; channel++) {
        long value = Math.round(sample * ((1L << (bits - 1)) - 1)) + (bits == 8 ? 128 : 0);
        for (int shift = 0; shift < bits; shift += 8) {
          out.write((int) (value >> shift));
        }
      }
    }
    return out.toByteArray();
  }
}
