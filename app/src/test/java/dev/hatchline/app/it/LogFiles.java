package dev.hatchline.app.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that is logged in an installation, by whatever program. */
final class LogFiles {
  /** All our callers and customers ring from numbers such as +1 202 555 0601. */
  private static final Pattern NUMBER = Pattern.compile("202555[0-9]{4}");

  private LogFiles() {}

  /** The lines with a caller's whole number, each behind the name of its file. */
  static List<String> withNumbers(Path state) {
    List<String> found = new ArrayList<>();
    for (Path file : files(state)) {
      lines(file)
          .filter(line -> NUMBER.matcher(line).find())
          .forEach(line -> found.add(state.relativize(file) + ": " + line));
    }
    return found;
  }

  /** Of the engine, the supervisor and Asterisk, old ones among them. */
  static List<Path> files(Path state) {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("log", "asterisk/log")) {
      try (Stream<Path> all = Files.walk(state.resolve(folder))) {
        all.filter(Files::isRegularFile).forEach(files::add);
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
    return files;
  }

  private static Stream<String> lines(Path file) {
    try {
      // Asterisk writes down what strangers send, which is no text always.
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
