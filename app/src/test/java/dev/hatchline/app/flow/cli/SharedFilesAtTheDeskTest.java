package dev.hatchline.app.flow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.flow.Bundle;
import dev.hatchline.flow.yaml.files.FolderFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At the desk a flow is whole, too: what it calls and includes lies beside it. */
class SharedFilesAtTheDeskTest {
  private static final String LINE =
      """
      flow: line
      start: top
      include: [house]
      nodes:
        top: { call: hello, then: person }
      """;
  private static final String HELLO =
      """
      flow: hello
      start: a
      nodes:
        a: { say: "Hello, a person is here in a moment.", then: b }
        b: { return: }
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream print = new PrintStream(out, true, UTF_8);
  private String flow = "";

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("flows/parts"));
    flow = Files.writeString(folder.resolve("flows/line.yaml"), LINE).toString();
    writeHello(HELLO);
    Files.writeString(
        folder.resolve("flows/parts/house.yaml"),
        "part: house\nnodes:\n  person: { queue: people }\n");
    Files.writeString(folder.resolve("hatchline.yaml"), "company: Mine\n");
  }

  private void writeHello(String text) throws IOException {
    Files.writeString(folder.resolve("flows/hello.yaml"), text);
  }

  private Map<String, String> environment() {
    return Map.of("HATCHLINE_CONFIG", folder.resolve("hatchline.yaml").toString());
  }

  private String run(String... args) {
    out.reset();
    assertThat(FlowCommand.run(List.of(args), environment(), print, print)).isZero();
    return out.toString(UTF_8);
  }

  private String hash() throws Exception {
    FolderFiles files = new FolderFiles(folder.resolve("flows"), Path::toString);
    return Bundle.gathered(Files.readString(Path.of(flow)), files, new HashSet<>()).hash();
  }

  @Test
  void itIsTested() throws IOException {
    Files.writeString(
        folder.resolve("flows/line.test.yaml"),
        """
        flow: line
        tests: [{ name: one, expect: [{ hears: "Hello," }, { ends: queue people }] }]
        """);
    assertThat(run("test", flow)).contains("1 tests of line, 1 passed", "visited 4 of 4 nodes");
  }

  @Test
  void itIsDrawn() {
    assertThat(run("draw", flow)).contains("top/a", "Hello, a person is here in a moment.");
  }

  @Test
  void itIsTried() throws Exception {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-28T12:00:00Z"));
    ByteArrayInputStream nothing = new ByteArrayInputStream("\n".getBytes(UTF_8));
    new TryCommand(Workplace.of(environment()), nothing, clock).run(List.of(flow), print, print);
    assertThat(out.toString(UTF_8)).contains("Hello, a person is here", "queue people");
  }

  /** Else it would be a proof of something else once a called flow has been saved. */
  @Test
  void itsCertificateIsOfAllItsFiles() throws Exception {
    String before = hash();
    assertThat(run("check", flow)).contains("line  sha256 " + before.substring(0, 12));
    writeHello(HELLO.replace("Hello", "Good day"));
    assertThat(hash()).isNotEqualTo(before);
    assertThat(run("check", flow)).contains("line  sha256 " + hash().substring(0, 12));
  }
}
