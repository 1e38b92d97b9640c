package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The flow that everybody hears first. */
class FirstCallTest {
  private static final String HOURS = "We are open when the operator says so.";
  private static final List<String> BANNED =
      List.of(
          "your call is important to us",
          "listen carefully",
          "menu options have changed",
          "you can access our website");

  private static Flow flow() throws FlowException {
    return new FlowReader(Map.of("company", "Example Company", "hours", HOURS))
        .shipped("first-call");
  }

  private static Simulation run(CallerScript script) throws FlowException {
    return new FlowSimulator(flow(), PromptLength.ESTIMATE).run(script);
  }

  @Test
  void firstPromptOffersThePersonWithinTenSeconds() throws FlowException {
    Simulation call = run(CallerScript.silent());
    assertThat(call.spoken().getFirst().toString())
        .startsWith("Example Company. For a person, press zero")
        .contains("stay on the line");
    assertThat(PromptLength.ESTIMATE.of(call.spoken().getFirst()))
        .isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void stayingOnTheLineLeadsToAPerson() throws FlowException {
    assertThat(run(CallerScript.silent()).outcome())
        .isEqualTo(new ToQueue("people", "welcome", "silence"));
  }

  @Test
  void zeroLeadsToAPerson() throws FlowException {
    assertThat(run(CallerScript.silent().press('0', Duration.ofSeconds(2))).outcome())
        .isEqualTo(new ToQueue("people", "welcome", "0"));
  }

  @Test
  void oneTellsTheHoursAndComesBack() throws FlowException {
    Simulation call = run(CallerScript.silent().press('1', Duration.ofSeconds(2)));
    assertThat(call.story())
        .containsExactly("welcome", "hours", "welcome", "(silence)", "(silence)");
    assertThat(call.spoken().get(1)).hasToString(HOURS);
  }

  @Test
  void nothingIsSaidThatTheStandardBans() throws FlowException {
    assertThat(flow().prompts())
        .allSatisfy(prompt ->
            assertThat(BANNED).noneMatch(prompt.toString().toLowerCase(Locale.ROOT)::contains));
  }
}
