package dev.hatchline.flow.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.trial.TrialReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The flow with which docs/flows.md begins has a certificate, and its tests pass. */
class FlowsDocTest {
  private static final Path DOC = Path.of("..", "docs", "flows.md");
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

  @Test
  void theFirstFlowIsProvedAndItsTestsVisitAllOfIt() throws Exception {
    List<String> written =
        YAML.matcher(Files.readString(DOC)).results().map(block -> block.group(1)).toList();
    FlowReader reader = FlowReader.judging(Map.of("company", "Example Company"));
    reader.prove("bakery.yaml", written.get(0), new Measure("any", false, PromptLength.ESTIMATE));
    TrialReader trials =
        new TrialReader(_ -> Optional.of(reader.read("bakery.yaml", written.get(0))));
    Report report =
        new TrialRunner(PromptLength.ESTIMATE).run(trials.read("bakery.test.yaml", written.get(1)));
    assertThat(report.failed()).as(report.text()).isZero();
    assertThat(report.coverage().percent()).as(report.text()).isEqualTo(100);
  }
}
