package dev.hatchline.flow.yaml;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large, too long or too many is refused by a named limit, before it costs much. */
class FlowLimitsTest {
  private static final FlowReader READER = new FlowReader(Map.of("company", "Example Company"));
  private static final String TOP = "flow: f\nstart: top\nnodes:\n";

  /** A hang is found by it, and nothing else. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static List<String> problems(Path file) {
    return words(catchThrowableOfType(FlowException.class, () -> READER.read(file)));
  }

  private static List<String> problems(String text) {
    return Assertions.assertTimeoutPreemptively(
        SOON, () -> words(catchThrowableOfType(FlowException.class, () -> READER.read("f", text))));
  }

  private static List<String> words(FlowException faulty) {
    Assertions.assertNotNull(faulty, "expected problems, found none");
    return faulty.problems().stream().map(FlowProblem::toString).toList();
  }

  private static List<String> codes(String text) {
    FlowException faulty = catchThrowableOfType(FlowException.class, () -> READER.read("f", text));
    Assertions.assertNotNull(faulty, "expected problems, found none");
    return faulty.problems().stream().map(FlowProblem::code).distinct().toList();
  }

  private static String nodes(int count, String node) {
    return IntStream.range(0, count).mapToObj(node::formatted).collect(joining());
  }

  @Test
  void sizeIsJudgedBeforeAFileIsRead(@TempDir Path folder) throws Exception {
    Path large = folder.resolve("large.yaml");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(10_000_000_000L);
    }
    assertThat(problems(large))
        .containsExactly(
            large + ":1:1: the file has 10000000000 bytes; expected at most 4000000 bytes");
  }

  @Test
  void onlyFilesAreRead(@TempDir Path folder) throws Exception {
    String expected = ":1:1: it is no file; expected a readable file";
    assertThat(problems(Path.of("/dev/zero"))).containsExactly("/dev/zero" + expected);
    assertThat(problems(folder)).containsExactly(folder + expected);
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("/dev/zero"));
    assertThat(problems(link)).containsExactly(link + expected);
  }

  @Test
  void longWordsAreComparedWithNothing() {
    String word = "w".repeat(900_000);
    assertThat(problems("? " + word + "\n: x"))
        .anySatisfy(problem ->
            assertThat(problem)
                .startsWith("f:1:3: unknown key '" + "w".repeat(40) + "…' at the top"));
  }

  @Test
  void whatIsQuotedIsShort() {
    String found = "'" + "x".repeat(40) + "…'";
    String text = "x".repeat(5000);
    assertThat(problems(TOP + "  top: " + text))
        .containsExactly("f:4:8: found " + found + "; expected a node: one of " + KindWords.ALL);
    assertThat(problems(TOP + "  top: { message: '{" + "x".repeat(900) + "}' }"))
        .containsExactly(
            "f:4:20: unknown name {"
                + "x".repeat(40)
                + "…}; expected one of callable, callback, caller,"
                + " company, tell_by, today, wait");
    assertThat(problems(TOP + "  top: { hours: , on: " + text + ", open: top, closed: top }"))
        .first()
        .asString()
        .startsWith("f:4:23: unknown value " + found);
    assertThat(problems(TOP + "  top: *" + "a".repeat(900)))
        .first()
        .asString()
        .hasSizeLessThan(400);
  }

  @Test
  void quotesAreCutBetweenCharacters() {
    assertThat(Quoted.of("😀".repeat(41))).isEqualTo("'" + "😀".repeat(40) + "…'");
    assertThat(Quoted.of("😀".repeat(40))).isEqualTo("'" + "😀".repeat(40) + "'");
  }

  @Test
  void whatATerminalWouldObeyIsShownByItsNumber() {
    assertThat(problems(TOP + "  top: \"\\e[2J\\a\\u202e\\nx\""))
        .first()
        .asString()
        .startsWith("f:4:8: found '\\u001b[2J\\u0007\\u202e\\nx';");
  }

  @Test
  void problemsEndAtTwoHundred() {
    List<String> found = problems(TOP + nodes(1500, "  n%d: x\n"));
    assertThat(found).hasSize(201);
    assertThat(found.getFirst()).startsWith("f:4:7: found 'x'");
    assertThat(found.getLast())
        .isEqualTo("f:204:9: and more; expected fewer faults: only 200 are told");
  }

  @Test
  void limitsHaveCodesForPrograms() {
    assertThat(codes(TOP + nodes(1500, "  n%d: x\n"))).containsExactly("bad-value", "more");
    assertThat(codes("[".repeat(100))).containsExactly("too-deep");
    assertThat(codes("[ " + "a,".repeat(60_000) + " ]")).containsExactly("too-many");
    assertThat(codes("x".repeat(1_000_001))).containsExactly("too-long");
  }

  @Test
  void listsOfWhatIsKnownEndAtFifty() {
    String many = nodes(1500, "  n%d: { queue: people }\n");
    assertThat(problems("flow: f\nstart: none\nnodes:\n" + many))
        .first()
        .asString()
        .contains("n48, n49, and 1450 more");
  }

  @Test
  void wordsFarApartAreNotMeant() {
    List<String> known = List.of("abcdefghijklmnopqrstuvwxyz");
    assertThat(Problems.nearest(known, "xbcdxfghxjklmnopqrstuvwxyz")).contains(known.getFirst());
    assertThat(Problems.nearest(known, "xbcdxfghxjklxnopqrstuvwxyz")).isEmpty();
    assertThat(Problems.nearest(List.of("hours", "house"), "huors")).contains("hours");
    assertThat(Problems.nearest(List.of("hours"), "hoursabc")).isEmpty();
  }

  @Test
  void pathsOfAnyLengthAreJudged() {
    String parts = "a/".repeat(100_000);
    assertThat(problems(TOP + "  top: { message: { file: " + parts + "a.wav } }"))
        .singleElement()
        .asString()
        .contains("expected the name of a .wav file");
    String lookup = "  top: { lookup: { system: s, get: /" + parts + " }, then: top, failed: top }";
    assertThat(problems(TOP + lookup)).first().asString().contains("expected a path such as");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.wav", "a/b-1/_c.d.wav", "1.wav.wav", "x.wav.wav/y.wav"})
  void recordingsLieBelowTheirFolder(String file) {
    assertThat(Prompt.Recording.isName(file)).isTrue();
    assertThat("a/".repeat(50_000) + file).doesNotMatch(Prompt.Recording::isName);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".wav", "a.wa", "a/.wav", "/a.wav", "a//b.wav", "../a.wav", "a.wav/", "a b.wav"})
  void otherFilesAreNone(String file) {
    assertThat(Prompt.Recording.isName(file)).isFalse();
  }

  @Test
  void nodesAreLimited() {
    String one = "  n%d: { queue: people }\n";
    assertThat(problems("flow: f\nstart: n0\nnodes:\n" + nodes(2001, one)))
        .containsExactly("f:4:3: the flow has 2001 nodes; expected at most 2000");
    assertThat(problems("flow: f\nstart: n0\nnodes:\n" + nodes(2000, one)))
        .first()
        .asString()
        .contains("no way leads to node 'n1'");
  }

  @Test
  void valuesAreLimited() {
    String set = "  top: { set: { " + nodes(1001, "v%d: 1, ") + "}, then: person }\n";
    assertThat(problems(TOP + set + "  person: { queue: people }\n"))
        .containsExactly("f:4:8907: the flow has more than 1000 values; expected at most 1000");
  }

  @Test
  void expressionsAreLimited() {
    String ways = nodes(2001, "{ if: 1 < %d, to: person }, ");
    assertThat(problems(TOP + "  top: { branch: [ " + ways + "], else: person }\n"))
        .singleElement()
        .asString()
        .endsWith("more than 2000 expressions; expected at most 2000");
  }

  @Test
  void charactersOfAllExpressionsAreLimited() {
    String ways = nodes(51, "{ if: '%d > 1" + " ".repeat(1_990) + "', to: person }, ");
    assertThat(problems(TOP + "  top: { branch: [ " + ways + "], else: person }\n"))
        .singleElement()
        .asString()
        .endsWith("more than 100000 characters; expected at most 100000");
    String sets = nodes(51, "v%d: '= 1" + " + 1".repeat(497) + "', ");
    assertThat(problems(TOP + "  top: { set: { " + sets + "}, then: person }\n"))
        .singleElement()
        .asString()
        .endsWith("more than 100000 characters; expected at most 100000");
  }

  @Test
  void partsOfAPromptAreLimited() {
    assertThat(problems(TOP + "  top: { message: [ " + "x, ".repeat(51) + "] }"))
        .containsExactly("f:4:19: a prompt of 51 parts; expected at most 50");
  }

  @Test
  void partsOfAFileAreLimited() {
    assertThat(problems("[ " + "a,".repeat(60_000) + " ]"))
        .singleElement()
        .asString()
        .endsWith("more than 50000 words, lists and maps; expected at most 50000");
  }

  @Test
  void aliasesAreLimited() {
    String prompt = "  top: { message: [ &a x, ";
    assertThat(problems(TOP + prompt + "*a, ".repeat(1001) + "] }"))
        .containsExactly("f:4:4027: too many aliases ('*a'); expected at most 1000");
  }

  @Test
  void typesThatHangOnEachOtherAreFoundInSteps() throws FlowException {
    String person = "}, then: person }\n  person: { queue: people }\n";
    assertThat(problems(TOP + "  top: { set: { " + chain(300) + "v300: 1" + person))
        .first()
        .asString()
        .contains("hangs on more than 20 others");
    READER.read("f", TOP + "  top: { set: { " + chain(19) + "v19: 1" + person);
  }

  /** Each the next one and one more, the first being the last whose type is known. */
  private static String chain(int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> "v%d: '= v%d + 1.0', ".formatted(i, i + 1))
        .collect(joining());
  }
}
