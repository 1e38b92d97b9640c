package dev.hatchline.app.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prometheus's own judge of rules. */
final class Promtool {
  private Promtool() {}

  /** Runs it; nothing if it is content, or else its words. */
  static Optional<String> run(Path folder, List<String> arguments) {
    Path program = tools().resolve("prometheus/bin/promtool").toAbsolutePath();
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "expected promtool at "
              + program
              + ", found none; scripts/fetch-tools.sh prometheus fetches it");
    }
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      try (InputStream words = process.getInputStream()) {
        String said = new String(words.readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** HATCHLINE_TOOLS, or .hatchline/tools beside this module. */
  private static Path tools() {
    return Optional.ofNullable(System.getenv("HATCHLINE_TOOLS"))
        .map(Path::of)
        .orElse(Path.of("../.hatchline/tools"));
  }
}
