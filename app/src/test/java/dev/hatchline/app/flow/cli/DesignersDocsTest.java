package dev.hatchline.app.flow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What designers read is what {@code flow check} says, by the rules of a house and its voice: an
 * example of the reference passes, and a mistake is told in the words that stand beside it.
 */
class DesignersDocsTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^```yaml\n((flow|part): ([a-z-]+)\n.*?)^```$");
  private static final Pattern MISTAKE =
      Pattern.compile("(?ms)^```yaml faulty\n(.*?)^```$\n\n```text\n(.*?)^```$");

  /** It has what the examples name, and nothing else. */
  private static final String HOUSE =
      """
      company: Example Company
      agents:
        - { extension: 101, skills: { billing: 3 } }
        - { extension: 102 }
      queues:
        - { name: people, agents: ["101", "102"] }
        - { name: german, agents: ["102"] }
      systems:
        - { name: orders, address: "http://127.0.0.1:9" }
        - { name: slots, address: "http://127.0.0.1:9" }
      """;

  private static final List<String> RECORDINGS =
      List.of("jingle.wav", "es/bienvenida.wav", "es/menu.wav", "es/horario.wav", "de/start.wav");

  private static final Pattern CERTIFICATE =
      Pattern.compile("(?ms)^\\$ ./hatchline flow check config/flows/first-call.yaml\n(.*?)^```$");

  @TempDir Path folder;
  private Path flows = Path.of("");

  @BeforeEach
  void aHouse() throws IOException {
    Files.writeString(folder.resolve("hatchline.yaml"), HOUSE);
    for (String recording : RECORDINGS) {
      Path file = folder.resolve("recordings").resolve(recording);
      Files.createDirectories(file.resolveSibling("."));
      Wav.write(Pcm.of(new short[8_000]), file);
    }
    flows = Files.createDirectories(folder.resolve("flows"));
    Files.createDirectories(flows.resolve("parts"));
  }

  /** What the check says of the file, which it names as if it lay here. */
  private String checked(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    String config = folder.resolve("hatchline.yaml").toString();
    Map<String, String> environment =
        Map.of("HATCHLINE_CONFIG", config, "HATCHLINE_HOME", folder.toString());
    int code = FlowCommand.run(List.of("check", file.toString()), environment, to, to);
    String said = out.toString(StandardCharsets.UTF_8);
    assertThat(code).as(said).isEqualTo(said.contains("  sha256 ") ? 0 : 1);
    return said.replace(file.resolveSibling("") + "/", "").strip();
  }

  /** What the house's model lacks is no fault of an example. */
  private static String withoutNotes(String said) {
    return said.lines()
        .filter(line -> !line.contains(": note: "))
        .collect(Collectors.joining("\n"));
  }

  private static List<MatchResult> blocks(String doc, Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(DOCS.resolve(doc))).results().toList();
  }

  /** Each lies beside the others, which it may call and include. */
  private List<Path> examples() throws IOException {
    List<Path> examples = new ArrayList<>();
    for (MatchResult example : blocks("flow-language.md", EXAMPLE)) {
      boolean part = example.group(2).equals("part");
      Path file = (part ? flows.resolve("parts") : flows).resolve(example.group(3) + ".yaml");
      assertThat(file).as("a name that no other example has").doesNotExist();
      Files.writeString(file, example.group(1));
      if (!part) { // is checked with the flow that includes it
        examples.add(file);
      }
    }
    assertThat(examples).hasSizeGreaterThanOrEqualTo(30);
    return examples;
  }

  @TestFactory
  List<DynamicTest> examplesOfTheReferencePass() throws IOException {
    return examples().stream()
        .map(file -> {
          String name = file.getFileName().toString().replace(".yaml", "");
          return DynamicTest.dynamicTest(
              name, () -> assertThat(withoutNotes(checked(file))).startsWith(name + "  sha256 "));
        })
        .toList();
  }

  @Test
  void examplesAreHeldAgainstWhatTheHouseHas() throws IOException {
    List<Path> examples = examples();
    Files.writeString(folder.resolve("hatchline.yaml"), "systems: []\n");
    assertThat(examples.stream().map(this::checked).filter(said -> !said.contains("  sha256 ")))
        .satisfiesExactlyInAnyOrder(
            said -> assertThat(said).contains("by-country", "the queue 'german' does not exist"),
            said -> assertThat(said).contains("order-state", "the system 'orders' does not exist"),
            said -> assertThat(said).contains("straight-to-people", "has the skill 'billing'"),
            said -> assertThat(said).contains("appointment", "the system 'slots' does not exist"));
  }

  @TestFactory
  List<DynamicTest> theTenMistakesAreToldInTheseWords() throws IOException {
    List<DynamicTest> tests = told("designers-mistakes.md");
    assertThat(tests).hasSize(10);
    return tests;
  }

  @TestFactory
  List<DynamicTest> faultsOfTheReferenceAreToldInTheseWords() throws IOException {
    List<DynamicTest> tests = told("flow-language.md");
    assertThat(tests).isNotEmpty();
    return tests;
  }

  /** Of a house of which nothing is said, and whose voice has not spoken yet. */
  @Test
  void theCertificateOfTheGuideIsThatOfTheShippedFlow() throws Exception {
    Files.delete(folder.resolve("hatchline.yaml"));
    Path file = flows.resolve("first-call.yaml");
    Files.writeString(file, FlowReader.shippedText("first-call"));
    String shown = blocks("flow-check.md", CERTIFICATE).getFirst().group(1).strip();
    assertThat(checked(file)).isEqualTo(shown);
  }

  private List<DynamicTest> told(String doc) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (MatchResult mistake : blocks(doc, MISTAKE)) {
      String expected = mistake.group(2).strip();
      tests.add(
          DynamicTest.dynamicTest(
              expected.lines().findFirst().orElse(""),
              () -> {
                Path line = Files.writeString(flows.resolve("line.yaml"), mistake.group(1));
                assertThat(checked(line)).isEqualTo(expected);
              }));
    }
    return tests;
  }
}
