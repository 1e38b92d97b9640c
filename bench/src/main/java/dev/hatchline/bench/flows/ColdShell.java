package dev.hatchline.bench.flows;

import dev.hatchline.bench.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a designer waits for: {@code ./hatchline flow check FILE}, from the shell to the end of the
 * process: the first time, when none of its prompts was ever heard, and again when one of them has
 * other words, few of them or so many that they have to be spoken. Beside it stands the same Java
 * that says its version and ends, by turns.
 */
final class ColdShell {
  private static final int RUNS = 15;
  private static final int RUNS_MIN = 5;

  /** A shell of its own has none of these; with the class path nothing would be looked up. */
  private static final List<String> OURS = List.of("HATCHLINE_CLASSPATH", "HATCHLINE_ROOT");

  private ColdShell() {}

  /** What of a flow is edited. */
  private static final String PROMPT = "Please key in your order number";

  /** By what is estimated it may take more than ten seconds. */
  private static final String LONG_PROMPT =
      PROMPT
          + " of %d figures, which stands at the top right of each of our letters, beside the word"
          + " order, in small print";

  /**
   * Times of the whole command (ms).
   *
   * @param java of the same Java alone
   */
  record Row(String what, int nodes, Sample ours, Sample java) {
    /** How many times as long as Java alone; a busy machine slows both. */
    double ratio() {
      return ours.median() / java.median();
    }
  }

  /** With the program that the environment's HATCHLINE_ROOT leads to. */
  static List<Row> measure(int nodes, int share) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hatchline-bench-flow");
    Path file = folder.resolve("large.yaml");
    try {
      String text = LargeFlow.text(nodes);
      Path root = Path.of(System.getenv().getOrDefault("HATCHLINE_ROOT", ""));
      Path heard = root.resolve(".hatchline").resolve("lengths");
      List<String> check =
          List.of(root.resolve("hatchline").toString(), "flow", "check", file.toString());
      List<String> version =
          List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-version");
      Files.writeString(file, text);
      took(folder, check); // reads what is on the disk alone as yet
      List<Double> first = new ArrayList<>();
      List<Double> edited = new ArrayList<>();
      List<Double> spoken = new ArrayList<>();
      List<Double> java = new ArrayList<>();
      for (int run = 0; run < Math.max(RUNS / share, RUNS_MIN); run++) {
        Files.writeString(file, text);
        Files.deleteIfExists(heard);
        first.add(took(folder, check));
        Files.writeString(file, text.replaceFirst(PROMPT, PROMPT + " of " + run + " figures"));
        edited.add(took(folder, check));
        Files.writeString(file, text.replaceFirst(PROMPT, LONG_PROMPT.formatted(run)));
        spoken.add(took(folder, check));
        java.add(took(folder, version));
      }
      Sample alone = new Sample(java);
      return List.of(
          new Row("for the first time", nodes, new Sample(first), alone),
          new Row("with a short prompt edited", nodes, new Sample(edited), alone),
          new Row("with a long prompt edited", nodes, new Sample(spoken), alone));
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  private static double took(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    Map<String, String> environment = builder.environment();
    OURS.forEach(environment::remove);
    long begun = System.nanoTime();
    int code = builder.start().waitFor();
    double took = (System.nanoTime() - begun) / 1e6;
    String words = Files.readString(said);
    Files.delete(said);
    if (code != 0) {
      throw new IllegalStateException(
          "expected %s to end with 0, found %d and: %s".formatted(command, code, words));
    }
    return took;
  }
}
