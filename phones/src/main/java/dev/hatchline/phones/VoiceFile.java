package dev.hatchline.phones;

import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Tones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a phone says, as the file that baresip plays: 16-bit PCM at the telephone rate. */
final class VoiceFile {
  private static final int HEADER_BYTES = 44;
  private static final int BYTES_PER_MS = 2 * Sound.PHONE_RATE / 1000;

  private VoiceFile() {}

  /** With so much silence, or more of the same tone, at its end. */
  static void write(Voice voice, Path file, Duration end) {
    double spare = end.toMillis() / 1000.0;
    try {
      Sound sound =
          switch (voice) {
            case Voice.Silence _ -> Sound.silence(spare);
            case Voice.Tone tone -> Tones.tone(tone.hertz(), spare);
            case Voice.Melody melody -> Tones.melody(melody.seed(), spare);
            case Voice.Wav wav ->
                Sound.read(wav.file()).at(Sound.PHONE_RATE).then(Sound.silence(spare));
          };
      sound.write(file);
    } catch (IOException e) {
      throw new PhoneException("the sound to say cannot be used: " + e.getMessage(), e);
    }
  }

  static Duration length(Path file) {
    try {
      return Duration.ofMillis((Files.size(file) - HEADER_BYTES) / BYTES_PER_MS);
    } catch (IOException e) {
      throw new PhoneException("the phone's voice is gone: " + e.getMessage(), e);
    }
  }
}
