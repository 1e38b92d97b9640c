package dev.hatchline.flow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a designer sees while typing, by the language server that editors use. */
class LanguageServerIT {
  private static final String FAULTY =
      FlowSchema.FIRST_LINE
          + """

          flow: any
          start: top
          nodes:
            top:
              menu:
                prompt: For a person, press zero.
                wiat: 4s
                choices:
                  0: hours
                  1: hours
            hours:
              sya: We are open.
            late:
              say: We are late.
          """;

  private static final String GOOD =
      FlowSchema.FIRST_LINE
          + """

          flow: any
          start: top
          nodes:
            top:
              menu:
                prompt: For a person, press zero. To end, press nine.
                choices: { 9: bye }
               \s
            bye:
              end:
            more:
             \s
          """;

  private final Path folder;
  private final LanguageServer server;

  LanguageServerIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.server = LanguageServer.in(folder);
  }

  @BeforeEach
  void theSchemaIsBesideTheFlows() throws IOException {
    Files.writeString(folder.resolve(FlowSchema.FILE), FlowSchema.json());
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("any.yaml"), text);
  }

  /** Faults by their lines, from 1 as in an editor. */
  @Test
  void faultsAreShownAtTheirLines() throws IOException {
    Map<Integer, String> shown = new TreeMap<>();
    for (JsonNode found : server.open(file(FAULTY))) {
      shown.put(
          found.path("range").path("start").path("line").asInt() + 1,
          found.path("message").asString());
    }
    assertThat(shown).containsOnlyKeys(8, 10, 13, 14);
    assertThat(shown.get(8)).contains("wiat is not allowed");
    assertThat(shown.get(10)).contains("0 is not allowed");
    assertThat(shown.get(13)).contains("Valid values: \"say\", \"menu\", \"ask\"");
    assertThat(shown.get(14)).contains("Missing property \"then\"");
  }

  @Test
  void flowsThatAreGoodHaveNoFault() throws IOException {
    String good = GOOD.substring(0, GOOD.indexOf("  more:"));
    assertThat(server.open(file(good)).size()).isZero();
  }

  @Test
  void keysOfAMenuAndKindsOfNodesAreOffered() throws IOException {
    Path file = file(GOOD);
    var _ = server.open(file);
    assertThat(offered(file, 8, 6)).contains("wait", "tries").doesNotContain("say", "prompt");
    assertThat(offered(file, 12, 4))
        .containsAll(Kinds.ALL.stream().map(Kind::word).toList())
        .doesNotContain("wait");
  }

  private List<String> offered(Path file, int line, int column) throws IOException {
    return server
        .at("textDocument/completion", file, line, column)
        .path("items")
        .valueStream()
        .map(item -> item.path("label").asString())
        .toList();
  }

  @Test
  void aKeyThatIsPointedAtIsExplained() throws IOException {
    Path file = file(GOOD);
    var _ = server.open(file);
    assertThat(server.at("textDocument/hover", file, 6, 8).toString())
        .contains("what can be chosen, the person first");
  }
}
