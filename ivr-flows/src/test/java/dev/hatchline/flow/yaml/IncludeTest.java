package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.files.FlowFiles;
import dev.hatchline.flow.yaml.files.FolderFiles;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several flows have in common is written once. */
class IncludeTest {
  private static final String HOUSE =
      """
      part: house
      constants: { phone_hours: from nine to six }
      nodes:
        person: { queue: people, prompt: "One moment. We are here {phone_hours}." }
        note: { message: Please speak after the tone. }
      """;
  private static final String LINE =
      """
      flow: line
      start: top
      include: [house]
      nodes:
        top: { say: "{company}, {phone_hours}.", then: person }
      """;

  @Test
  void itsNodesAndConstantsAreTheFlowsOwn() throws FlowException {
    Flow flow = new Shelf().part("house", HOUSE).line(LINE);
    assertThat(flow.prompts())
        .containsExactly(
            Prompt.text("Test Company, from nine to six."),
            Prompt.text("One moment. We are here from nine to six."));
    assertThat(Shelf.call(flow, "").story()).containsExactly("top", "person");
  }

  @Test
  void whatAFlowDoesNotUseOfItIsLeftOut() throws FlowException {
    assertThat(new Shelf().part("house", HOUSE).line(LINE).nodes())
        .containsOnlyKeys("top", "person");
  }

  /** A part may lead back, and to whatever a flow that includes it must have. */
  @Test
  void itMayNameNodesAndValuesOfTheFlow() throws FlowException {
    Shelf shelf =
        new Shelf()
            .part("house", "part: house\nnodes:\n  hello: { say: \"Hello {who}.\", then: bye }\n");
    String line =
        """
        flow: line
        start: set
        include: [house]
        nodes:
          set: { set: { who: Ada }, then: hello }
          bye: { queue: people }
        """;
    assertThat(shelf.call(line, "").spoken()).containsExactly(Prompt.text("Hello Ada."));
  }

  @Test
  void itsFaultsStandInItsOwnFile() {
    Shelf shelf = new Shelf().part("house", HOUSE.replace("queue:", "quue:") + "  x: { end: }\n");
    assertThat(shelf.faults(LINE.replace("start: top", "start: tp")))
        .anyMatch(fault -> fault.startsWith("line.yaml:2:8: there is no node 'tp'"))
        .anyMatch(fault -> fault.startsWith("parts/house.yaml:4:13: unknown kind of node 'quue'"))
        .hasSize(2);
  }

  @Test
  void aNodeOfBothIsAFaultInThePart() {
    Shelf shelf = new Shelf().part("house", HOUSE + "  top: { end: }\n");
    assertThat(shelf.faults(LINE))
        .containsExactly(
            "parts/house.yaml:6:3: there is a node 'top' in line.yaml, too; expected a name for"
                + " each");
  }

  @Test
  void aConstantOfBothIsAFaultInThePart() {
    Shelf shelf = new Shelf().part("house", HOUSE);
    assertThat(shelf.faults("constants: { phone_hours: daily }\n" + LINE))
        .containsExactly(
            "parts/house.yaml:2:14: another constant has the name 'phone_hours'; expected a name"
                + " for each");
  }

  @Test
  void whatIsNoPartIsToldWhereItIsNamed() {
    Shelf shelf = new Shelf().part("house", HOUSE);
    assertThat(shelf.faults(LINE.replace("[house]", "[huose]")))
        .contains(
            "line.yaml:3:11: there is no part 'huose'; expected a file parts/huose.yaml among the"
                + " flows, or house; did you mean 'house'?");
    assertThat(shelf.faults(LINE.replace("[house]", "house")).getFirst())
        .isEqualTo("line.yaml:3:10: found 'house'; expected a list of parts, such as [house]");
    assertThat(shelf.faults(LINE.replace("[house]", "[../house]")).getFirst())
        .startsWith("line.yaml:3:11: found '../house'; expected the name of a part");
    assertThat(new Shelf().part("house", "flow: x\n").faults(LINE).getFirst())
        .isEqualTo(
            "line.yaml:5:27: unknown name {phone_hours}; expected one of callable, callback,"
                + " caller, company, tell_by, today, wait");
  }

  @Test
  void theOperatorsFolderGoesBeforeWhatIsShipped(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("parts"));
    Files.writeString(folder.resolve("parts/house.yaml"), HOUSE);
    Files.writeString(folder.resolve("first-call.yaml"), "flow: ours\nstart: a\n");
    FlowFiles files = new FolderFiles(folder, Path::toString);
    FlowReader reader = new FlowReader(Map.of("company", "Us")).with(files);
    assertThat(reader.read("line.yaml", LINE).nodes()).containsKey("person");
    FlowFiles.Ref first = new FlowFiles.Ref(FlowFiles.Kind.FLOW, "first-call");
    assertThat(files.find(first).orElseThrow().text()).startsWith("flow: ours");
    assertThat(files.names(FlowFiles.Kind.PART)).containsExactly("house");
    Files.delete(folder.resolve("first-call.yaml"));
    assertThat(files.find(first).orElseThrow().file()).isEqualTo("flows/first-call.yaml");
    Files.write(folder.resolve("parts/house.yaml"), new byte[] {(byte) 0xff});
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    FlowException.class, () -> reader.read("line.yaml", LINE))
                .getMessage())
        .contains("house.yaml:1:1: the file is not UTF-8")
        .doesNotContain("there is no part");
  }
}
