package dev.hatchline.bench;

import dev.hatchline.phones.sound.Tones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The installation whose callbacks are measured: our line with many agents, and on the same
 * Asterisk a dialplan and a manager's account for the bare side.
 */
public final class CallbackFiles {
  /** As many as are called at once. */
  static final List<String> AGENTS = IntStream.range(101, 151).mapToObj(String::valueOf).toList();

  /** What a customer hears who answers before the agent does. */
  static final int GREETING_S = 3;

  private static final int GREETING_HERTZ = 440;
  private static final String SECRET = "manager-secret";

  private CallbackFiles() {}

  /**
   * {@code config FOLDER} writes the operator's file with the greeting; {@code asterisk ETC FOLDER}
   * adds the bare side to Asterisk's own files.
   */
  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "config" -> config(Path.of(arguments[1]));
      case "asterisk" -> asterisk(Path.of(arguments[1]), Path.of(arguments[2]));
      default -> throw new IllegalArgumentException("expected config or asterisk");
    }
  }

  private static void config(Path folder) throws IOException {
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    Files.writeString(folder.resolve("hatchline.yaml"), operatorFile());
    Files.writeString(folder.resolve(SECRET), UUID.randomUUID().toString());
    Tones.tone(GREETING_HERTZ, GREETING_S).write(recordings.resolve("callback-greeting.wav"));
  }

  /** The password of the bare side's manager. */
  static String secret(Path folder) throws IOException {
    return Files.readString(folder.resolve(SECRET));
  }

  static String operatorFile() {
    String extensions =
        AGENTS.stream().map(a -> '"' + a + '"').collect(Collectors.joining(", ", "[", "]"));
    String agents =
        AGENTS.stream()
            .map("  - {extension: \"%1$s\", name: Agent %1$s}\n"::formatted)
            .collect(Collectors.joining());
    return """
    company: Bench
    queues:
      - name: people
        agents: %s
        ring: 20 s
        wrap-up: 0 s
    callback:
      limits: {number-day: 1, address-hour: 10000, hour: 100000, day: 1000000}
    agents:
    """
            .formatted(extensions)
        + agents;
  }

  private static void asterisk(Path etc, Path folder) throws IOException {
    append(etc.resolve("extensions.conf"), BenchFiles.resource("callback-extensions.conf"));
    append(
        etc.resolve("manager.conf"),
        BenchFiles.resource("callback-manager.conf").replace("{{secret}}", secret(folder)));
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
