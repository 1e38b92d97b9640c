package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.Proved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every flow that is shipped may be published as it is. */
class ShippedFlowsTest {
  private static final Path FOLDER = Path.of("flows");

  private static final FlowReader READER =
      FlowReader.judging(
          Map.of(
              "company", "Example Company",
              "hours",
                  "We are open Monday to Friday from 8 A M to 6 P M, and Saturday from 9 A M to noon.",
              "date_order", "two digits for the month, and two for the day"));

  /** A voice that is as quick as the one that lines have. */
  private static final Measure VOICE =
      new Measure("steady", false, prompt -> Duration.ofMillis(prompt.toString().length() * 65L));

  static List<String> flows() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml") && !file.endsWith(".test.yaml"))
          .map(file -> file.substring(0, file.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("flows")
  void eachIsProvedAndCalledAsItsFile(String name) throws Exception {
    Proved proved = READER.prove(FlowReader.shippedFile(name), FlowReader.shippedText(name), VOICE);
    assertThat(proved.flow().name()).isEqualTo(name);
    assertThat(proved.certificate().text()).startsWith(name + "  sha256 ");
  }
}
