package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.files.FlowFiles;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the reference shows is what the reader takes, and what it refuses in these words. */
class FlowLanguageDocTest {
  private static final Path DOC = Path.of("..", "docs", "flow-language.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final Pattern REFUSED =
      Pattern.compile("(?ms)^```yaml faulty\n(.*?)^```$.*?^```text\n(.*?)^```$");
  private static final FlowReader READER =
      FlowReader.judging(Map.of("company", "Example Company", "hours", "We are open."));

  /** A voice that is as quick as the one that lines have. */
  private static final Measure VOICE =
      new Measure("steady", false, prompt -> Duration.ofMillis(prompt.toString().length() * 65L));

  /** A file of its own, of the name that its first line gives it. */
  private static final Pattern FILE = Pattern.compile("(flow|part): ([a-z-]+)\n[\\s\\S]*");

  /** What the examples call and include are other examples. */
  private static FlowReader reader() throws IOException {
    Map<FlowFiles.Ref, FlowFiles.Source> files = new HashMap<>();
    for (MatchResult example : blocks(EXAMPLE)) {
      Matcher file = FILE.matcher(example.group(1));
      if (file.matches()) {
        FlowFiles.Kind kind =
            file.group(1).equals("part") ? FlowFiles.Kind.PART : FlowFiles.Kind.FLOW;
        FlowFiles.Ref ref = new FlowFiles.Ref(kind, file.group(2));
        files.put(ref, new FlowFiles.Source("example.yaml", example.group(1)));
      }
    }
    return READER.with(FlowFiles.of(files));
  }

  private static List<MatchResult> blocks(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(DOC)).results().toList();
  }

  @TestFactory
  List<DynamicTest> examplesAreTaken() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    FlowReader reader = reader();
    for (MatchResult example : blocks(EXAMPLE)) {
      String text = example.group(1);
      if (!text.startsWith("part: ")) { // is read with the flow that includes it
        String name = text.lines().findFirst().orElse("empty");
        tests.add(DynamicTest.dynamicTest(name, () -> reader.prove("example.yaml", text, VOICE)));
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(13);
    return tests;
  }

  @TestFactory
  List<DynamicTest> faultsAreNamedAsWritten() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (MatchResult refused : blocks(REFUSED)) {
      String text = refused.group(1);
      tests.add(
          DynamicTest.dynamicTest(
              text.lines().findFirst().orElse("empty"),
              () -> {
                FlowException faulty =
                    catchThrowableOfType(FlowException.class, () -> READER.read("line.yaml", text));
                Assertions.assertNotNull(faulty, "expected to be refused");
                assertThat(faulty.getMessage()).isEqualTo(refused.group(2).strip());
              }));
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }
}
