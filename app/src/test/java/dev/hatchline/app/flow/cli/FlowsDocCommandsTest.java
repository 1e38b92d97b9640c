package dev.hatchline.app.flow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No command of docs/flows.md is there that nobody has typed: FlowsDocIT types those that begin as
 * {@link #WITH_AN_INSTANCE} says, and starts and stops one; what is left is typed here.
 */
class FlowsDocCommandsTest {
  private static final String PAGE = page();
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^|`)\\./hatchline ([^`#\n]+?)\\s*(?:`|#.*|$)");
  private static final Pattern WITH_AN_INSTANCE =
      Pattern.compile("flow (check|draw|test|versions|diff|rollback)\\b.*|agent .*|call .*");
  private static final List<String> UP_AND_DOWN = List.of("down", "up --detach");
  private static final String INTO = "flow schema > config/flows/";
  private static final String TRY = "flow try config/flows/";

  @TempDir Path folder;

  private static String page() {
    try {
      return Files.readString(Path.of("..", "docs", "flows.md"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static List<String> commands() {
    return COMMAND
        .matcher(PAGE)
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(command -> !WITH_AN_INSTANCE.matcher(command).matches())
        .toList();
  }

  private static String file(String beginning) {
    List<String> found = commands().stream().filter(c -> c.startsWith(beginning)).toList();
    assertThat(found).as("the page has it once: " + beginning).hasSize(1);
    return found.getFirst().substring(beginning.length());
  }

  private static String flow() {
    int from = PAGE.indexOf("```yaml\n") + 8;
    return PAGE.substring(from, PAGE.indexOf("```", from));
  }

  @Test
  void thereAreNoOthers() {
    assertThat(commands())
        .containsExactlyInAnyOrder(
            INTO + file(INTO), TRY + file(TRY), UP_AND_DOWN.getFirst(), UP_AND_DOWN.getLast());
  }

  /** The editor looks for it where the first line of the flow says. */
  @Test
  void theSchemaIsWrittenToTheFileThatTheFlowNames() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, UTF_8);
    assertThat(FlowCommand.run(List.of("schema"), Map.of(), to, to)).isZero();
    assertThat(out.toString(UTF_8)).startsWith("{");
    assertThat(flow()).startsWith("# yaml-language-server: $schema=" + file(INTO) + "\n");
  }

  /** "You are the caller: type 1, then nothing, then 0." */
  @Test
  void theFlowIsTriedAsThePageSays() throws Exception {
    assertThat(PAGE).contains("type `1`, then nothing, then `0`");
    assertThat(PAGE).contains("`config/flows/" + file(TRY) + "`");
    Path bakery = Files.writeString(folder.resolve(file(TRY)), flow());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, UTF_8);
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-28T12:00:00Z"));
    Workplace at = Workplace.of(Map.of("HATCHLINE_CONFIG", folder.resolve("none.yaml").toString()));
    new TryCommand(at, new ByteArrayInputStream("1\n\n0\n".getBytes(UTF_8)), clock)
        .run(List.of(bakery.toString()), to, to);
    assertThat(out.toString(UTF_8))
        .containsSubsequence(
            "welcome      The bakery on Station Road.",
            "hours        We are open from six until noon",
            "welcome      The bakery on Station Road.",
            "queue people by 0");
  }
}
