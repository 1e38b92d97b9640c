package dev.hatchline.bench.flows;

import dev.hatchline.bench.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /** Many times what a save may take; then something is wrong. */
  private static final Duration AWAIT_MAX = Duration.ofSeconds(60);

  /** Said between two words of ours. */
  private static final int LINES_MAX = 1_000;

  private static final String REFUSED = "refused ";
  private static final String ENDED = "the engine has ended";
  private static final String HOUSE =
      """
      company: Example Company
      lines: [{number: "1000", flow: large}]
      queues: [{name: people}]
      systems: [{name: orders, address: "http://127.0.0.1:9"}]
      """;

  private final Path folder;
  private final Process engine;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> reader;
  private final Random random = new Random(1);

  private SavedFlow(Path folder, Process engine) {
    this.folder = folder;
    this.engine = engine;
    this.reader = CompletableFuture.runAsync(this::read, Thread::startVirtualThread);
  }

  private void read() {
    try (BufferedReader lines = engine.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
      }
    } catch (IOException _) {
      // It was ended.
    }
    said.add(ENDED);
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
  static List<Row> measure(int nodes, int share) throws IOException, InterruptedException {
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

  private static SavedFlow start(String text) throws IOException, InterruptedException {
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

  private Row row(String what, int saves, Text text) throws IOException, InterruptedException {
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

  private void await(String words) throws InterruptedException {
    List<String> others = new ArrayList<>();
    while (others.size() < LINES_MAX) {
      @Nullable String line = said.poll(AWAIT_MAX.toSeconds(), TimeUnit.SECONDS);
      if (line != null && line.startsWith(words)) {
        return;
      }
      others.add(line == null ? "nothing for " + AWAIT_MAX.toSeconds() + " s" : line);
      if (line == null || line.equals(ENDED) || line.startsWith(REFUSED)) {
        break;
      }
    }
    throw new IllegalStateException(
        "expected '%s', found: %s".formatted(words, String.join("\n", others)));
  }

  @Override
  public void close() throws IOException {
    engine.destroy();
    engine.onExit().join();
    reader.join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
