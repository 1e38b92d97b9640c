package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Somebody who has read docs/flows.md and nothing else: what they write, and the commands that they
 * type, are those of the page, to the last call.
 */
@Timeout(900)
class FlowsDocIT {
  private static final String PAGE = page();
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

  /** In a block of its own, or within a sentence; what follows {@code #} is said to the reader. */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^|`)\\./hatchline ([^`#\n]+?)\\s*(?:`|#.*|$)");

  private static final Duration COMMAND_MAX = Duration.ofMinutes(5);
  private static final String FLOWS = "config/flows/";
  private static final String NEW_HOURS = "from seven until noon";
  private static final String OLD_HOURS = "from six until noon";

  private static Rig rig;
  private static Path home;

  private static String page() {
    try {
      return Files.readString(Path.of("..", "docs", "flows.md"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static List<String> found(Pattern pattern) {
    return pattern.matcher(PAGE).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static void save(String file, String text) {
    Designer.at(home).save(file, text);
  }

  /** Steps 1, 4 and 5: the flow, its tests, and the number, which is taken at a start. */
  @BeforeAll
  static void writes() {
    List<String> written = found(YAML);
    rig =
        Rig.up(
            "company: The Bakery\nlines:\n"
                + written.get(2)
                + "queues: [{name: people, agents: [\"101\"], message-when-nobody: false}]\n",
            folder -> {
              home = folder;
              save("bakery.yaml", written.get(0));
              save("bakery.test.yaml", written.get(1));
            });
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  /** Runs the one command of the page that begins so; what it says. */
  private static String types(String command, String... more) {
    List<String> meant = found(COMMAND).stream().filter(c -> c.startsWith(command)).toList();
    assertThat(meant).as("the page has it once: " + command).hasSize(1);
    String line = meant.getFirst().replace(FLOWS, home.resolve("flows") + "/").replace("\"", "");
    if (line.endsWith("-o bakery.svg")) {
      line = line.replace("bakery.svg", home.resolve("bakery.svg").toString());
    }
    List<String> words = new ArrayList<>(List.of(line.split(" +")));
    words.addAll(List.of(more));
    try {
      return rig.hatchline(COMMAND_MAX, words.toArray(String[]::new));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void thePageLeadsFromAnEmptyFileToACall() throws Exception {
    assertThat(types("flow check")).contains("bakery  sha256", "one key away");
    assertThat(types("flow draw")).doesNotContain("hatchline:");
    assertThat(home.resolve("bakery.svg")).content().startsWith("<svg").contains("node-hours");
    assertThat(types("flow test")).contains("100 %").doesNotContain("FAILED");
    assertThat(rig.api("/api/flows").get(0).path("live").path("version").asInt()).isEqualTo(1);
    calls();
    changes();
  }

  /** Step 6, in two terminals. */
  private static void calls() {
    CompletableFuture<String> agent =
        CompletableFuture.supplyAsync(() -> types("agent 101", "--seconds", "60"));
    rig.awaitAgent("101", "Available");
    String call = types("call", "--seconds", "30");
    assertThat(call).contains("answered", "bridged: agent 101 is heard");
    assertThat(agent.join()).contains("bridged: the caller is heard");
    rig.awaitEvent("+12025550123", "Ended");
    List<String> story = Rig.types(rig.story("+12025550123"));
    assertThat(story).containsSubsequence("Chose", "ZeroOut", "JoinedLine", "Bridged", "Ended");
  }

  /** Step 7. */
  private static void changes() throws Exception {
    String bakery = found(YAML).getFirst();
    save("bakery.yaml", bakery.replace(OLD_HOURS, NEW_HOURS));
    Rig.await(
        "the change", () -> rig.api("/api/flows").get(0).path("live").path("version").asInt() == 2);
    hears("+12025557001", "We are open from seven until noon, every day but Monday.");
    save("bakery.yaml", bakery.replace("then: welcome", "then: welcom"));
    Rig.await("its fault", () -> rig.api("/api/flows").get(0).path("refused").isObject());
    assertThat(rig.api("/actuator/health").toString()).contains("bakery.yaml:12:", "welcom");
    assertThat(Files.readString(rig.state().resolve("log/engine.log"))).contains("bakery.yaml:12:");
    hears("+12025557002", "We are open from seven until noon, every day but Monday.");
    assertThat(types("flow versions")).containsPattern("2 +20.*all calls");
    assertThat(types("flow diff")).contains(OLD_HOURS, NEW_HOURS);
    assertThat(types("flow rollback")).contains("calls hear version 1 of bakery");
    hears("+12025557003", "We are open from six until noon, every day but Monday.");
  }

  /** A caller of the number that the page gives the flow. */
  private static void hears(String number, String hours) {
    try (Phone caller = rig.caller(number, 1130)) {
      caller.dial(rig.uri("1005"));
      rig.awaitEvent(number, "PromptStarted");
      caller.press("1");
      caller.awaitSound(Hearing.words(Spoken.words(hours).slice(0.3, 2.6)), Rig.PATIENCE);
    }
  }
}
