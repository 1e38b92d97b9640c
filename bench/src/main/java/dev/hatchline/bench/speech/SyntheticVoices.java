package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Voices of espeak-ng and flite, as programs. The model was trained on voices of both; on which of
 * them it was not, its README says.
 */
final class SyntheticVoices {
  /** Not heard in training; earlier choices were made with these. */
  static final List<String> CHOOSE =
      List.of("en-us+f3", "en-us+steph2", "en-gb-scotland+f3", "en-gb-x-gbcwmd+m4");

  /** In accents that were not heard in training, though the speaker may have been, in another. */
  static final List<String> REPORT =
      List.of(
          "en-gb-scotland+m2",
          "en-gb-scotland+f5",
          "en-gb-scotland+m7",
          "en-gb-x-gbcwmd+f2",
          "en-gb-x-gbcwmd+m1",
          "en-gb-x-gbcwmd+f4");

  /** Heard in training, though not with every text of the bench. */
  static final List<String> TRAINED = List.of("slt", "rms", "awb");

  private static final int WORDS_PER_MINUTE = 165;
  private static final long SPEAK_MAX_SECONDS = 20;

  private final Path programs;
  private final Path cache;

  /**
   * @param programs folder with a folder each of {@code espeak-ng} and {@code flite}
   * @param cache folder for what was spoken
   */
  SyntheticVoices(Path programs, Path cache) {
    this.programs = programs;
    this.cache = cache;
  }

  /**
   * Speaks.
   *
   * @param rate 1 is as usual, more is faster
   */
  Clip speak(String group, String text, String voice, double rate) throws IOException {
    Path file = cache.resolve("%s-%s-%.2f.wav".formatted(text.replace(' ', '_'), voice, rate));
    if (!Files.exists(file)) {
      Files.createDirectories(cache);
      run(command(text, voice, rate, file));
    }
    Pcm sound = TelephoneLine.trimmed(Wav.read(file));
    if (sound.length() == 0) {
      throw new IOException("voice " + voice + " said nothing for \"" + text + "\"");
    }
    return new Clip(group, text, voice, sound);
  }

  private List<String> command(String text, String voice, double rate, Path file) {
    if (TRAINED.contains(voice)) {
      String stretch = "duration_stretch=%.2f".formatted(1 / rate);
      return List.of(
          program("flite"), "-voice", voice, "--setf", stretch, "-t", text, "-o", file.toString());
    }
    String speed = String.valueOf(Math.round(WORDS_PER_MINUTE * rate));
    return List.of(program("espeak-ng"), "-v", voice, "-s", speed, "-w", file.toString(), text);
  }

  private String program(String name) {
    return programs.resolve(name).resolve("bin").resolve(name).toString();
  }

  private static void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(SPEAK_MAX_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("no speech came of " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted at " + command.getFirst(), e);
    }
  }
}
