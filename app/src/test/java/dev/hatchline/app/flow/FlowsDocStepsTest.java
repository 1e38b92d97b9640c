package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/flows.md says after its first flow: a number for it, and what becomes of changes. */
class FlowsDocStepsTest {
  private static final Path DOC = Path.of("..", "docs", "flows.md");
  private static final Path OPERATOR = Path.of("..", "config", "hatchline.yaml");
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final String FLOW = "bakery";

  @TempDir Path folder;

  private static String yaml(int block) throws Exception {
    return YAML.matcher(Files.readString(DOC))
        .results()
        .map(found -> found.group(1))
        .toList()
        .get(block);
  }

  /** Step 5. */
  @Test
  void theNumberIsALineOfTheOperatorsFile() throws Exception {
    String shipped = Files.readString(OPERATOR);
    assertThat(shipped).containsPattern("(?m)^lines:$");
    Path file = folder.resolve("hatchline.yaml");
    Files.writeString(file, shipped.replaceFirst("(?m)^lines:$", "lines:\n" + yaml(2)));
    List<OperatorConfig.Line> lines = OperatorFile.read(file).lines();
    assertThat(lines)
        .anySatisfy(line -> {
          assertThat(line.number()).isEqualTo("1005");
          assertThat(line.flow()).isEqualTo(FLOW);
          assertThat(line.queue()).isEqualTo("people");
        });
  }

  /** Step 7. */
  @Test
  void aChangeIsHeardByTheNextCallAndAMistakeByNobody() throws Exception {
    Desk desk = new Desk(folder.resolve("flows"), new MemoryVersions());
    desk.saves(FLOW, yaml(0));
    desk.starts(FLOW);
    var up = desk.rings();
    assertThat(desk.hears(FLOW, up)).startsWith("1 The bakery");
    desk.saves(FLOW, yaml(0).replace("from six until noon", "from seven until noon"));
    desk.looksAgain();
    assertThat(desk.hears(FLOW, up)).as("who is up").startsWith("1 ");
    assertThat(desk.hears(FLOW, desk.rings())).as("the next caller").startsWith("2 ");
    desk.saves(FLOW, yaml(0).replace("then: welcome", "then: welcom"));
    desk.looksAgain();
    assertThat(desk.hears(FLOW, desk.rings())).startsWith("2 ");
    assertThat(desk.faults()).singleElement().asString().contains("bakery.yaml:", "'welcom'");
  }
}
