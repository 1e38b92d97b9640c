package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.check.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

  private static List<MatchResult> blocks(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(DOC)).results().toList();
  }

  @TestFactory
  List<DynamicTest> examplesAreTaken() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (MatchResult example : blocks(EXAMPLE)) {
      String text = example.group(1);
      tests.add(
          DynamicTest.dynamicTest(
              text.lines().findFirst().orElse("empty"),
              () -> READER.prove("example.yaml", text, VOICE)));
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

  @Test
  void everyKindOfNodeHasItsSection() throws IOException {
    assertThat(Files.readString(DOC))
        .contains("\n## say\n", "\n## menu\n", "\n## ask\n", "\n## set\n", "\n## branch\n")
        .contains(
            "\n## hours\n",
            "\n## lookup\n",
            "\n## queue\n",
            "\n## callback\n",
            "\n## message\n",
            "\n## note\n",
            "\n## survey\n",
            "\n## outage\n",
            "\n## transfer\n",
            "\n## end\n",
            "\n## language\n");
  }
}
