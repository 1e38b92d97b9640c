package dev.hatchline.app.flow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
  private static final String GOOD =
      """
      flow: good
      start: top
      nodes:
        top:
          menu:
            prompt: For a person, press zero. For our hours, one.
            choices: { 1: hours }
        hours:
          say: "{hours}"
          then: top
      """;
  private static final String FAULTY =
      """
      flow: "faulty"
      start: top
      nodes:
        top:
          menu:
            prompt: "Welcome to {compny}. Key \\"1\\"."
            choices: { 1: huors }
        hours:
          queue: poeple
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return run(Map.of(), args);
  }

  private int run(Map<String, String> environment, String... args) {
    out.reset();
    err.reset();
    return FlowCommand.run(List.of(args), environment, to(out), to(err));
  }

  private static PrintStream to(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void everyFaultOfEveryFileIsTold() throws IOException {
    String first = file("b.yaml", FAULTY);
    String good = file("good.yaml", GOOD);
    String second = file("a.yaml", "flow: 1\n");
    assertThat(run("check", first, good, second)).isEqualTo(1);
    assertThat(said().lines().filter(line -> line.matches(".*\\.yaml:[0-9].*")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith(first + ":6:27: unknown name {compny}; expected"),
            line -> assertThat(line).startsWith(first + ":7:21: there is no node 'huors'"),
            line -> assertThat(line).startsWith(second + ":1:1: "),
            line -> assertThat(line).startsWith(second + ":1:1: "),
            line -> assertThat(line).startsWith(second + ":1:7: "));
    assertThat(err.size()).isZero();
  }

  @Test
  void programsAreToldTheSameAsJson() throws IOException {
    String file = file("b.yaml", FAULTY);
    assertThat(run("check", "--json", file)).isEqualTo(1);
    JsonNode told = JsonMapper.shared().readTree(said());
    assertThat(told.get("certificates").isEmpty()).isTrue();
    JsonNode target = told.get("problems").get(1);
    assertThat(target.get("file").stringValue()).isEqualTo(file);
    assertThat(target.get("line").intValue()).isEqualTo(7);
    assertThat(target.get("column").intValue()).isEqualTo(21);
    assertThat(target.get("code").stringValue()).isEqualTo("no-such-node");
    assertThat(target.get("what").stringValue()).isEqualTo("there is no node 'huors'");
    assertThat(target.get("expected").stringValue()).isEqualTo("one of top, hours");
    assertThat(target.get("didYouMean").stringValue()).isEqualTo("hours");
  }

  @Test
  void whatIsQuotedStaysJson() throws IOException {
    String file = file("odd \"name\" \t\\.yaml", "flow: \"a\\u0007\\\"b\"\n");
    assertThat(run("check", file, "--json")).isEqualTo(1);
    JsonNode told = JsonMapper.shared().readTree(said());
    assertThat(told.get("problems").get(0).get("file").stringValue()).isEqualTo(file);
    assertThat(told.get("problems").get(0).has("didYouMean")).isFalse();
  }

  @Test
  void aFlowWithoutAFaultPasses() throws IOException {
    assertThat(run("check", file("good.yaml", GOOD))).isZero();
    assertThat(said()).contains("good");
    assertThat(run("check", "--json", file("good.yaml", GOOD))).isZero();
    JsonNode told = JsonMapper.shared().readTree(said());
    assertThat(told.get("problems").isEmpty()).isTrue();
    assertThat(told.get("certificates").size()).isEqualTo(1);
  }

  @Test
  void whatIsNoFaultIsNotedBeforeTheCertificate() throws IOException {
    String asks =
        file(
            "asks.yaml",
            """
            flow: asks
            start: much
            nodes:
              much:
                ask: { prompt: "For a person, press star zero. How many?", into: much, as: number, to: 90 }
                then: person
              person: { queue: people, prompt: "{much}." }
            """);
    assertThat(run("check", asks)).isZero();
    assertThat(said())
        .startsWith(asks + ":5:76: note: the recogniser of en does not know ")
        .containsSubsequence("point, which callers may say here", "asks  sha256");
    assertThat(run("check", "--json", asks)).isZero();
    JsonNode note = JsonMapper.shared().readTree(said()).get("notes").get(0);
    assertThat(note.get("code").stringValue()).isEqualTo("words-not-heard");
    assertThat(note.get("line").intValue()).isEqualTo(5);
  }

  @Test
  void testsBesideFlowsArePassedOverAndSaidToBeTests() throws IOException {
    String tests = file("good.test.yaml", "flow: good\ntests: []\n");
    assertThat(run("check", file("good.yaml", GOOD), tests)).isZero();
    assertThat(said()).contains("good  sha256").doesNotContain("test.yaml");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "%s: these are tests of a flow, and no flow; './hatchline flow test %s' tries them%n"
                .formatted(tests, tests));
    assertThat(run("check", tests)).as("no flow is left").isEqualTo(2);
  }

  /** What a check has heard is not spoken by the next: it goes by what was kept. */
  @Test
  void theNextCheckKnowsWhatThisOneHasHeard() throws IOException {
    // By its bound it may be longer than ten seconds, so that it is spoken.
    String flow =
        file(
            "good.yaml",
            GOOD.replace(
                "For our hours, one.",
                "For our hours, one. Whatever else there is that you would like to know of us is told"
                    + " by whoever answers; there is always somebody."));
    Path kept = Files.createDirectories(folder.resolve(".hatchline")).resolve("lengths");
    Map<String, String> environment = Map.of("HATCHLINE_ROOT", folder.toString());
    assertThat(run(environment, "check", flow)).isZero();
    assertThat(said()).doesNotContain("the longest 77.0 s");
    Files.writeString(kept, Files.readString(kept).replaceAll(" [0-9]+", " 77000000"));
    out.reset();
    run(environment, "check", flow);
    assertThat(said()).contains("77.0 s");
  }

  @Test
  void aFileThatIsNotThereIsAFaultOfIts() {
    assertThat(run("check", folder.resolve("none.yaml").toString())).isEqualTo(1);
    assertThat(said()).contains("none.yaml:1:1: cannot be read");
  }

  @Test
  void theOperatorsFileSaysWhomAFlowMayAsk() throws IOException {
    String flow = file("good.yaml", GOOD.replace("start:", "queue: sales\nstart:"));
    assertThat(run("check", flow)).isEqualTo(1);
    assertThat(said()).contains("the queue 'sales' does not exist; expected people");
    String config = file("hatchline.yaml", "queues: [{name: people}, {name: sales}]\n");
    assertThat(run(Map.of("HATCHLINE_CONFIG", config), "check", flow)).as("%s", err).isZero();
  }

  @Test
  void wrongUseIsToldFromAFaultOfTheFlow() throws IOException {
    List<List<String>> wrong =
        new ArrayList<>(
            List.of(List.of(), List.of("chek"), List.of("check"), List.of("check", "--json")));
    wrong.add(List.of("check", "--all", file("good.yaml", GOOD)));
    for (List<String> words : wrong) {
      assertThat(run(words.toArray(String[]::new))).as("%s", words).isEqualTo(2);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .as("%s", words)
          .startsWith("hatchline: flow");
      assertThat(out.size()).isZero();
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("train");
    String config = file("hatchline.yaml", "compny: X\n");
    assertThat(run(Map.of("HATCHLINE_CONFIG", config), "check", "x.yaml")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("hatchline.yaml:1:1: ");
  }
}
