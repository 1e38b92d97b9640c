package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Listens.Mode;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each thing that can be asked for makes of keys; the day comes after the month here. */
class AskEntriesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final PromptLength TEN_SECONDS = _ -> Duration.ofSeconds(10);

  /** One ask of each kind, without {@code confirm} where that may be. */
  enum Kind {
    PATTERN("pattern: ['47##', '5###']"),
    DIGITS("length: 1..6"),
    DATE("as: date"),
    DATE_WITH_YEAR("as: date, year: yes"),
    TIME("as: time"),
    PHONE("as: phone"),
    NUMBER("as: number, from: 10, to: 20"),
    DECIMALS("as: number, decimals: 1, to: 99.9"),
    MONEY("as: money, currency: EUR, from: 1, to: 10, confirm: '{it}?'"),
    YEN("as: money, currency: JPY, to: 500, confirm: '{it}?'"),
    YES_NO("as: yes-no"),
    CHOICE("as: choice, choices: { 1: morning, 2: { value: afternoon }, '#': any time }");

    final String keys;

    Kind(String keys) {
      this.keys = keys;
    }
  }

  private static Flow flow(Kind kind, String more) {
    String failed = "  quiet: { queue: quiet }\n  lost: { queue: lost }\n";
    String text =
        """
        flow: ask
        start: which
        nodes:
          which: { ask: { prompt: Which?, into: it, wrong: Wrong., ASK }, then: again }
          again: { ask: { prompt: Never asked., into: it, ASK }, then: tell }
          tell: { queue: people, prompt: "It is {it}." }
        """
            .replace("ASK", kind.keys + more);
    try {
      return new FlowReader(Map.of())
          .read("ask.yaml", more.contains("silence") ? text + failed : text);
    } catch (FlowException fault) {
      throw new AssertionError(fault);
    }
  }

  private static CallerScript types(String keys) {
    CallerScript script = CallerScript.silent();
    for (int at = 0; at < keys.length(); at++) {
      script = script.press(keys.charAt(at), SECOND.multipliedBy(at + 1));
    }
    return script;
  }

  private static Simulation run(Kind kind, String more, String keys) {
    ScriptedBusiness business = new ScriptedBusiness(LocalDate.of(2026, 11, 26));
    return new FlowSimulator(flow(kind, more), TEN_SECONDS, business).run(types(keys));
  }

  private static Mode mode(Kind kind) {
    return flow(kind, "").node("which").facts().listens().orElseThrow().mode();
  }

  static Stream<Kind> typed() {
    return Arrays.stream(Kind.values()).filter(kind -> mode(kind) == Mode.DIGITS);
  }

  static Stream<Kind> chosen() {
    return Arrays.stream(Kind.values()).filter(kind -> mode(kind) == Mode.CHOICES);
  }

  @ParameterizedTest
  @CsvSource({
    "PATTERN, 4711, 4711",
    "PATTERN, 5000, 5000",
    "DIGITS, 00471#, 00471",
    "DATE, 0229, 2028-02-29",
    "DATE_WITH_YEAR, 05171980, 1980-05-17",
    "DATE_WITH_YEAR, 02292000, 2000-02-29",
    "TIME, 1430, 14:30",
    "TIME, 0000, 00:00",
    "TIME, 99*2359, 23:59",
    "PHONE, 2025550123#, +12025550123",
    "NUMBER, 10, 10",
    "NUMBER, 20, 20",
    "DECIMALS, 425, 42.5",
    "DECIMALS, 7#, 0.7",
    "DECIMALS, 0#, 0",
    "MONEY, 125#1, 1.25 EUR",
    "MONEY, 10001, 10.00 EUR",
    "YEN, 5001, 500 JPY",
    "YES_NO, 1, true",
    "YES_NO, 2, false",
    "CHOICE, 2, afternoon",
    "CHOICE, #, any time"
  })
  void whatIsGivenIsTakenAndNotAskedAgain(Kind kind, String keys, String value) {
    Simulation call = run(kind, "", keys);
    assertThat(call.story()).containsExactly("which", "(it = " + value + ")", "again", "tell");
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "tell", "flow"));
  }

  @ParameterizedTest
  @CsvSource({
    "PATTERN, 48114611, 1, 1",
    "PATTERN, 471#, #, (silence)",
    "DATE_WITH_YEAR, 0230198002291981, 0, 1",
    "DATE_WITH_YEAR, 0101189913012000, 9, 0",
    "DATE_WITH_YEAR, 0517#, #, (silence)",
    "TIME, 24001260, 0, 0",
    "TIME, 143#, #, (silence)",
    "PHONE, 911#12#, #, #",
    "NUMBER, 0921, 9, 1",
    "NUMBER, 9#, #, (silence)",
    "DECIMALS, *#*#, #, #",
    "MONEY, 99#1001, #, 1",
    "YEN, 501501, 1, 1",
    "YES_NO, 3#, 3, #",
    "YES_NO, 9, 9, (silence)",
    "CHOICE, 3*, 3, *"
  })
  void whatCannotBeTakenTwiceLeadsToAPerson(Kind kind, String keys, String first, String second) {
    Simulation call = run(kind, "", keys);
    boolean silence = second.equals("(silence)");
    assertThat(call.story())
        .containsExactly(
            "which", "(wrong " + first + ")", silence ? second : "(wrong " + second + ")");
    assertThat(call.outcome())
        .isEqualTo(new ToQueue("people", "which", silence ? "silence" : "no-match"));
  }

  @ParameterizedTest
  @MethodSource("dev.hatchline.flow.run.AskEntriesTest#typed")
  void zeroAndQuietOrStarZeroIsTheHatchWhileKeysAreTyped(Kind kind) {
    Simulation quiet = run(kind, "", "0");
    assertThat(quiet.outcome()).isEqualTo(new ToQueue("people", "which", "0"));
    assertThat(quiet.length()).isEqualTo(Duration.ofSeconds(3));
    assertThat(run(kind, "", "5*0").outcome()).isEqualTo(new ToQueue("people", "which", "*0"));
  }

  @ParameterizedTest
  @MethodSource("dev.hatchline.flow.run.AskEntriesTest#chosen")
  void zeroIsTheHatchAtOnceWhileOneKeyIsAll(Kind kind) {
    Simulation call = run(kind, "", "0");
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "which", "0"));
    assertThat(call.length()).isEqualTo(SECOND);
    assertThat(run(kind, "", "70").outcome()).isEqualTo(new ToQueue("people", "which", "0"));
  }

  @Test
  void silenceTwiceLeadsToAPerson() {
    for (Kind kind : Kind.values()) {
      Simulation call = run(kind, "", "");
      assertThat(call.outcome())
          .as(kind.name())
          .isEqualTo(new ToQueue("people", "which", "silence"));
      assertThat(call.story()).as(kind.name()).containsExactly("which", "(silence)", "(silence)");
      assertThat(call.spoken())
          .as(kind.name())
          .map(Object::toString)
          .containsExactly("Which?", "Wrong.", "Which?");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PATTERN, 4711, 4722, 4722",
    "DATE_WITH_YEAR, 05171980, 05181980, 1980-05-18",
    "TIME, 1430, 1530, 15:30",
    "NUMBER, 10, 11, 11",
    "MONEY, 125#, 225#, 2.25 EUR",
    "YES_NO, 1, 2, false",
    "CHOICE, 1, 2, afternoon"
  })
  void whatIsReadBackCanBeGivenAnew(Kind kind, String first, String second, String value) {
    String confirm =
        switch (kind) {
          case MONEY -> "";
          case DATE_WITH_YEAR -> ", confirm: '{it:year}?'";
          default -> ", confirm: '{it}?'";
        };
    assertThat(run(kind, confirm, first + "2" + second + "1").story())
        .containsExactly("which", "(it = " + value + ")", "again", "tell");
    Simulation zero = run(kind, confirm, first + "0");
    assertThat(zero.outcome()).isEqualTo(new ToQueue("people", "which", "0"));
    assertThat(zero.story()).as("not taken").containsExactly("which");
    assertThat(run(kind, confirm, first + "77").outcome())
        .isEqualTo(new ToQueue("people", "which", "no-match"));
    assertThat(run(kind, confirm, first).outcome())
        .isEqualTo(new ToQueue("people", "which", "silence"));
  }

  @Test
  void failedTriesGoTheWaysThatAreThereForThem() {
    String ways = ", silence: quiet, no-match: lost";
    for (Kind kind : Kind.values()) {
      assertThat(run(kind, ways, "").outcome())
          .as(kind.name())
          .isEqualTo(new ToQueue("quiet", "quiet", "flow"));
      String wrong = mode(kind) == Mode.DIGITS ? "*#*#" : "77";
      assertThat(run(kind, ways, wrong).outcome())
          .as(kind.name())
          .isEqualTo(new ToQueue("lost", "lost", "flow"));
      assertThat(run(kind, ways, "*0").outcome())
          .as(kind.name())
          .isInstanceOfSatisfying(ToQueue.class, to -> assertThat(to.by()).endsWith("0"));
    }
    assertThat(run(Kind.TIME, ways + ", confirm: '{it}?'", "1430").outcome())
        .as("also when it is read back")
        .isEqualTo(new ToQueue("quiet", "quiet", "flow"));
  }

  @Test
  void menuGoesTheWayOfItsLastFailure() throws FlowException {
    Flow flow =
        new FlowReader(Map.of())
            .read(
                "menu.yaml",
                """
                flow: menu
                start: top
                nodes:
                  top: { menu: { prompt: One., choices: { 1: bye }, silence: quiet, no-match: lost } }
                  bye: { end: }
                  quiet: { queue: quiet }
                  lost: { message: Please speak. }
                """);
    FlowSimulator simulator = new FlowSimulator(flow, TEN_SECONDS);
    assertThat(simulator.run(CallerScript.silent()).story())
        .containsExactly("top", "(silence)", "(silence)", "quiet");
    assertThat(simulator.run(types("77")).story())
        .containsExactly("top", "(wrong 7)", "(wrong 7)", "lost");
    assertThat(simulator.run(types("7")).outcome())
        .isEqualTo(new ToQueue("quiet", "quiet", "flow"));
    assertThat(flow.node("top").ways()).containsExactly("bye", "quiet", "lost");
  }
}
