package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.CallerLeft;
import dev.hatchline.flow.FlowOutcome.Finished;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyTest {
  private static final PromptLength TWO_SECONDS = _ -> Duration.ofSeconds(2);
  private static final String TOP = "flow: survey\nstart: person\n";
  private static final String NODES =
      """
      nodes:
        person: { queue: people }
        how:
          survey: score
          prompt: From one to five?
          scale: 2..5
          thanks: Thank you.
          then: again
        again: { survey: score, prompt: Never asked twice., scale: 2..5, then: grade }
        grade: { branch: [{ if: known.score && score > 3.0, to: good }], else: bye }
        good: { say: "We are glad of a {score}.", then: bye }
        bye: { end: Goodbye. }
      """;

  private static Flow flow(String text) throws FlowException {
    return FlowReader.judging(Map.of()).read("s", text);
  }

  private static Simulation run(CallerScript script) throws FlowException {
    return new FlowSimulator(flow(TOP + "after: how\n" + NODES), TWO_SECONDS).run(script, "how");
  }

  private static CallerScript presses(char key) {
    return CallerScript.silent().press(key, Duration.ofSeconds(1));
  }

  @Test
  void aKeyOfTheScaleIsTheScoreAndIsThankedFor() throws FlowException {
    Simulation call = run(presses('4'));
    assertThat(call.story()).containsExactly("how", "(score = 4)", "again", "grade", "good", "bye");
    assertThat(call.spoken())
        .map(Object::toString)
        .containsExactly("From one to five?", "Thank you.", "We are glad of a 4.", "Goodbye.");
    assertThat(run(presses('2')).story()).doesNotContain("good");
  }

  @ParameterizedTest
  @CsvSource({"1, (wrong 1)", "6, (wrong 6)", "*, (wrong *)", "'#', (wrong #)"})
  void aWrongKeyIsNotAskedAgain(char key, String told) throws FlowException {
    Simulation call = run(presses(key));
    assertThat(call.story()).startsWith("how", told, "again").endsWith("grade", "bye");
    assertThat(call.spoken()).map(Object::toString).doesNotContain("Thank you.");
  }

  @Test
  void theNameOfAKeyOfTheScaleIsAScoreToo() throws FlowException {
    Simulation call = run(CallerScript.silent().say("four", Duration.ofSeconds(1)));
    assertThat(call.story()).containsExactly("how", "(score = 4)", "again", "grade", "good", "bye");
  }

  @ParameterizedTest
  @CsvSource({"one, 1.0", "six, 1.0", "four, 0.7"})
  void whatIsNoScoreOrNotSureIsNotAskedAgain(String words, double confidence) throws FlowException {
    Simulation call = run(CallerScript.silent().say(words, confidence, Duration.ofSeconds(1)));
    assertThat(call.story())
        .startsWith("how", "(wrong %s)".formatted(words), "again")
        .endsWith("grade", "bye");
  }

  @Test
  void silenceGoesOn() throws FlowException {
    Simulation call = run(CallerScript.silent());
    assertThat(call.story())
        .containsExactly("how", "(silence)", "again", "(silence)", "grade", "bye");
    assertThat(call.outcome()).isEqualTo(new Finished("bye"));
  }

  @Test
  void zeroLeadsToAPersonAndHangingUpIsNoAnswer() throws FlowException {
    FlowOutcome person = run(presses('0')).outcome();
    assertThat(person).isEqualTo(new ToQueue("people", "how", "0"));
    assertThat(run(CallerScript.silent().hangUp(Duration.ofSeconds(1))).outcome())
        .isEqualTo(new CallerLeft("how"));
  }

  @Test
  void itEndsNoCallOfWhoHasChosenNothing() {
    assertThat(faults("flow: survey\nstart: how\n" + NODES.replace("person: {", "zzz: {")))
        .contains(
            "s:14:3: the call ends here although the caller has chosen nothing; expected a menu"
                + " before the end, or a queue instead");
  }

  @Test
  void afterNamesANodeWhichIsThenReached() {
    assertThat(faults(TOP + NODES)).isNotEmpty().allMatch(s -> s.contains("no way leads to node"));
    assertThat(faults(TOP + "after: hwo\n" + NODES))
        .containsExactly(
            "s:3:8: there is no node 'hwo'; expected one of person, how, again, grade, good, bye;"
                + " did you mean 'how'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "scale: 0..5 | s:9:12: found '0..5'; expected two keys such as 1..5, from 1..2 to 1..9: 0"
            + " leads to a person",
        "scale: 5..2 | s:9:12: found '5..2'; expected two keys such as 1..5, from 1..2 to 1..9: 0"
            + " leads to a person",
        "scal: 2..5 | s:9:5: unknown key 'scal' beside 'survey'; expected one of survey, prompt,"
            + " scale, thanks, then; did you mean 'scale'?",
      })
  void whatIsNoScaleIsToldInWords(String scale, String fault) {
    assertThat(faults(TOP + "after: how\n" + NODES.replaceFirst("scale: 2..5", scale)))
        .containsExactly(fault);
  }

  private static List<String> faults(String text) {
    FlowException faulty = catchThrowableOfType(FlowException.class, () -> flow(text));
    assertThat(faulty).as("faults of %s", text).isNotNull();
    return faulty.problems().stream().map(FlowProblem::toString).toList();
  }
}
