package dev.hatchline.bench.flows;

import dev.hatchline.bench.Sample;
import dev.hatchline.flow.hostile.HostileFiles;
import dev.hatchline.flow.hostile.HostileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the worst of many files made to harm keeps a designer from its faults: in a process of
 * little memory that starts as {@code ./hatchline flow check} does. Beside it stands the same Java
 * that says its version and ends, by turns.
 */
final class WorstFile {
  private static final int RUNS = 5;
  private static final int RUNS_MIN = 3;
  private static final List<String> QUICK_START =
      List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private WorstFile() {}

  /**
   * Times of one file (ms).
   *
   * @param name of the file that takes longest, by its median
   * @param files so many were read
   * @param java of the same Java alone
   */
  record Row(String name, int files, Sample ours, Sample java) {
    /** How many times as long as Java alone; a busy machine slows both. */
    double ratio() {
      return ours.median() / java.median();
    }
  }

  static Row measure(int share) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hatchline-bench-hostile");
    Map<String, byte[]> files = HostileFiles.all();
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      Map<String, List<Double>> ours = new HashMap<>();
      List<Double> java = new ArrayList<>();
      for (int run = 0; run < Math.max(RUNS / share, RUNS_MIN); run++) {
        for (HostileReader.Read read : read(folder, files.size())) {
          ours.computeIfAbsent(read.name(), _ -> new ArrayList<>()).add(read.millis());
        }
        java.add(version());
      }
      return ours.entrySet().stream()
          .map(file ->
              new Row(file.getKey(), files.size(), new Sample(file.getValue()), new Sample(java)))
          .max(Comparator.comparingDouble(row -> row.ours().median()))
          .orElseThrow();
    } finally {
      for (String name : files.keySet()) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private static List<HostileReader.Read> read(Path folder, int files)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(QUICK_START);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            HostileReader.class.getName(),
            folder.toString()));
    List<HostileReader.Read> found =
        run(command)
            .lines()
            .filter(line -> line.indexOf('\t') > 0)
            .map(HostileReader.Read::of)
            .toList();
    if (found.size() != files) {
      throw new IllegalStateException(
          "expected %d files to be read, found %d".formatted(files, found.size()));
    }
    return found;
  }

  private static double version() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    String _ = run(List.of(java(), "-version"));
    return (System.nanoTime() - begun) / 1e6;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin/java").toString();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          "expected %s to end with 0, found: %s".formatted(command, said));
    }
    return said;
  }
}
