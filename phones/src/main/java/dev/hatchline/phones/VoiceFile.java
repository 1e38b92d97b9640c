package dev.hatchline.phones;

import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Tones;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What a phone says, as the file that baresip plays: 16-bit PCM at the telephone rate. */
final class VoiceFile {
  /** So much silence, or more of the same tone, stands at the end of each file. */
  static final Duration SPARE = Duration.ofMinutes(2);

  private VoiceFile() {}

  static void write(Voice voice, Path file) {
    double spare = SPARE.toSeconds();
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
}
