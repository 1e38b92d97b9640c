package dev.hatchline.phones.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundTest {
  /** Noise with the slow ups and downs of speech, another for each seed. */
  private static Sound speech(long seed, double seconds) {
    Random random = new Random(seed);
    short[] out = new short[(int) (seconds * Sound.PHONE_RATE)];
    double level = 0;
    double last = 0;
    for (int i = 0; i < out.length; i++) {
      if (i % 800 == 0) {
        level = 500 + 4000 * random.nextDouble();
      }
      last = 0.6 * last + random.nextGaussian() * level;
      out[i] = (short) Math.clamp(last, -32_000, 32_000);
    }
    return new Sound(out, Sound.PHONE_RATE);
  }

  /** Through µ-law (ITU-T G.711) and back, at half the level. */
  private static Sound overThePhone(Sound sound) {
    short[] samples = sound.samples();
    for (int i = 0; i < samples.length; i++) {
      double x = samples[i] / 2.0 / 32_768;
      double code = Math.signum(x) * Math.log1p(255 * Math.abs(x)) / Math.log(256);
      double coarse = Math.rint(code * 127) / 127;
      samples[i] =
          (short) (32_768 * Math.signum(coarse) * (Math.pow(256, Math.abs(coarse)) - 1) / 255);
    }
    return new Sound(samples, sound.rate());
  }

  @Test
  void knownSoundIsFoundWhereItBegins() {
    Sound prompt = speech(1, 4);
    Sound recording =
        Sound.silence(1.25).then(speech(2, 3)).then(overThePhone(prompt)).then(speech(3, 2));
    Heard heard = recording.heardAt(prompt).orElseThrow();
    assertThat(heard.second()).isCloseTo(4.25, within(0.001));
    assertThat(heard.score()).isGreaterThan(0.95);
  }

  @Test
  void silenceBeforeTheWantedSoundCounts() {
    Sound prompt = Sound.silence(0.5).then(speech(1, 2));
    Sound recording = Sound.silence(2).then(speech(1, 2));
    assertThat(recording.heardAt(prompt).orElseThrow().second()).isCloseTo(1.5, within(0.001));
  }

  @Test
  void soundCutShortAfterThreeSecondsIsFound() {
    Sound prompt = speech(1, 10);
    assertThat(speech(2, 1).then(prompt.slice(0, 3.5)).heardAt(prompt)).isPresent();
    assertThat(speech(2, 1).then(prompt.slice(0, 1)).heardAt(prompt)).isEmpty();
  }

  @Test
  void otherSpeechIsNotTheWanted() {
    assertThat(speech(2, 20).heardAt(speech(1, 3))).isEmpty();
    assertThat(Sound.silence(20).heardAt(speech(1, 3))).isEmpty();
    assertThat(Sound.empty().heardAt(speech(1, 3))).isEmpty();
  }

  @Test
  void silenceCannotBeWanted() {
    assertThatThrownBy(() -> speech(1, 1).heardAt(Sound.silence(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("silent");
  }

  @Test
  void spansAreWhereThereIsSound() {
    Sound sound =
        Sound.silence(1)
            .then(Tones.tone(440, 0.5))
            .then(Sound.silence(0.1))
            .then(Tones.tone(440, 0.4))
            .then(Sound.silence(1))
            .then(Tones.tone(440, 0.2));
    assertThat(sound.spans()).containsExactly(new Span(1, 2), new Span(3, 3.2));
  }

  @Test
  void toneIsToldFromOtherTones() {
    Sound sound = Sound.silence(1).then(Tones.tone(500, 1)).then(Tones.tone(800, 1));
    assertThat(sound.toneAt(500).orElseThrow()).isCloseTo(1, within(0.05));
    assertThat(sound.toneAt(800).orElseThrow()).isCloseTo(2, within(0.05));
    assertThat(sound.toneAt(660)).isEmpty();
    assertThat(sound.toneSpans(500)).hasSize(1);
    assertThat(speech(1, 5).toneAt(500)).isEmpty();
  }

  @Test
  void onePacketTellsAToneFromSpeechAndTunes() {
    Sound tone = overThePhone(Tones.tone(2500, 0.02));
    assertThat(tone.isTone(2500)).isTrue();
    assertThat(tone.isTone(2600)).isFalse();
    assertThat(Sound.silence(0.02).isTone(2500)).isFalse();
    Sound others = Tones.melody(7, 6).then(speech(1, 5));
    for (int packet = 0; packet < 500; packet++) {
      assertThat(others.slice(packet * 0.02, (packet + 1) * 0.02).isTone(2500)).isFalse();
    }
  }

  @Test
  void twoTonesAtOnceAreBothHeard() {
    short[] low = Tones.tone(500, 1).samples();
    short[] high = Tones.tone(1100, 1).samples();
    for (int i = 0; i < low.length; i++) {
      low[i] = (short) (low[i] + high[i]);
    }
    Sound both = new Sound(low, Sound.PHONE_RATE);
    assertThat(both.toneAt(500)).isPresent();
    assertThat(both.toneAt(1100)).isPresent();
  }

  @Test
  void tunesOfTwoPhonesDiffer() {
    Sound heard = overThePhone(Tones.melody(101, 6));
    assertThat(heard.heardAt(Tones.melody(101, 1.4)).orElseThrow().score()).isGreaterThan(0.9);
    assertThat(heard.heardAt(Tones.melody(102, 1.4)).filter(h -> h.score() > 0.7)).isEmpty();
  }

  @Test
  void anotherRateKeepsTheTone() {
    Sound wide = Tones.tone(440, 1).at(44_100);
    assertThat(wide.seconds()).isCloseTo(1, within(0.001));
    assertThat(wide.at(8000).toneAt(440)).isPresent();
    assertThat(wide.at(8000).heardAt(Tones.tone(440, 0.5)).orElseThrow().score())
        .isGreaterThan(0.99);
  }

  @Test
  void wavComesBackAsItWasWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sound.wav");
    Sound sound = speech(1, 1);
    sound.write(file);
    assertThat(Sound.read(file).samples()).isEqualTo(sound.samples());
    assertThat(Sound.readFrom(file, 0.75).samples()).isEqualTo(sound.slice(0.75, 1).samples());
    assertThat(Sound.readFrom(file, 2).samples()).isEmpty();
  }

  @Test
  void growingWavGivesWhatThereIs(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("growing.wav");
    speech(1, 1).write(file);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 0);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 4000));
    assertThat(Sound.read(file).seconds()).isCloseTo(0.75, within(1e-9));
    assertThat(Sound.readFrom(file, 0.5).seconds()).isCloseTo(0.25, within(1e-9));
    Files.write(file, new byte[10]);
    assertThat(Sound.readFrom(file, 0).samples()).isEmpty();
  }

  @Test
  void stereoIsMixed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("stereo.wav");
    new Sound(new short[] {100, 300, -50, 50}, 8000).write(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[22] = 2;
    Files.write(file, bytes);
    assertThat(Sound.read(file).samples()).containsExactly((short) 200, (short) 0);
  }

  @Test
  void fileThatIsNoWavIsNamed(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("no.wav"), "this is not sound at all");
    assertThatThrownBy(() -> Sound.read(text)).hasMessageContaining("no.wav: expected a WAV file");
    Path law = folder.resolve("law.wav");
    speech(1, 1).write(law);
    byte[] bytes = Files.readAllBytes(law);
    bytes[20] = 7;
    Files.write(law, bytes);
    assertThatThrownBy(() -> Sound.read(law)).hasMessageContaining("found format 7");
  }
}
