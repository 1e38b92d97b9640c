package dev.hatchline.flow.yaml;

import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads and proves every file of a folder, in a JVM that has little memory, and writes what came of
 * each, and the milliseconds that the processor was busy with it: those on the clock are the more,
 * the more else the machine has to do.
 */
final class HostileReader {
  /**
   * What took long is done again: a core whose other half is at work is slow at times, and who
   * comes first has all classes loaded.
   */
  private static final int TIMES_MAX = 3;

  private static final long LONG_MS = 500;

  private HostileReader() {}

  public static void main(String[] args) throws Exception {
    FlowReader reader = FlowReader.judging(Map.of("company", "Example Company"));
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(args[0]))) {
      files = all.sorted().toList();
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (Path file : files) {
      String end = "";
      long least = Long.MAX_VALUE;
      for (int times = 0; times < TIMES_MAX && least > LONG_MS; times++) {
        long start = threads.getCurrentThreadCpuTime();
        end = end(reader, file);
        least = Math.min(least, (threads.getCurrentThreadCpuTime() - start) / 1_000_000);
      }
      System.out.println(file.getFileName() + " " + end + " " + least + " ms");
    }
  }

  private static String end(FlowReader reader, Path file) {
    try {
      String text = FlowReader.text(file, file.toString());
      return "flow " + reader.prove(file.toString(), text, Measure.ESTIMATE).flow().name();
    } catch (FlowException faulty) {
      return "faults " + faulty.problems().size();
    } catch (Throwable thrown) {
      return "thrown " + thrown;
    }
  }
}
