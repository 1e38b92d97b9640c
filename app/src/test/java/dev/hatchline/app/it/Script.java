package dev.hatchline.app.it;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./hatchline}, as an operator runs it, with the program just built. */
final class Script {
  /** What pays only for an engine of more than a minute takes from what is measured. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ";

  private final Path script;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * Runs nothing yet.
   *
   * @param folder where what it says is kept
   * @param measured whether the lines that its engine runs through count as covered
   */
  Script(Path script, Path folder, boolean measured) {
    this.script = script;
    this.folder = folder;
    environment.put("HATCHLINE_CLASSPATH", HeadStart.PROGRAM);
    environment.put("HATCHLINE_JAVA_OPTS", SHORT_LIVED + (measured ? coverageAgent() : ""));
  }

  /** What it finds set, beside what this process does. */
  Map<String, String> environment() {
    return environment;
  }

  /** Runs a command; its output, or a failure with it. */
  String run(Duration limit, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "command-", ".out");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " took too long: " + Files.readString(out));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          command + " ended with " + process.exitValue() + ": " + Files.readString(out));
    }
    return Files.readString(out);
  }

  /** It runs under the agent that this JVM runs under. */
  private static String coverageAgent() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("jacoco"))
        .findFirst()
        .orElse("");
  }
}
