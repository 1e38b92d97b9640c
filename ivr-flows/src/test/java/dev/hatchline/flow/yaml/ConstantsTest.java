package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is the same in every call of a flow has one place in it. */
class ConstantsTest {
  private static final String FLOW =
      """
      flow: line
      start: top
      constants: { limit: 500, closed: "We are closed.", market: 2026-12-24, kind: garden, eu: yes }
      nodes:
        top: { say: "{closed} More than {limit}.", then: much }
        much:
          set: { count: 501, twice: "= limit * 2.0" }
          then: is-it
        is-it: { branch: [ { if: "count > limit && eu && known.limit", to: day } ], else: few }
        few: { queue: few }
        day: { hours: , on: market, open: ask, closed: ask }
        ask:
          lookup: { system: shop, post: "/{kind}/{limit}", send: { what: kind } }
          then: tell
          failed: tell
        tell: { queue: people, prompt: "{twice} for {kind}." }
      """;

  private static Flow read(String text) throws FlowException {
    return new Shelf().line(text);
  }

  @Test
  void eachHasTheTypeThatItWouldHaveInASet() throws FlowException {
    Flow flow = read(FLOW);
    assertThat(flow.constants())
        .isEqualTo(
            Map.of(
                "limit", new Value.Number(new BigDecimal(500)),
                "closed", new Value.Text("We are closed."),
                "market", new Value.Day(LocalDate.of(2026, 12, 24)),
                "kind", new Value.Text("garden"),
                "eu", new Value.YesNo(true)));
  }

  /** So that it is spoken beforehand. */
  @Test
  void aPromptHasItInItsWords() throws FlowException {
    assertThat(read(FLOW).prompts()).contains(Prompt.text("We are closed. More than 500."));
  }

  @Test
  void itStandsWhereverAValueCan() throws FlowException {
    ScriptedBusiness business = new ScriptedBusiness(LocalDate.of(2026, 11, 25));
    business.answers("shop", "/garden/500", new LookupAnswer.Missing(), Duration.ZERO);
    FlowSimulator.Simulation call =
        new FlowSimulator(read(FLOW), PromptLength.ESTIMATE, business).run(CallerScript.silent());
    assertThat(call.story()).containsSubsequence("is-it", "day", "ask", "(missing)", "tell");
    assertThat(business.requests().getFirst().body()).isEqualTo(Map.of("what", "garden"));
    assertThat(call.spoken().toString()).contains("1000 for garden.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set: { limit: 3 }, then: b|line.yaml:6:15: 'limit' is a constant of the flow; expected "
            + "another name",
        "ask: { prompt: Well, into: limit, length: 3 }, then: b|line.yaml:6:35: 'limit' is a"
            + " constant of the flow; expected another name",
        "say: \"{limt}\", then: b|line.yaml:6:14: unknown name {limt}; expected one of callable,"
            + " callback, caller, company, limit, tell_by, today, wait; did you mean 'limit'?",
      })
  void nobodySetsOne(String node, String fault) {
    String text =
        "flow: line\nstart: a\nconstants: { limit: 5 }\nnodes:\n\n  a: { %s }\n  b: {queue: b}\n"
            .formatted(node);
    assertThat(new Shelf().faults(text)).contains(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ today: 3 }|line.yaml:3:14: 'today' is there in every flow; expected another name",
        "{ company: Us }|line.yaml:3:14: 'company' is a constant of the operator; expected"
            + " another name",
        "{ a: '= 1' }|line.yaml:3:17: a constant that is computed; expected a text, a number, a"
            + " date, or yes or no; a 'set' computes",
        "{ a: [1] }|line.yaml:3:17: found a list; expected a text, a number, a date, or yes or no",
        "{ a-b: 1 }|line.yaml:3:14: 'a-b' cannot name a value; expected up to 40 letters, digits"
            + " and _, and no word of the expressions",
        "5|line.yaml:3:12: found '5'; expected names with their values below 'constants:'",
      })
  void whatIsNoneIsToldWhereItStands(String constants, String fault) {
    String text =
        "flow: line\nstart: a\nconstants: %s\nnodes:\n  a: { queue: b }\n".formatted(constants);
    assertThat(new Shelf().faults(text)).containsExactly(fault);
  }
}
