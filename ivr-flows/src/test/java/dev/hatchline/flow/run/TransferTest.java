package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.CallerLeft;
import dev.hatchline.flow.FlowOutcome.ToOutside;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Value;
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

class TransferTest {
  private static final PromptLength TWO_SECONDS = _ -> Duration.ofSeconds(2);
  private static final String GARAGE = "+12025550188";

  private final ScriptedBusiness business = new ScriptedBusiness(LocalDate.of(2026, 11, 26));

  private static Flow flow(String transfer) throws FlowException {
    String text =
        """
        flow: garage
        start: hello
        nodes:
          hello: { say: Hello., then: away }
          away: { %s, prompt: To our partner., failed: sorry }
          sorry: { say: They are not there., then: person }
          person: { queue: people }
        """
            .formatted(transfer);
    return FlowReader.judging(Map.of()).read("t", text);
  }

  private Simulation run(String transfer, CallerScript script) throws FlowException {
    return new FlowSimulator(flow(transfer), TWO_SECONDS, business).run(script);
  }

  @Test
  void theCallerIsJoinedWithTheNumber() throws FlowException {
    Simulation call = run("transfer: +12025550188, ring: 20s", CallerScript.silent());
    Duration ring = Duration.ofSeconds(20);
    assertThat(call.outcome())
        .isEqualTo(new ToOutside("away", new Value.Phone(GARAGE), ring, "sorry"));
    assertThat(call.spoken()).map(Object::toString).containsExactly("Hello.", "To our partner.");
    assertThat(run("transfer: '+12025550188'", CallerScript.silent()).outcome())
        .isEqualTo(new ToOutside("away", new Value.Phone(GARAGE), Duration.ofSeconds(30), "sorry"));
  }

  @Test
  void whereNobodyAnswersTheFlowGoesOnAfterTheRinging() throws FlowException {
    business.reachesNobodyAt(GARAGE);
    Simulation call = run("transfer: +12025550188, ring: 20s", CallerScript.silent());
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "person", "flow"));
    assertThat(call.story()).containsExactly("hello", "away", "(no-answer)", "sorry", "person");
    assertThat(call.length()).isEqualTo(Duration.ofSeconds(2 + 2 + 20 + 2));
  }

  @Test
  void zeroOrHangingUpWhileItRingsEndsTheRinging() throws FlowException {
    business.reachesNobodyAt(GARAGE);
    Duration ringing = Duration.ofSeconds(9);
    assertThat(run("transfer: +12025550188", CallerScript.silent().press('0', ringing)).outcome())
        .isEqualTo(new ToQueue("people", "away", "0"));
    assertThat(run("transfer: +12025550188", CallerScript.silent().hangUp(ringing)).outcome())
        .isEqualTo(new CallerLeft("away"));
  }

  @Test
  void whatTheRulesOfDiallingShutIsNotDialled() throws FlowException {
    business.neverCalls(GARAGE);
    Simulation call = run("transfer: +12025550188", CallerScript.silent());
    assertThat(call.story()).containsExactly("hello", "away", "(refused)", "sorry", "person");
    assertThat(call.spoken())
        .map(Object::toString)
        .containsExactly("Hello.", "They are not there.");
  }

  @Test
  void aNumberOfTheCallIsDialledWhereItIsKnown() throws FlowException {
    String text =
        """
        flow: own
        start: own
        nodes:
          own: { branch: [{ if: known.caller, to: away }], else: person }
          away: { transfer: caller, failed: person }
          person: { queue: people }
        """;
    Flow flow = FlowReader.judging(Map.of()).read("t", text);
    assertThat(new FlowSimulator(flow, TWO_SECONDS, business).run(CallerScript.silent()).outcome())
        .isEqualTo(
            new ToOutside(
                "away", new Value.Phone("+12025550123"), Duration.ofSeconds(30), "person"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "transfer: 2025550188 | t:5:21: found '2025550188'; expected a number such as +12025550123,"
            + " or the name of a phone number",
        "transfer: +1 202 555 | t:5:21: found '+1 202 555'; expected a number such as +12025550123,"
            + " or the name of a phone number",
        "transfer: today | t:5:21: 'today' is date; expected a number such as +12025550123, or the"
            + " name of a phone number",
        "transfer: caller | t:5:21: {caller} is not known on every way here: hello → away; expected"
            + " an ask, lookup or set before it, or a branch 'if: known.caller'",
        "transfer: +12025550188, ring: 2min | t:5:41: found '2min'; expected a time such as 4s,"
            + " 500ms, 2min, 3h or 1d, from 5s to 60s",
        "transfer: +12025550188, rings: 9s | t:5:35: unknown key 'rings' beside 'transfer'; expected"
            + " one of transfer, prompt, ring, failed; did you mean 'ring'?",
      })
  void whatIsNoTransferIsToldInWords(String transfer, String fault) {
    FlowException faulty = catchThrowableOfType(FlowException.class, () -> flow(transfer));
    assertThat(faulty).hasMessage(fault);
  }

  @Test
  void whereToGoWhenNobodyAnswersHasToBeThere() {
    String text = "flow: f\nstart: a\nnodes:\n  a: { transfer: +12025550188 }\n";
    FlowException faulty =
        catchThrowableOfType(
            FlowException.class, () -> FlowReader.judging(Map.of()).read("t", text));
    assertThat(faulty)
        .hasMessage(
            "t:4:6: 'failed' is missing; expected 'failed: NODE' for when nobody answers there");
  }
}
