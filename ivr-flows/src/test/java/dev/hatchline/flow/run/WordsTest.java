package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.Finished;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A word does what its key does. */
class WordsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final PromptLength TEN_SECONDS = _ -> Duration.ofSeconds(10);
  private static final String FLOW =
      """
      flow: words
      start: hello
      nodes:
        hello: { say: Hello., then: top }
        top:
          menu:
            prompt: Hours, or the day.
            choices:
              1: { to: hours, words: [Hours, opening hours] }
              2: { to: part, words: day }
              3: keys
        hours: { say: We are open., then: top }
        part:
          ask:
            prompt: Morning or afternoon.
            into: part
            as: choice
            choices: { 1: { value: am, words: morning }, 2: { value: pm, words: afternoon } }
            confirm: "{part}?"
            words: { yes: [that is right], no: [no, wrong] }
          then: sure
        sure: { ask: { prompt: Sure?, into: sure, as: yes-no }, then: bye }
        keys: { menu: { prompt: One., choices: { 1: bye } } }
        bye: { end: }
      """;

  private static Simulation run(CallerScript script) throws FlowException {
    Flow flow = new FlowReader(Map.of()).read("words.yaml", FLOW);
    return new FlowSimulator(flow, TEN_SECONDS).run(script);
  }

  /** Says one thing after the other, each in the middle of a prompt, after the greeting. */
  private static Simulation says(String... sayings) throws FlowException {
    CallerScript script = CallerScript.silent();
    for (int at = 0; at < sayings.length; at++) {
      script = script.say(sayings[at], Duration.ofSeconds(11 + at));
    }
    return run(script);
  }

  @Test
  void wordsDoAllThatKeysDo() throws FlowException {
    Simulation said = says("day", "morning", "wrong", "afternoon", "that is right", "no");
    CallerScript keys = CallerScript.silent();
    for (int at = 0; at < 6; at++) {
      keys = keys.press("212212".charAt(at), Duration.ofSeconds(11 + at));
    }
    Simulation pressed = run(keys);
    assertThat(said.outcome()).isEqualTo(new Finished("bye"));
    assertThat(said.story())
        .containsExactly("hello", "top", "part", "(part = pm)", "sure", "(sure = false)", "bye")
        .isEqualTo(pressed.story());
    assertThat(said.length())
        .as("words interrupt, as keys do")
        .isEqualTo(Duration.ofSeconds(16))
        .isEqualTo(pressed.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hours", "opening hours", "  Opening  Hours "})
  void anyOfItsWordsStandsForAKey(String words) throws FlowException {
    assertThat(says(words).story()).startsWith("hello", "top", "hours", "top");
  }

  @ParameterizedTest
  @CsvSource({"hours please, (wrong hours please)", "bananas, (wrong bananas)"})
  void whatIsNotOfferedIsAFailedTry(String words, String told) throws FlowException {
    Simulation call = says(words, words);
    assertThat(call.story()).containsExactly("hello", "top", told, told);
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "top", "no-match"));
  }

  @Test
  void nothingIsHeardWhereNothingIsAsked() throws FlowException {
    assertThat(run(CallerScript.silent().say("hours", SECOND)).story())
        .as("during a say")
        .containsExactly("hello", "top", "(silence)", "(silence)");
  }

  @Test
  void theNameOfAKeyStandsForItToo() throws FlowException {
    CallerScript script = CallerScript.silent().press('3', SECOND);
    assertThat(run(script.say("one", SECOND.multipliedBy(3))).story())
        .as("in a menu without words")
        .containsExactly("hello", "top", "keys", "bye");
    assertThat(says("two", "one", "one", "yes").story())
        .as("not where a value is read back")
        .containsExactly("hello", "top", "part", "(wrong one)", "(wrong yes)");
  }

  @ParameterizedTest
  @CsvSource({
    "1, agent, agent",
    "12, agent, agent",
    "12, I want to talk to a Person!, person",
    "12, representative, representative"
  })
  void escapeWordsOpenTheHatchAnywhere(int second, String words, String by) throws FlowException {
    Simulation call = run(CallerScript.silent().say(words, Duration.ofSeconds(second)));
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", second < 10 ? "hello" : "top", by));
    assertThat(call.length()).isEqualTo(Duration.ofSeconds(second));
  }

  @Test
  void escapeWordOpensTheHatchWhileDigitsAreTyped() throws FlowException {
    String text =
        "flow: f\nstart: a\nnodes:\n  a: { ask: { prompt: P, into: i, length: 4 }, then: b }\n"
            + "  b: { queue: people }\n";
    Flow flow = new FlowReader(Map.of()).read("f.yaml", text);
    CallerScript script = CallerScript.silent().press('1', SECOND).say("operator", SECOND);
    assertThat(new FlowSimulator(flow, TEN_SECONDS).run(script).outcome())
        .isEqualTo(new ToQueue("people", "a", "operator"));
  }

  /** A line that hands an escape word on, though it should have opened the hatch itself. */
  @Test
  void escapeWordThatGotAsFarAsTheFlowIsTheHatch() throws FlowException {
    Flow flow = new FlowReader(Map.of()).read("words.yaml", FLOW);
    Caller caller = new CallerWhoSays("an agent, please");
    FlowInterpreter interpreter =
        new FlowInterpreter(
            flow, caller, new ScriptedBusiness(LocalDate.of(2026, 11, 25)), FlowListener.NONE);
    assertThat(interpreter.run()).isEqualTo(new ToQueue("people", "top", "agent"));
  }
}
