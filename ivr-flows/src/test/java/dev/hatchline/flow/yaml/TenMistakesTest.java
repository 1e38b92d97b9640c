package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.problem.FlowException;
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
import org.junit.jupiter.api.TestFactory;

/** Each mistake that is written down for designers is told in the words that stand there. */
class TenMistakesTest {
  private static final Path DOC = Path.of("..", "docs", "designers-mistakes.md");
  private static final Pattern MISTAKE =
      Pattern.compile(
          "(?ms)^## [0-9]+\\. ([^\n]*)\n\n```yaml faulty\n(.*?)^```$\n\n```text\n(.*?)^```$");
  private static final FlowReader READER =
      FlowReader.judging(Map.of("company", "Example Company", "hours", "We are open."));

  /** A voice that is as quick as the one that lines have. */
  private static final Measure VOICE =
      new Measure("kevin16", false, prompt -> Duration.ofMillis(prompt.toString().length() * 65L));

  @TestFactory
  List<DynamicTest> eachIsNamedAtItsPlace() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (MatchResult mistake : MISTAKE.matcher(Files.readString(DOC)).results().toList()) {
      tests.add(
          DynamicTest.dynamicTest(
              mistake.group(1), () -> isTold(mistake.group(2), mistake.group(3).strip())));
    }
    assertThat(tests).hasSize(10);
    return tests;
  }

  private static void isTold(String text, String message) {
    FlowException refused =
        catchThrowableOfType(FlowException.class, () -> READER.prove("line.yaml", text, VOICE));
    Assertions.assertNotNull(refused, "expected to be refused");
    assertThat(refused.getMessage()).isEqualTo(message);
  }
}
