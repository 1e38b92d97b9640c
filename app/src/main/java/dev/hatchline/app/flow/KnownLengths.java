package dev.hatchline.app.flow;

import dev.hatchline.telephony.prompt.SpokenLength;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What voices were heard to take, from one check at a designer's desk to the next: a voice needs
 * half a second to wake up, and most prompts are as they were. Nothing is lost with the file: what
 * is not in it is spoken again.
 */
public final class KnownLengths {
  /** Of texts; when there are more, those of the present check alone are kept. */
  static final int TEXTS_MAX = 5_000;

  private static final String NAME = "[0-9a-f]{64}";

  /** In microseconds: a sample at 8 kHz is 125 of them. */
  private static final String MICROS = "[0-9]{1,9}";

  private final Optional<Path> file;
  private final Map<String, Duration> before;
  private final Map<String, Duration> heard = new ConcurrentHashMap<>();

  private KnownLengths(Optional<Path> file, Map<String, Duration> before) {
    this.file = file;
    this.before = before;
  }

  /** For whoever keeps nothing. */
  public static KnownLengths none() {
    return new KnownLengths(Optional.empty(), Map.of());
  }

  /** As the last check has left them; nothing, if it has left nothing that can be read. */
  public static KnownLengths in(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return new KnownLengths(
          Optional.of(file),
          lines
              .map(line -> line.split(" ", -1))
              .filter(part -> part.length == 2 && part[0].matches(NAME) && part[1].matches(MICROS))
              .limit(TEXTS_MAX)
              .collect(
                  Collectors.toMap(
                      part -> part[0],
                      part -> Duration.of(Long.parseLong(part[1]), ChronoUnit.MICROS),
                      (_, last) -> last)));
    } catch (IOException | UncheckedIOException _) {
      return new KnownLengths(Optional.of(file), Map.of());
    }
  }

  /** Whether a voice will hardly be needed. */
  boolean any() {
    return !before.isEmpty();
  }

  /** What this voice takes for these words. */
  Optional<Duration> of(String voice, String words) {
    String name = SpokenLength.name(voice, words);
    return Optional.ofNullable(heard.getOrDefault(name, before.get(name)));
  }

  void hear(String voice, String words, Duration length) {
    heard.put(SpokenLength.name(voice, words), length);
  }

  /** Writes what is new; where that can't be written, it is measured again the next time. */
  public void keep() {
    if (file.isEmpty() || heard.isEmpty()) {
      return;
    }
    boolean room = before.size() + heard.size() <= TEXTS_MAX;
    String lines =
        Stream.concat(room ? before.entrySet().stream() : Stream.empty(), heard.entrySet().stream())
            .map(each -> each.getKey() + " " + each.getValue().toNanos() / 1_000 + "\n")
            .collect(Collectors.joining());
    try {
      write(file.get(), lines);
    } catch (IOException _) {
      // Said above.
    }
  }

  /**
   * Into a folder that is there. Another check may do the same at the same time: nobody reads half
   * of it.
   */
  private static void write(Path file, String lines) throws IOException {
    Path part = Files.createTempFile(file.resolveSibling(""), "lengths", ".part");
    try {
      Files.writeString(part, lines, StandardCharsets.ISO_8859_1);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
