package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.Flow;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageNodeTest {
  private static final PromptLength TWO_SECONDS = _ -> Duration.ofSeconds(2);
  private static final String DOWN =
      "The network in Springfield is down. To be called when it is over, press one.";

  private final ScriptedBusiness business = new ScriptedBusiness(LocalDate.of(2026, 11, 26));

  private static Flow flow(String outage) throws FlowException {
    String text =
        """
        flow: fault
        start: where
        nodes:
          where: { ask: { prompt: Which area?, into: area, length: 5 }, then: known }
          known: { outage: , told: after, none: fault, %s }
          after: { menu: { prompt: "For bills, two.", choices: { 2: fault } } }
          fault: { queue: people }
        """
            .formatted(outage);
    return FlowReader.judging(Map.of()).read("o", text);
  }

  private Simulation run(CallerScript script) throws FlowException {
    return new FlowSimulator(flow("area: area"), TWO_SECONDS, business).run(script);
  }

  /** The area, and then this key. */
  private static CallerScript types(String area, String later) {
    CallerScript script = CallerScript.silent();
    for (int key = 0; key < area.length(); key++) {
      script = script.press(area.charAt(key), Duration.ofMillis(100L * key + 100));
    }
    return later.isEmpty() ? script : script.press(later.charAt(0), Duration.ofSeconds(1));
  }

  @Test
  void whereNothingIsKnownTheFlowGoesOn() throws FlowException {
    business.hasOutage(Optional.of("12345"), DOWN);
    Simulation call = run(types("54321", ""));
    assertThat(call.story()).endsWith("known", "(none)", "fault");
    assertThat(call.spoken()).map(Object::toString).containsExactly("Which area?");
  }

  @Test
  void whoPressesOneIsCalledWhenItIsOver() throws FlowException {
    business.hasOutage(Optional.of("12345"), DOWN);
    Simulation call = run(types("12345", "1"));
    assertThat(business.toldWhenOver()).containsExactly("outage");
    assertThat(call.story()).contains("known", "(outage)", "after");
    assertThat(call.spoken())
        .map(Object::toString)
        .startsWith("Which area?", DOWN, ScriptedBusiness.NOTED, "For bills, two.");
  }

  @Test
  void whoSaysOneIsCalledToo() throws FlowException {
    business.hasOutage(Optional.of("12345"), DOWN);
    Simulation call = run(types("12345", "").say("one", Duration.ofSeconds(3)));
    assertThat(business.toldWhenOver()).containsExactly("outage");
    assertThat(call.story()).contains("known", "(outage)", "after");
  }

  @Test
  void whoIsNotSurelyHeardGoesOnAndIsNotCalled() throws FlowException {
    business.hasOutage(Optional.of("12345"), DOWN);
    run(types("12345", "").say("one", 0.7, Duration.ofSeconds(3)));
    assertThat(business.toldWhenOver()).isEmpty();
  }

  @Test
  void silenceGoesOnAndNobodyIsCalled() throws FlowException {
    business.hasOutage(Optional.empty(), DOWN);
    Simulation call = run(types("12345", ""));
    assertThat(call.story()).containsSubsequence("(outage)", "after", "(silence)", "(silence)");
    assertThat(business.toldWhenOver()).isEmpty();
  }

  @Test
  void anotherKeyAnswersTheMenuThatFollows() throws FlowException {
    business.hasOutage(Optional.empty(), DOWN);
    Simulation call = run(types("12345", "2"));
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "fault", "flow"));
    assertThat(business.toldWhenOver()).isEmpty();
  }

  @Test
  void zeroLeadsToAPerson() throws FlowException {
    business.hasOutage(Optional.empty(), DOWN);
    assertThat(run(types("12345", "0")).outcome()).isEqualTo(new ToQueue("people", "known", "0"));
  }

  @Test
  void whatWasHeardBeforeIsNotSaidAgain() throws FlowException {
    business.hasOutage(Optional.empty(), "");
    Simulation call = run(types("12345", ""));
    assertThat(call.spoken())
        .map(Object::toString)
        .containsExactly("Which area?", "For bills, two.", "For bills, two.");
  }

  @Test
  void withoutAnAreaNoneIsAskedFor() throws FlowException {
    business.hasOutage(Optional.of("12345"), DOWN);
    Flow flow = flow("sound: Wait.");
    Simulation call =
        new FlowSimulator(flow, TWO_SECONDS, business).run(types("12345", ""), "known");
    assertThat(call.story()).containsExactly("known", "(none)", "fault");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "area: today | o:5:54: 'today' is date; expected the name of digits, or of a text",
        "area: aera | o:5:54: unknown value 'aera'; expected one of area, callable, callback,"
            + " caller, tell_by, today, wait; did you mean 'area'?",
        "aera: area | o:5:48: unknown key 'aera' beside 'outage'; expected one of outage, area,"
            + " sound, told, none; did you mean 'area'?",
      })
  void whatIsNoOutageIsToldInWords(String outage, String fault) {
    FlowException faulty = catchThrowableOfType(FlowException.class, () -> flow(outage));
    assertThat(faulty).hasMessage(fault);
  }

  @Test
  void thePlaceHasToBeKnown() {
    String text =
        """
        flow: f
        start: m
        nodes:
          m: { menu: { prompt: One or two., choices: { 1: where, 2: known } } }
          where: { ask: { prompt: Which?, into: area, length: 5 }, then: known }
          known: { outage: , area: area, told: p, none: p }
          p: { queue: people }
        """;
    FlowException faulty =
        catchThrowableOfType(
            FlowException.class, () -> FlowReader.judging(Map.of()).read("o", text));
    assertThat(faulty)
        .hasMessageContaining("o:6:28: {area} is not known on every way here: m → 2 → known");
  }
}
