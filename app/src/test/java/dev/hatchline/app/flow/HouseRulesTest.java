package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line takes a flow by the name of its file, and may begin in one of its languages. */
class HouseRulesTest {
  private static final String BAKERY =
      """
      flow: bakery
      start: person
      nodes:
        person: { queue: people, prompt: You are being put through. }
      """;

  @TempDir Path folder;

  private OperatorConfig config = OperatorConfig.defaults();

  @BeforeEach
  void aSpanishLine() throws Exception {
    config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("hatchline.yaml"),
                "lines:\n  - {number: \"1001\", flow: shop, language: es}\n"));
  }

  private List<String> faults(String file, String text) {
    try {
      var _ = HouseChecking.of(config, List.of(Measure.ESTIMATE)).check(file, text);
      return List.of();
    } catch (FlowException fault) {
      return fault.problems().stream().map(Object::toString).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop.yaml", "config/flows/shop.yaml", "/a/shop.yaml", "shop version 12", "shop"})
  void aLineTakesAFlowByTheNameOfItsFile(String file) {
    assertThat(faults(file, BAKERY))
        .containsExactly(
            file
                + ":1:1: line 1001 begins in 'es'; expected 'languages:' at the top of the flow,"
                + " with it among them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bakery.yaml", "bakery version 12", "flows/shop/bakery.yaml"})
  void whatAFlowCallsItselfIsNoLines(String file) {
    assertThat(faults(file, BAKERY.replace("flow: bakery", "flow: shop"))).isEmpty();
  }

  @Test
  void aFlowThatIsCalledHasTheNameOfItsOwnFile() {
    String line = "flow: street\nstart: who\nnodes:\n  who: { call: shop }\n";
    assertThat(faults("bakery.yaml", line + "#: flow shop flows/shop.yaml\n" + BAKERY))
        .contains(
            "flows/shop.yaml:1:1: line 1001 begins in 'es'; expected 'languages:' at the top of the"
                + " flow, with it among them");
  }
}
