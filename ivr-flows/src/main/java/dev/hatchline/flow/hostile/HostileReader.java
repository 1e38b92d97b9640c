package dev.hatchline.flow.hostile;

import com.sun.management.ThreadMXBean;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads and proves every file of a folder, in a JVM that may have little memory, and says what came
 * of each and what it took.
 */
public final class HostileReader {
  private HostileReader() {}

  /**
   * A line of what it says.
   *
   * @param end what came of the file: a flow, faults, or something thrown
   * @param millis on the clock
   * @param bytes allocated: work that no machine's speed changes
   */
  public record Read(String name, String end, double millis, long bytes) {
    /** The line, read again. */
    public static Read of(String line) {
      String[] words = line.split("\t", -1);
      return new Read(words[0], words[1], Double.parseDouble(words[2]), Long.parseLong(words[3]));
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s\t%s\t%.3f\t%d", name, end, millis, bytes);
    }
  }

  /** {@code HostileReader FOLDER}. */
  public static void main(String[] arguments) throws Exception {
    FlowReader reader =
        FlowReader.judging(
            Map.of("company", "Example", "hours", "We are open.", "date_order", "day and month"));
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
      files = all.sorted().toList();
    }
    // Who comes first would pay for all classes.
    var _ = end(reader, () -> FlowReader.shippedText("company-line"));
    for (Path file : files) {
      System.out.println(read(reader, file));
    }
  }

  private static Read read(FlowReader reader, Path file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long begun = System.nanoTime();
    String end = end(reader, () -> FlowReader.text(file, file.toString()));
    double millis = (System.nanoTime() - begun) / 1e6;
    bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
    return new Read(String.valueOf(file.getFileName()), end, millis, bytes);
  }

  private interface Text {
    String read() throws FlowException;
  }

  private static String end(FlowReader reader, Text text) {
    try {
      return "flow " + reader.prove("hostile.yaml", text.read(), Measure.ESTIMATE).flow().name();
    } catch (FlowException faulty) {
      return "faults " + faulty.problems().size();
    } catch (Throwable thrown) {
      return "thrown " + thrown.getClass().getName();
    }
  }
}
