package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.sim.ScriptedCaller;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final PromptLength TEN_SECONDS = _ -> Duration.ofSeconds(10);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  private static Flow flow(String ask) throws FlowException {
    return new FlowReader(Map.of())
        .read(
            "ask.yaml",
            """
            flow: ask
            start: which
            nodes:
              which:
                ask: { prompt: Which?, into: it, wrong: Wrong., %s }
                then: again
              again:
                ask: { prompt: Never asked., into: it, %s }
                then: tell
              tell: { queue: people, prompt: "It is {it}." }
            """
                .formatted(ask, ask));
  }

  private static CallerScript types(String keys) {
    CallerScript script = CallerScript.silent();
    for (int at = 0; at < keys.length(); at++) {
      script = script.press(keys.charAt(at), SECOND.multipliedBy(at + 1));
    }
    return script;
  }

  private static Simulation run(String ask, CallerScript script) throws FlowException {
    return new FlowSimulator(flow(ask), TEN_SECONDS, new ScriptedBusiness(TODAY)).run(script);
  }

  private static String spoken(String ask, String keys) throws FlowException {
    return run(ask, types(keys)).spoken().getLast().toString();
  }

  @ParameterizedTest
  @CsvSource({
    "'length: 4', 4711, '4 7 1 1'",
    "'length: 4..10', 00471#, '0 0 4 7 1'",
    "'length: 4..10', 47110815, '4 7 1 1, 0 8 1 5'",
    "'length: 2..4', 99*12#, '1 2'",
    "'length: 1', 0#, '0'",
    "'length: 1..3', 0#, '0'",
    "'length: 1', 5, '5'",
    "'as: date', 1126, 'Thursday, November twenty sixth'",
    "'as: date', 1125, 'Thursday, November twenty fifth'",
    "'as: date', 0229, 'Tuesday, February twenty ninth'",
    "'as: phone', 2025550123#, 'plus 1, 2 0 2, 5 5 5, 0 1 2 3'"
  })
  void entryIsTakenAndNothingIsAskedTwice(String ask, String keys, String value)
      throws FlowException {
    assertThat(spoken(ask, keys)).isEqualTo("It is " + value + ".");
  }

  @Test
  void silenceTwiceLeadsToAPerson() throws FlowException {
    Simulation call = run("length: 4", CallerScript.silent());
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "which", "silence"));
    assertThat(call.story()).containsExactly("which", "(silence)", "(silence)");
    assertThat(call.spoken()).map(Object::toString).containsExactly("Which?", "Wrong.", "Which?");
    assertThat(call.length()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void shortAndImpossibleEntriesLeadToAPerson() throws FlowException {
    assertThat(run("length: 4", types("1#23#")).story())
        .containsExactly("which", "(wrong #)", "(wrong #)");
    assertThat(run("as: date", types("13011332")).outcome())
        .isEqualTo(new ToQueue("people", "which", "no-match"));
    assertThat(run("length: 4", types("12")).story())
        .as("the gap ends the entry")
        .containsExactly("which", "(wrong 2)", "(silence)");
  }

  @Test
  void refusedNumberHasItsReasonSaid() throws FlowException {
    assertThat(run("as: phone", types("911#")).spoken())
        .map(Object::toString)
        .containsExactly("Which?", "That is not a number that we can call.", "Which?");
  }

  @Test
  void loneZeroAndSilenceIsTheHatchEvenAtTheGreatestLength() throws FlowException {
    for (String ask : new String[] {"length: 1", "length: 4", "as: phone"}) {
      Simulation call = run(ask, types("0"));
      assertThat(call.outcome()).isEqualTo(new ToQueue("people", "which", "0"));
      assertThat(call.length()).isEqualTo(Duration.ofSeconds(3));
    }
  }

  @Test
  void starZeroIsTheHatch() throws FlowException {
    assertThat(run("length: 4", types("12*0")).outcome())
        .isEqualTo(new ToQueue("people", "which", "*0"));
  }

  @Test
  void keyAfterASingleZeroOfLengthOneBelongsToWhatFollows() throws FlowException {
    Flow flow =
        new FlowReader(Map.of())
            .read(
                "ask.yaml",
                """
                flow: ask
                start: which
                nodes:
                  which: { ask: { prompt: Which?, into: it, length: 1 }, then: menu }
                  menu: { menu: { prompt: Choose., choices: { 5: bye } } }
                  bye: { end: }
                """);
    Simulation call = new FlowSimulator(flow, TEN_SECONDS).run(types("05"));
    assertThat(call.story()).containsExactly("which", "(it = 0)", "menu", "bye");
    CallerScript tooMany = CallerScript.silent().press('7', SECOND).press('0', SECOND);
    assertThat(new FlowSimulator(flow, TEN_SECONDS).run(tooMany).outcome())
        .as("a digit too many, heard where 0 is the hatch")
        .isEqualTo(new ToQueue("people", "menu", "0"));
  }

  @Test
  void whatIsKnownFromBeforeIsNotAsked() throws FlowException {
    FlowInterpreter interpreter =
        new FlowInterpreter(
            flow("length: 4"),
            new ScriptedCaller(CallerScript.silent(), TEN_SECONDS),
            new ScriptedBusiness(TODAY),
            FlowListener.NONE);
    FlowOutcome outcome = interpreter.run("which", Map.of("it", new Value.Digits("1234")));
    assertThat(outcome).isEqualTo(new ToQueue("people", "tell", "flow"));
    assertThat(interpreter.values()).containsEntry("it", new Value.Digits("1234"));
  }
}
