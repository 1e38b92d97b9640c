package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.yaml.FlowException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a flow says is passed over in silence. */
class NotYetTest {
  @TempDir Path folder;

  private FlowException refused(String nodes) throws Exception {
    Path file = folder.resolve("hatchline.yaml");
    Files.writeString(file, "company: Example\n");
    String text = "flow: f\nstart: first\nnodes:\n  person: { queue: people }\n" + nodes;
    return catchThrowableOfType(
        FlowException.class, () -> Flows.checking(OperatorFile.read(file)).check("f.yaml", text));
  }

  @Test
  void aPlaceThatIsTypedIsRefusedInWords() throws Exception {
    assertThat(
            refused(
                "  first: { ask: { prompt: Where?, into: area, length: 5 }, then: known }\n"
                    + "  known: { outage: , area: area, told: person, none: person }\n"))
        .hasMessageContaining("this line cannot yet look for what does not work at a place")
        .hasMessageContaining("(node 'known'); expected a flow without it");
  }

  @Test
  void skillsOfAQueueAreRefusedInWords() throws Exception {
    assertThat(
            refused(
                "  first: { say: Hello., then: second }\n"
                    + "  second: { menu: { prompt: One., choices: { 1: person, 2: third } } }\n"
                    + "  third: { queue: people, skills: { billing: 3 } }\n"))
        .hasMessageContaining(
            "this line cannot yet ask an agent for more skills than the queue does");
  }
}
