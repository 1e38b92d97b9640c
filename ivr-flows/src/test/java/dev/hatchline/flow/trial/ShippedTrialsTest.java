package dev.hatchline.flow.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.trial.TrialReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each flow that is shipped has its tests beside it, which pass, and visit all of it. */
class ShippedTrialsTest {
  private static final String TESTS = ".test.yaml";
  private static final String FLOW = ".yaml";

  private static final Map<String, String> CONSTANTS =
      Map.of(
          "company", "Example Company", "hours", "We are open daily.", "date_order", "month, day");

  static List<String> flows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("flows"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(FLOW) && !file.endsWith(TESTS))
          .map(file -> file.substring(0, file.length() - FLOW.length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("flows")
  void allPassAndVisitEverything(String flow) throws Exception {
    FlowReader reader = FlowReader.judging(CONSTANTS);
    String file = "/flows/" + flow + TESTS;
    try (InputStream in = ShippedTrialsTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Trials trials = new TrialReader(name -> Optional.of(reader.shipped(name))).read(file, text);
      Report report = new TrialRunner(PromptLength.ESTIMATE).run(trials);
      assertThat(report.failed()).as(report.text()).isZero();
      assertThat(report.coverage().percent()).as(report.text()).isEqualTo(100);
    }
  }
}
