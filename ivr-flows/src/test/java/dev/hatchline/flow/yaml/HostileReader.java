package dev.hatchline.flow.yaml;

import dev.hatchline.flow.yaml.problem.FlowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads every file of a folder, in a JVM that has little memory, and writes what came of each. */
final class HostileReader {
  private HostileReader() {}

  public static void main(String[] args) throws Exception {
    FlowReader reader = FlowReader.judging(Map.of("company", "Example Company"));
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(args[0]))) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      long start = System.nanoTime();
      String end = end(reader, file);
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.out.println(file.getFileName() + " " + end + " " + millis + " ms");
    }
  }

  private static String end(FlowReader reader, Path file) {
    try {
      return "flow " + reader.read(file).name();
    } catch (FlowException faulty) {
      return "faults " + faulty.problems().size();
    } catch (Throwable thrown) {
      return "thrown " + thrown;
    }
  }
}
