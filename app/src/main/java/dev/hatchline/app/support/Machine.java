package dev.hatchline.app.support;

import com.sun.management.OperatingSystemMXBean;
import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What runs here, and how much room there is. */
final class Machine {
  private static final int ANSWER_MAX_S = 10;
  private static final double MEGA = 1e6;

  private Machine() {}

  static List<String> lines(Installation installation, Instant now) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("made: " + now);
    lines.add("hatchline: " + version());
    lines.add(
        "java: %s, %s"
            .formatted(System.getProperty("java.version"), System.getProperty("java.vm.name")));
    lines.add(
        "system: %s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    lines.add("asterisk: " + asterisk(installation));
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      lines.add("processors: " + system.getAvailableProcessors());
      lines.add(
          "memory: %s, free %s"
              .formatted(mega(system.getTotalMemorySize()), mega(system.getFreeMemorySize())));
      lines.add(
          String.format(
              Locale.ROOT, "load: %.2f in the last minute", system.getSystemLoadAverage()));
    }
    var disk = Files.getFileStore(installation.home());
    lines.add(
        "disk of the state folder: %s, free %s"
            .formatted(mega(disk.getTotalSpace()), mega(disk.getUsableSpace())));
    for (String folder :
        List.of("db", "events", "events-b", "journal", "journal-b", "messages", "prompts", "log")) {
      lines.add(folder(installation.home().resolve(folder)));
    }
    return lines;
  }

  private static String version() {
    String version = Machine.class.getPackage().getImplementationVersion();
    return version == null ? "of a tree" : version;
  }

  /** The first line that it says of itself. */
  private static String asterisk(Installation installation) {
    Path program = installation.asteriskProgram();
    if (!Files.isExecutable(program)) {
      return "not there";
    }
    try {
      Process process =
          new ProcessBuilder(program.toString(), "-V").redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(ANSWER_MAX_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "does not answer";
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.matches("(?s)Asterisk [\\w.~+-]{1,60}\\s*")
          ? said.strip()
          : "says something else";
    } catch (IOException fault) {
      return "cannot be run";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "does not answer";
    }
  }

  private static String folder(Path folder) throws IOException {
    long bytes = 0;
    long count = 0;
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          bytes += Files.exists(file) ? Files.size(file) : 0;
          count++;
        }
      }
    }
    return "%s: %,d files, %s".formatted(folder.getFileName(), count, mega(bytes));
  }

  private static String mega(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MB", bytes / MEGA);
  }
}
