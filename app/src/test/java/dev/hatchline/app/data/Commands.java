package dev.hatchline.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs of ours, each in a process of its own, as the script starts them. */
final class Commands {
  private Commands() {}

  /**
   * How a program ended.
   *
   * @param out what it said, or complained
   */
  record Said(int code, String out) {}

  /** Runs it to its end. */
  static Said run(Class<?> main, Map<String, String> environment, String... words)
      throws Exception {
    Path out = Files.createTempFile("command", ".out");
    try {
      Process process = builder(main, environment, words).redirectOutput(out.toFile()).start();
      return new Said(process.waitFor(), Files.readString(out));
    } finally {
      Files.delete(out);
    }
  }

  /** One that goes on; what it says is nobody's. */
  static Process start(Class<?> main, Map<String, String> environment, String... words)
      throws IOException {
    return builder(main, environment, words)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessBuilder builder(
      Class<?> main, Map<String, String> environment, String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.real.class.path", System.getProperty("java.class.path")),
                main.getName()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder;
  }
}
