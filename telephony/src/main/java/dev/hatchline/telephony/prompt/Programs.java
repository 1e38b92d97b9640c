package dev.hatchline.telephony.prompt;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the programs of voices are looked for: in the folder of fetched tools, then on the PATH.
 *
 * @param tools each tool is {@code NAME/bin/NAME} in it
 * @param path folders, as the machine separates them
 */
public record Programs(Path tools, String path) {
  /** By {@code HATCHLINE_TOOLS} and {@code PATH}. */
  public static Programs of(Map<String, String> environment) {
    return new Programs(
        Path.of(environment.getOrDefault("HATCHLINE_TOOLS", ".hatchline/tools")).toAbsolutePath(),
        environment.getOrDefault("PATH", ""));
  }

  /** The program of this name, or of this absolute path. */
  Optional<Path> find(String program) {
    Stream<Path> places =
        program.startsWith("/")
            ? Stream.of(Path.of(program))
            : Stream.concat(Stream.of(tools.resolve(program, "bin", program)), onPath(program));
    return places.filter(Programs::runs).findFirst();
  }

  private Stream<Path> onPath(String program) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .flatMap(folder -> in(folder, program).stream());
  }

  /** A folder that is not named from the root would be another one wherever we are started. */
  private static Optional<Path> in(String folder, String program) {
    try {
      return Optional.of(Path.of(folder, program)).filter(Path::isAbsolute);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static boolean runs(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
