package dev.hatchline.app.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads a file of events. An engine that was killed, or a disk that was full, may have cut a line
 * in the middle of a letter: that letter is read as another one, and the line is no event.
 */
public final class EventLines {
  private EventLines() {}

  /** Tells each line, in order. */
  public static void read(Path file, Consumer<String> line) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      in.lines().forEach(line);
    } catch (UncheckedIOException fault) {
      throw fault.getCause();
    }
  }
}
