package dev.hatchline.bench.flows;

import dev.hatchline.bench.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long a designer's file takes from being saved to being heard by the next call: with the
 * engine's own publishing, voice and versions, in a process of its own.
 */
final class SavedFlow implements AutoCloseable {
  private static final int SAVES = 30;
  private static final int SAVES_MIN = 6;

  /** The engine looks four times a second; saves fall anywhere between two looks. */
  private static final long BETWEEN_MAX_NS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final Pattern PROMPT = Pattern.compile("(prompt|wrong|say|end): (\"?)(?=\\S)");
  private static final String FLOW = "large";
  private static final String HOUSE =
      """
      company: Example Company
      lines: [{number: "1000", flow: large}]
      queues: [{name: people}]
      systems: [{name: orders, address: "http://127.0.0.1:9"}]
      """;

  private final Path folder;
  private final Process engine;
  private final BufferedReader said;
  private final Random random = new Random(1);

  private SavedFlow(Path folder, Process engine) {
    this.folder = folder;
    this.engine = engine;
    this.said = engine.inputReader();
  }

  /**
   * Times of saves of one kind (ms).
   *
   * @param what the kind, in words
   * @param read until the file is looked at: what the watch takes
   * @param heard until the next call hears it
   */
  record Row(String what, Sample read, Sample heard) {}

  /** Of flows of so many nodes, first where all words have been spoken before. */
  static List<Row> measure(int nodes, int share) throws IOException {
    int saves = Math.max(SAVES / share, SAVES_MIN);
    try (SavedFlow flow = start(LargeFlow.text(nodes))) {
      String text = LargeFlow.text(nodes);
      Row known = flow.row("no word is new", saves, save -> "# " + save + "\n" + text);
      String words = "all %d prompts are new".formatted(PROMPT.matcher(text).results().count());
      return List.of(known, flow.row(words, saves, save -> edition(text, save)));
    }
  }

  /** Every prompt begins with words that nobody has said before. */
  private static String edition(String text, int number) {
    int[] prompt = {0};
    return PROMPT
        .matcher(text)
        .replaceAll(found -> {
          prompt[0]++;
          return found.group() + "New %d, %d. ".formatted(number, prompt[0]);
        });
  }

  private static SavedFlow start(String text) throws IOException {
    Path folder = Files.createTempDirectory("hatchline-bench-saved");
    Path config = Files.writeString(folder.resolve("hatchline.yaml"), HOUSE);
    Files.createDirectory(folder.resolve("flows"));
    Files.createDirectory(folder.resolve("home"));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.hatchline.app.HeardFlow",
                FLOW)
            .redirectErrorStream(true);
    builder.environment().put("HATCHLINE_HOME", folder.resolve("home").toString());
    builder.environment().put("HATCHLINE_CONFIG", config.toString());
    save(folder, text);
    SavedFlow flow = new SavedFlow(folder, builder.start());
    flow.await("heard ");
    return flow;
  }

  /** The text of each save is another one. */
  private interface Text {
    String of(int save);
  }

  private Row row(String what, int saves, Text text) throws IOException {
    List<Double> read = new ArrayList<>();
    List<Double> heard = new ArrayList<>();
    for (int save = 1; save <= saves; save++) {
      LockSupport.parkNanos(random.nextLong(BETWEEN_MAX_NS));
      save(folder, text.of(save));
      long saved = System.nanoTime();
      await("read");
      read.add((System.nanoTime() - saved) / 1e6);
      await("heard ");
      heard.add((System.nanoTime() - saved) / 1e6);
    }
    return new Row(what, new Sample(read), new Sample(heard));
  }

  /** As an editor does: beside the file, and then in its place. */
  private static void save(Path folder, String text) throws IOException {
    Path file = folder.resolve("flows").resolve(FLOW + ".yaml");
    Path beside = Files.writeString(folder.resolve(FLOW + "~"), text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void await(String words) throws IOException {
    StringBuilder others = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(words)) {
        return;
      }
      others.append(line).append('\n');
    }
    throw new IllegalStateException("expected '%s', found: %s".formatted(words, others));
  }

  @Override
  public void close() throws IOException {
    engine.destroy();
    engine.onExit().join();
    said.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
