package dev.hatchline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what was measured. */
public final class Machine {
  private Machine() {}

  public static String name() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(text -> text.startsWith("model name"))
            .map(text -> text.substring(text.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    return "%d cores of %s, shared".formatted(Runtime.getRuntime().availableProcessors(), model);
  }
}
