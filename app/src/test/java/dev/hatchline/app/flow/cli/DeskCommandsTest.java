package dev.hatchline.app.flow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.ConfigException;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.PromptException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What designers do at their desk: test, try and draw. */
class DeskCommandsTest {
  private static final String FLOW =
      """
      flow: mine
      start: top
      nodes:
        top:
          menu:
            prompt: For a person, press zero. For your order, one.
            choices: { 1: which }
        which:
          ask: { prompt: Key in your order., into: order, length: 5, again: yes }
          then: find
        find:
          lookup: { system: orders, get: "/orders/{order}", take: { state: text } }
          then: tell
          missing: top
          failed: top
        tell:
          say: "It is {state}."
          then: top
      """;

  private static final String TESTS =
      """
      flow: mine
      tests:
        - name: it is told
          given: { lookups: [{ system: orders, get: /orders/40017, found: { state: new } }] }
          caller: [press 1, press 40017]
          expect: [{ hears: It is new. }]
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String flow = "";

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(folder.resolve("flows"));
    flow = Files.writeString(folder.resolve("flows/mine.yaml"), FLOW).toString();
    Files.writeString(folder.resolve("flows/mine.test.yaml"), TESTS);
    Files.writeString(folder.resolve("hatchline.yaml"), "company: Mine\n");
  }

  private int run(String... args) {
    Map<String, String> environment =
        Map.of("HATCHLINE_CONFIG", folder.resolve("hatchline.yaml").toString());
    return FlowCommand.run(
        List.of(args),
        environment,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  private String said() {
    return out.toString(UTF_8);
  }

  @Test
  void testsOfAFlowPassAndTellWhatWasNeverVisited() {
    assertThat(run("test", flow)).isZero();
    assertThat(said())
        .contains("1 tests of mine, 1 passed, 0 failed")
        .contains("visited 4 of 4 nodes and 4 of 6 ways: 80 %")
        .contains("never visited: way 'missing' of 'find', to 'top'");
  }

  @Test
  void withoutFilesThoseOfTheOperatorAreTried() {
    assertThat(run("test")).isZero();
    assertThat(said()).contains("mine.test.yaml: 1 tests of mine, 1 passed");
  }

  @Test
  void lessThanWantedIsAFailure() {
    assertThat(run("test", "--min", "80", flow)).isZero();
    assertThat(run("test", "--min", "81", flow)).isEqualTo(1);
    assertThat(said()).contains("80 % was visited; expected at least 81 %");
  }

  @Test
  void failuresAndFaultsAreOne() throws IOException {
    Path tests = folder.resolve("flows/mine.test.yaml");
    Path xml = folder.resolve("out.xml");
    Files.writeString(tests, TESTS.replace("It is new", "It is old"));
    assertThat(run("test", "--junit", xml.toString(), tests.toString())).isEqualTo(1);
    assertThat(said()).contains("FAILED: it is told", "mine.test.yaml:6:16: expected to hear");
    assertThat(xml).content().contains("<failure").contains("failures=\"1\"");
    Files.writeString(tests, TESTS.replace("press 40017", "pres 40017"));
    assertThat(run("test", tests.toString())).isEqualTo(1);
    assertThat(said()).contains("mine.test.yaml:5:23: found 'pres 40017'; expected press KEYS");
    assertThat(run("test", folder.resolve("none.test.yaml").toString())).isEqualTo(1);
  }

  @Test
  void shippedFlowsCanBeTestedToo() throws IOException {
    Path tests = folder.resolve("flows/company-line.test.yaml");
    Files.writeString(
        tests,
        "flow: company-line\ntests: [{ name: one, caller: [press 0], expect: [{ hears: Mine. }] }]");
    assertThat(run("test", tests.toString())).isZero();
  }

  @Test
  void pictureIsWrittenWithTheSecondsOfTheVoice() throws Exception {
    Path svg = folder.resolve("mine.svg");
    assertThat(run("draw", flow, "-o", svg.toString())).isZero();
    assertThat(svg).content().contains("<svg", "id=\"node-find\"", "a person, from everywhere");
    assertThat(svg)
        .content()
        .contains(" · " + seconds("For a person, press zero. For your order, one.") + "<");
    assertThat(run("draw", flow)).isZero();
    assertThat(said()).isEqualTo(Files.readString(svg));
  }

  /** By the line's voice, not by the number of letters. */
  private static String seconds(String words) throws PromptException {
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      String seconds =
          String.format(Locale.ROOT, "%.1f s", voice.speak(words).duration().toMillis() / 1000.0);
      Duration estimate = PromptLength.ESTIMATE.of(Prompt.text(words));
      assertThat(seconds)
          .isNotEqualTo(String.format(Locale.ROOT, "%.1f s", estimate.toMillis() / 1000.0));
      return seconds;
    }
  }

  @Test
  void wrongUseIsTold() {
    assertThat(run("draw")).isEqualTo(FlowCommand.WRONG_USE);
    assertThat(run("draw", flow, "-x")).isEqualTo(FlowCommand.WRONG_USE);
    assertThat(run("test", "--min", "101")).isEqualTo(FlowCommand.WRONG_USE);
    assertThat(run("test", "--junit")).isEqualTo(FlowCommand.WRONG_USE);
    assertThat(run("try")).isEqualTo(FlowCommand.WRONG_USE);
    assertThat(err.toString(UTF_8)).contains("flow draw FILE", "flow test [FILE", "flow try FILE");
  }

  private String talk(String typed, String... args) throws ConfigException {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-28T12:00:00Z"));
    Workplace at =
        Workplace.of(Map.of("HATCHLINE_CONFIG", folder.resolve("hatchline.yaml").toString()));
    new TryCommand(at, new ByteArrayInputStream(typed.getBytes(UTF_8)), clock)
        .run(List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return said();
  }

  @Test
  void conversationIsAnsweredByTheDemoBackOffice() throws ConfigException {
    assertThat(talk("1\n40017\n\n0\n", flow))
        .contains("which        Key in your order.")
        .contains("(find: found)")
        .contains("tell         It is shipped.")
        .contains("queue people by 0");
  }

  @Test
  void conversationIsAnsweredByFacts() throws Exception {
    Path facts = folder.resolve("facts.test.yaml");
    Files.writeString(
        facts,
        """
        flow: company-line
        given: { lookups: [{ system: orders, get: /orders/40017, missing: yes }] }
        tests: [{ name: one, expect: [{ ends: queue people }] }]
        """);
    assertThat(talk("1\n40017\n0\n", flow, "--facts", facts.toString()))
        .contains("(find: missing)");
  }
}
