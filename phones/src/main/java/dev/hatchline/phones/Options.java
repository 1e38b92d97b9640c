package dev.hatchline.phones;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line, read: {@code --name value}, {@code --flag}, and words. */
record Options(Map<String, String> values, List<String> words) {
  private static final long SECONDS_MAX = 86_400;

  static Options read(String[] arguments, Set<String> withValue, Set<String> flags) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i];
      if (!name.startsWith("--")) {
        words.add(name);
      } else if (flags.contains(name)) {
        values.put(name, "");
      } else if (!withValue.contains(name)) {
        throw new UsageException("'%s' is not known; '--help' names what is".formatted(name));
      } else if (i + 1 == arguments.length) {
        throw new UsageException("'%s' needs a value after it".formatted(name));
      } else {
        values.put(name, arguments[++i]);
      }
    }
    return new Options(values, words);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<Duration> seconds(String name) {
    return text(name).map(value -> seconds(name, value));
  }

  /** A number of seconds, e.g. 2 or 2.5. */
  static Duration seconds(String name, String value) {
    try {
      double seconds = Double.parseDouble(value);
      if (seconds >= 0 && seconds <= SECONDS_MAX) {
        return Duration.ofMillis(Math.round(seconds * 1000));
      }
    } catch (NumberFormatException _) {
      // Falls to the sentence below.
    }
    throw new UsageException(
        "'%s' takes seconds from 0 to %d, e.g. 2.5, not '%s'".formatted(name, SECONDS_MAX, value));
  }

  /** A file to be written. */
  Optional<Path> newFile(String name) {
    return text(name)
        .map(value -> {
          Path file = Path.of(value).toAbsolutePath();
          Path folder = file.getParent(); // absent for the root alone
          if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new UsageException("'%s %s' cannot be written there".formatted(name, value));
          }
          return file;
        });
  }

  /** What the phones connect to. */
  Info info() {
    return Info.read(
        text("--info")
            .or(() -> Optional.ofNullable(System.getenv("HATCHLINE_INFO")))
            .orElseThrow(() ->
                new UsageException(
                    "'--info FILE' or HATCHLINE_INFO must say where the line is:"
                        + " what './hatchline info --json' prints")));
  }

  /** The folder of the phone program. */
  static Path tool() {
    return Path.of(Optional.ofNullable(System.getenv("HATCHLINE_TOOLS")).orElse(".hatchline/tools"))
        .resolve("phones");
  }
}
