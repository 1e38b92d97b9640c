package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteTest {
  private static final PromptLength TWO_SECONDS = _ -> Duration.ofSeconds(2);

  private static Simulation run(String note, CallerScript caller) throws FlowException {
    String text =
        """
        flow: cancel
        start: which
        nodes:
          which: { ask: { prompt: Which?, into: order, length: 4 }, then: due }
          due: { set: { due: 2026-12-24, sure: yes }, then: wish }
          wish: { note: %s, then: person }
          person: { queue: people }
        """
            .formatted(note);
    return new FlowSimulator(
            FlowReader.judging(Map.of("company", "Example")).read("note.yaml", text), TWO_SECONDS)
        .run(caller);
  }

  private static CallerScript types() {
    CallerScript script = CallerScript.silent();
    for (int key = 0; key < 4; key++) {
      script = script.press("4711".charAt(key), Duration.ofSeconds(key + 1));
    }
    return script;
  }

  @Test
  void itIsWrittenForEyesAndNothingIsHeard() throws FlowException {
    Simulation call = run("'{company}: order {order} of {due}, sure: {sure}.'", types());
    assertThat(call.story())
        .contains("(note: Example: order 4711 of 2026-12-24, sure: yes.)")
        .endsWith("person");
    assertThat(call.spoken()).map(Object::toString).containsExactly("Which?");
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "person", "flow"));
  }

  @Test
  void whoOpensTheHatchBeforeItHasNone() throws FlowException {
    CallerScript zero = CallerScript.silent().press('*', Duration.ZERO).press('0', Duration.ZERO);
    assertThat(run("'Wants {order}.'", zero).story()).containsExactly("which");
    assertThat(run("Sure.", CallerScript.silent()).story())
        .containsExactly("which", "(silence)", "(silence)");
  }

  @Test
  void itIsCutWhereItIsTooLong() throws FlowException {
    String note = "'" + "{order}{due}".repeat(30) + "'";
    assertThat(run(note, types()).story())
        .anyMatch(line -> line.startsWith("(note: 47112026-12-24"))
        .allMatch(line -> line.length() < 420);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'{ordr}' | 18: unknown name {ordr}; expected one of",
        "[a, b] | 17: found a list; expected a text of at most 400 characters",
        "{ file: a.wav } | 17: found keys with values; expected a text of at most 400 characters",
        "'' | 17: found nothing; expected a text of at most 400 characters",
        "'{caller}' | 18: {caller} is not known on every way here",
        "'a } b' | 17: a single { or }; expected"
      })
  void whatIsNoNoteIsToldInWords(String note, String fault) {
    FlowException faulty =
        catchThrowableOfType(FlowException.class, () -> run(note, CallerScript.silent()));
    assertThat(faulty).hasMessageContaining("note.yaml:6:" + fault);
  }

  @Test
  void atMost400Characters() {
    FlowException faulty =
        catchThrowableOfType(
            FlowException.class, () -> run("x".repeat(401), CallerScript.silent()));
    assertThat(faulty).hasMessageContaining("the text has 401 characters; expected at most 400");
  }
}
