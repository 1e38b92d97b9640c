package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowReaderTest {
  private static final FlowReader READER = new FlowReader(Map.of("company", "Cost $1 \\ Co."));

  private static final String EVERYTHING =
      """
      flow: everything
      queue: desk
      start: top
      nodes:
        top:
          menu:
            prompt:
              - file: jingles/welcome.wav
              - "{company} Choose."
            choices: { 1: news, 2: sales, 3: plain, 4: note, 5: bye, "*": quiet, "#": top }
            wait: 2500ms
            tries: 3
        news: { say: News., then: defaults }
        defaults: { menu: { prompt: Well?, choices: { 9: top } } }
        sales: { queue: sales, prompt: Sales. }
        plain: { queue: people }
        note: { message: { file: beep.wav } }
        bye: { end: Goodbye. }
        quiet: { end: }
      """;

  @Test
  void everyNodeIsReadAsWritten() throws FlowException {
    Flow flow = READER.read("everything.yaml", EVERYTHING);
    assertThat(flow.name()).isEqualTo("everything");
    assertThat(flow.queue()).isEqualTo("desk");
    assertThat(flow.start()).isEqualTo("top");
    assertThat(flow.node("news")).isEqualTo(new Node.Say(Prompt.text("News."), "defaults"));
    assertThat(flow.node("sales"))
        .isEqualTo(new Node.Queue("sales", Optional.of(Prompt.text("Sales."))));
    assertThat(flow.node("plain")).isEqualTo(new Node.Queue("people", Optional.empty()));
    assertThat(flow.node("note")).isEqualTo(new Node.Message(Prompt.recording("beep.wav")));
    assertThat(flow.node("bye")).isEqualTo(new Node.End(Optional.of(Prompt.text("Goodbye."))));
    assertThat(flow.node("quiet")).isEqualTo(new Node.End(Optional.empty()));
  }

  @Test
  void menuIsReadAsWrittenAndHasDefaults() throws FlowException {
    Flow flow = READER.read("everything.yaml", EVERYTHING);
    Prompt prompt =
        new Prompt(
            List.of(
                new Prompt.Recording("jingles/welcome.wav"),
                new Prompt.Text("Cost $1 \\ Co. Choose.")));
    Map<Character, String> choices =
        Map.of(
            '1', "news", '2', "sales", '3', "plain", '4', "note", '5', "bye", '*', "quiet", '#',
            "top");
    assertThat(flow.node("top"))
        .isEqualTo(new Node.Menu(prompt, choices, Duration.ofMillis(2500), 3));
    assertThat(flow.node("defaults"))
        .isEqualTo(
            new Node.Menu(Prompt.text("Well?"), Map.of('9', "top"), Duration.ofSeconds(4), 2));
  }

  @Test
  void queueIsPeopleUnlessNamed() throws FlowException {
    Flow flow = READER.read("f.yaml", EVERYTHING.replace("queue: desk\n", ""));
    assertThat(flow.queue()).isEqualTo("people");
  }

  @Test
  void spacesAndLineEndsInTextsAreOneSpace() throws FlowException {
    Flow flow = READER.read("f.yaml", EVERYTHING.replace("News.,", "\"  All   our\\nnews. \","));
    assertThat(flow.node("news").heard()).contains(Prompt.text("All our news."));
  }

  @Test
  void promptsAreListedForSynthesisEachOnce() throws FlowException {
    Flow flow = READER.read("f.yaml", EVERYTHING.replace("Sales.", "News."));
    assertThat(flow.prompts())
        .map(Prompt::toString)
        .containsExactly(
            "[jingles/welcome.wav] Cost $1 \\ Co. Choose.",
            "News.",
            "Well?",
            "[beep.wav]",
            "Goodbye.");
  }

  @Test
  void promptsWithValuesAreNotListed() throws FlowException {
    Flow flow = READER.read("f.yaml", EVERYTHING.replace("say: News.", "say: '{wait} News.'"));
    assertThat(flow.node("news").heard())
        .contains(new Prompt(List.of(new Prompt.Template("{wait} News."))));
    assertThat(flow.prompts()).isNotEmpty().allMatch(Prompt::constant);
  }

  @Test
  void folderIsReadWhole(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("b.yaml"), EVERYTHING);
    Files.writeString(folder.resolve("a.yaml"), EVERYTHING.replace(": everything", ": another"));
    Files.writeString(folder.resolve("notes.txt"), "not a flow");
    FlowCatalog catalog = READER.folder(folder);
    assertThat(catalog.names()).containsExactly("another", "everything");
    assertThat(catalog.find("another")).map(Flow::start).contains("top");
    assertThat(catalog.find("missing")).isEmpty();
  }

  @Test
  void faultsOfAllFilesComeTogether(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.yaml"), EVERYTHING);
    Files.writeString(folder.resolve("b.yaml"), EVERYTHING);
    Files.writeString(folder.resolve("c.yaml"), EVERYTHING.replace("then: def", "then: deff"));
    Files.write(folder.resolve("d.yaml"), new byte[] {(byte) 0xc3, 0x28});
    assertThatThrownBy(() -> READER.folder(folder))
        .isInstanceOfSatisfying(
            FlowException.class,
            faulty ->
                assertThat(faulty.problems())
                    .map(FlowProblem::what)
                    .containsExactly(
                        "another file has a flow 'everything' too",
                        "there is no node 'deffaults'",
                        "the file is not UTF-8"));
  }

  @Test
  void missingFilesAreProblems(@TempDir Path folder) {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> READER.read(none))
        .isInstanceOf(FlowException.class)
        .hasMessageContaining(none + ":1:1: cannot be read");
    assertThatThrownBy(() -> READER.folder(none))
        .isInstanceOf(FlowException.class)
        .hasMessageContaining("cannot be listed");
    assertThatThrownBy(() -> READER.shipped("none"))
        .isInstanceOf(FlowException.class)
        .hasMessageContaining("no flow of this name is shipped");
  }
}
