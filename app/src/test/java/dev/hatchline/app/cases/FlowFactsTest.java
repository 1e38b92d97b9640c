package dev.hatchline.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.flow.yaml.FlowReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowFactsTest {
  private static final CallId CALL = new CallId(new UUID(1, 2));
  private static final CallId UNKNOWN = new CallId(new UUID(1, 3));

  @TempDir Path folder;

  private static FlowShelf shelf(String choice) throws Exception {
    String text =
        "flow: line\nstart: top\nnodes:\n  top: {menu: {prompt: Top., choices: {1: NEXT}}}\n"
            + "  NEXT: {say: Yes., then: top}\n";
    String written = text.replace("NEXT", choice);
    return FlowShelf.of(
        new FlowCatalog(Map.of("line", new FlowReader(Map.of()).read("line.yaml", written))));
  }

  /** Of a call that is up, as it began; of one that this engine has not had, as the line is now. */
  @Test
  void wordsAreThoseOfTheFlowThatTheCallHolds() throws Exception {
    OperatorConfig config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("hatchline.yaml"), "lines: [{number: \"1000\", flow: line}]\n"));
    FlowShelf shelf = shelf("bill");
    shelf.take("line", CALL);
    shelf.put("line", shelf("order").live("line").orElseThrow());
    FlowFacts facts = new FlowFacts(config, shelf);
    assertThat(facts.chosen(CALL, "1000", "top", '1')).isEqualTo("bill");
    assertThat(facts.chosen(UNKNOWN, "1000", "top", '1')).isEqualTo("order");
    assertThat(facts.chosen(UNKNOWN, "1000", "top", '2')).isEqualTo("2");
  }
}
