package dev.hatchline.conf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real Asterisk with the rendered files, and no engine. */
final class RunningAsterisk implements AutoCloseable {
  private static final TestPorts PORTS = TestPorts.claim();

  final Installation installation;
  final Secrets secrets;
  private Process process;

  private RunningAsterisk(Installation installation, OperatorConfig config) throws IOException {
    this.installation = installation;
    this.secrets = Secrets.open(installation, config);
    AsteriskFiles.write(AsteriskFiles.render(config, installation, secrets), installation);
    for (NativePrompt prompt : NativePrompt.values()) {
      Files.write(prompt.file(installation), Tone.wav(440, 0.3));
    }
    Files.write(installation.music().resolve("hatchline.wav"), Tone.wav(330, 2));
    this.process = launch();
  }

  static RunningAsterisk start(Path home, OperatorConfig config) throws IOException {
    return new RunningAsterisk(
        new Installation(home, tools().resolve("asterisk"), PORTS.offset()), config);
  }

  /** What is added to every port in this test process. */
  static int offset() {
    return PORTS.offset();
  }

  private static Path tools() {
    return Optional.ofNullable(System.getProperty("hatchline.tools"))
        .or(() -> Optional.ofNullable(System.getenv("HATCHLINE_TOOLS")))
        .map(Path::of)
        .orElse(Path.of("../.hatchline/tools"));
  }

  private Process launch() throws IOException {
    Files.deleteIfExists(logFile(installation));
    Process started =
        new ProcessBuilder(
                installation.asteriskProgram().toString(),
                "-f",
                "-C",
                installation.asteriskConf().toString())
            .redirectErrorStream(true)
            .start();
    CountDownLatch ready = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            lines
                .lines()
                .filter(line -> line.contains("Asterisk Ready"))
                .forEach(_ -> ready.countDown());
          } catch (IOException | UncheckedIOException _) {
            // It ended.
          }
        });
    try {
      if (!ready.await(120, TimeUnit.SECONDS)) {
        started.destroyForcibly();
        throw new IOException("Asterisk is not ready after 30 s: " + log(installation));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return started;
  }

  void restart() throws IOException {
    stop();
    process = launch();
  }

  /** Address and port of Asterisk's sockets in this state, from /proc. */
  List<String> sockets(String table, String state) throws IOException {
    Set<String> inodes;
    try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      inodes =
          files
              .map(RunningAsterisk::link)
              .filter(link -> link.startsWith("socket:["))
              .map(link -> link.substring(8, link.length() - 1))
              .collect(Collectors.toSet());
    }
    return Files.readAllLines(Path.of("/proc/net/" + table)).stream()
        .filter(line -> line.contains(state))
        .map(line -> line.strip().split("\\s+", -1))
        .filter(fields -> inodes.contains(fields[9]))
        .map(fields -> readable(fields[1]))
        .toList();
  }

  private static String link(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private static String readable(String hex) {
    int port = Integer.parseInt(hex.substring(hex.indexOf(':') + 1), 16);
    return (hex.startsWith("0100007F:") ? "127.0.0.1" : "elsewhere") + ":" + port;
  }

  List<String> log() {
    return log(installation);
  }

  /** Warnings and errors of its log. */
  List<String> complaints() {
    return complaints(log());
  }

  /**
   * The warnings and errors among these lines, but for one that is Asterisk's own: when its threads
   * for SIP happen to begin before its module for subscriptions is there, pjproject remarks on it.
   */
  static List<String> complaints(List<String> log) {
    return log.stream()
        .filter(line -> line.contains("WARNING") || line.contains("ERROR"))
        .filter(line -> !line.contains("\"PubSub Module\" registered during operation"))
        .toList();
  }

  private static List<String> log(Installation installation) {
    try {
      Path file = logFile(installation);
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path logFile(Installation installation) {
    return installation.asteriskLog().resolve("messages.log");
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
