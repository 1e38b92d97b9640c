package dev.hatchline.app.flow.cli;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plays sound by a program of the machine, if there is one.
 *
 * @param path folders, as the machine separates them
 */
record Player(String path) {
  private static final List<String> PROGRAMS = List.of("paplay", "aplay");

  static Player of(Map<String, String> environment) {
    return new Player(environment.getOrDefault("PATH", ""));
  }

  /** Until it is over; why it was not heard, else. */
  Optional<String> play(Pcm sound) throws IOException {
    Optional<Path> program = PROGRAMS.stream().flatMap(this::find).findFirst();
    if (program.isEmpty()) {
      return Optional.of(
          "nothing plays sound here (paplay, aplay); name a file, such as out.wav, to write it");
    }
    Path file = Files.createTempFile("hatchline-prompt-", ".wav");
    try {
      Wav.write(sound, file);
      Process process =
          new ProcessBuilder(program.get().toString(), file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      int status = process.waitFor();
      return status == 0
          ? Optional.empty()
          : Optional.of(program.get() + " ended with status " + status);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Stream<Path> find(String program) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable);
  }
}
