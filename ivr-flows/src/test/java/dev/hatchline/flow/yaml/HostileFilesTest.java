package dev.hatchline.flow.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.hostile.HostileFiles;
import dev.hatchline.flow.hostile.HostileReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a file: it ends as a flow, or as faults in words, soon and in little memory. */
class HostileFilesTest {
  /** A hang is found by it, and nothing else; how much work it is, is found beside it. */
  private static final Duration SOON = Duration.ofSeconds(60);

  /**
   * Twice what the dearest of them takes, 611 MB (conditions-of-many-words): with a limit of the
   * reader lost, one takes more. Seconds are the machine's, and the bench's to measure.
   */
  private static final long ALLOCATED_MAX_BYTES = 1_250_000_000;

  private static final Map<String, byte[]> FILES = HostileFiles.all();

  private static final FlowReader READER =
      FlowReader.judging(
          Map.of("company", "Example", "hours", "We are open.", "date_order", "day and month"));

  /** What YAML and the flow language mean something by. */
  private static final String[] WORDS = {
    ":",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "#",
    " #",
    "?",
    "|\n",
    ">\n",
    "!",
    "!!int ",
    "%",
    "@",
    "'",
    "\"",
    "\n",
    "\n  ",
    "\n    ",
    "\t",
    " ",
    "~",
    "<<",
    "---\n",
    "...\n",
    "\\",
    "=",
    "flow: f\n",
    "start: top\n",
    "nodes:\n",
    "  top:",
    " menu:",
    " say: x",
    " then: top",
    " ask:",
    " set:",
    " branch:",
    " if: ",
    " hours:",
    " lookup:",
    " queue: q",
    " callback: n",
    " end:",
    "0",
    "1",
    "caller",
    "{caller}",
    "{",
    "}",
    "known.x",
    "\r\n",
    "\u0085",
    "\ufeff",
    "é",
    "😀",
    "\u0007"
  };

  private static String shipped(String name) throws IOException {
    try (InputStream in = FlowReader.class.getResourceAsStream("/flows/" + name + ".yaml")) {
      Assertions.assertNotNull(in);
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** The flow, if it is one; otherwise the faults have been judged. */
  private static Optional<Flow> read(String text) {
    try {
      return Optional.of(READER.prove("f", text, Measure.ESTIMATE).flow());
    } catch (FlowException faulty) {
      judge(faulty);
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError thrown) {
      throw new AssertionError(
          "expected a flow or faults, found " + thrown + " for\n" + text, thrown);
    }
  }

  private static Proved proved(Path file) throws FlowException {
    return READER.prove("f", FlowReader.text(file, "f"), Measure.ESTIMATE);
  }

  private static void judge(FlowException faulty) {
    assertThat(faulty.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(201);
    for (FlowProblem problem : faulty.problems()) {
      assertThat(problem.line()).isPositive();
      assertThat(problem.column()).isPositive();
      assertThat(problem.what())
          .isNotBlank()
          .hasSizeLessThan(1000)
          .doesNotContainPattern("\\p{Cc}");
      assertThat(problem.expected()).isNotBlank().doesNotContainPattern("\\p{Cc}");
    }
  }

  @Test
  void everyHostileFileEndsInWords(@TempDir Path folder) {
    FILES.forEach((name, bytes) ->
        Assertions.assertTimeoutPreemptively(
            SOON,
            () -> {
              Path file = Files.write(folder.resolve(name), bytes);
              try {
                proved(file);
              } catch (FlowException faulty) {
                judge(faulty);
              } catch (RuntimeException | StackOverflowError thrown) {
                throw new AssertionError("expected a flow or faults for " + name, thrown);
              } finally {
                Files.delete(file);
              }
            },
            name));
  }

  @Test
  void memoryAndWorkAreBounded(@TempDir Path folder) throws Exception {
    for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    Path out = Files.createTempFile(folder.getParent(), "hostile", ".txt");
    String java = ProcessHandle.current().info().command().orElseThrow();
    Process reading =
        new ProcessBuilder(
                java,
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostileReader.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(reading.waitFor(300, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      reading.destroyForcibly();
    }
    List<HostileReader.Read> ends =
        Files.readAllLines(out).stream().map(HostileReader.Read::of).toList();
    Files.delete(out);
    assertThat(ends)
        .hasSize(FILES.size())
        .allSatisfy(end -> {
          assertThat(end.end()).as(end.name()).matches("faults .*|flow .*");
          assertThat(end.bytes()).as(end.name()).isLessThanOrEqualTo(ALLOCATED_MAX_BYTES);
        });
  }

  @Test
  void whatIsKnownIsNotSoughtForEver(@TempDir Path folder) throws Exception {
    String name = "values-that-are-lost-slowly";
    Path file = Files.write(folder.resolve(name), FILES.getOrDefault(name, new byte[0]));
    FlowException faulty = Assertions.assertThrows(FlowException.class, () -> proved(file));
    assertThat(faulty.problems())
        .anySatisfy(problem -> {
          assertThat(problem.code()).isEqualTo("too-intricate");
          assertThat(problem.line()).isEqualTo(4);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tag-top", "tag-node", "tag-flow", "documents", "tabs", "utf-16-le", "nul"})
  void someOfThemAreFaulty(String name, @TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve(name), FILES.getOrDefault(name, new byte[0]));
    Assertions.assertThrows(FlowException.class, () -> proved(file));
  }

  @Test
  void randomBytesEndInWords(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("f.yaml");
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      Files.write(file, bytes);
      FlowException faulty =
          Assertions.assertThrows(FlowException.class, () -> proved(file), "seed " + seed);
      judge(faulty);
    }
  }

  @Test
  void randomWordsOfTheLanguageEndInWords() {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int words = random.nextInt(60); words > 0; words--) {
        text.append(WORDS[random.nextInt(WORDS.length)]);
      }
      assertThat(read(text.toString())).as("seed " + seed).isEmpty();
    }
  }

  @Test
  void changedFlowsEndInWords() throws IOException {
    changed(shipped("first-call"), 3000);
    changed(shipped("company-line"), 1000);
  }

  /**
   * Some changes do no harm, such as those of a text: but not all may be taken, nor all refused.
   */
  private static void changed(String text, int times) {
    int taken = 0;
    for (int seed = 0; seed < times; seed++) {
      Random random = new Random(seed);
      String changed = text;
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        changed = change(changed, random);
      }
      taken += read(changed).isPresent() ? 1 : 0;
    }
    assertThat(taken).isBetween(1, times - 1);
  }

  private static String change(String text, Random random) {
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + 1 + random.nextInt(20));
    String[] lines = text.split("(?<=\n)", -1);
    int line = random.nextInt(lines.length);
    int other = random.nextInt(lines.length);
    switch (random.nextInt(7)) {
      case 0 -> {
        byte[] bytes = text.getBytes(UTF_8);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
        return new String(bytes, UTF_8);
      }
      case 1 -> {
        String kept = lines[line];
        lines[line] = lines[other];
        lines[other] = kept;
      }
      case 2 -> lines[line] = lines[line].repeat(2);
      case 3 -> lines[line] = "";
      case 4 -> lines[line] = " ".repeat(random.nextInt(4)) + lines[line];
      case 5 -> {
        return text.substring(0, at) + WORDS[random.nextInt(WORDS.length)] + text.substring(at);
      }
      default -> {
        return text.substring(0, at) + text.substring(to);
      }
    }
    return String.join("", lines);
  }

  @Test
  void marksAndLineEndsOfOtherSystemsAreRead(@TempDir Path folder) throws Exception {
    String text = shipped("company-line");
    Flow flow = READER.read("f", text);
    Path file = folder.resolve("f.yaml");
    assertThat(READER.read(Files.writeString(file, "\ufeff" + text))).isEqualTo(flow);
    assertThat(READER.read(Files.writeString(file, text.replace("\n", "\r\n")))).isEqualTo(flow);
    assertThat(READER.read(Files.writeString(file, text.replace("\n", "\r")))).isEqualTo(flow);
  }
}
