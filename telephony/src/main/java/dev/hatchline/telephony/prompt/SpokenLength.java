package dev.hatchline.telephony.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How long sounds take, by the size of their files: nothing is decoded, and nothing logged. */
public final class SpokenLength {
  private SpokenLength() {}

  /**
   * What the length of a text goes by.
   *
   * @param voice {@link Synthesizer#voice}
   * @return 64 hexadecimal digits
   */
  public static String name(String voice, String text) {
    return SoundName.of(voice, text);
  }

  /**
   * Of a text that was spoken before.
   *
   * @param cache the folder of a {@link PromptStore}
   * @param voice {@link Synthesizer#voice}
   * @return empty if it is not kept
   */
  public static Optional<Duration> kept(Path cache, String voice, String text) {
    try {
      Path file = cache.resolve(SoundName.of(voice, text) + ".wav");
      return Files.isRegularFile(file)
          ? Optional.of(Wav.ofBytes(Files.size(file)))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /**
   * Of a recorded file.
   *
   * @return empty if there is no such file, or it is no sound
   */
  public static Optional<Duration> recorded(Path file) {
    try {
      return Optional.of(Wav.read(file).duration());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
