package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hatchline.flow.yaml.node.DraftNode;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Use;
import dev.hatchline.flow.yaml.source.YamlSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  private static final String FLOW =
      """
      flow: line
      start: hello
      nodes:
        hello:
          say: "{firm}. {wait}"
          then: which
        which:
          ask:
            prompt: Which order?
            into: order
            length: 4
            confirm: Is it {order}?
          then: find
        find:
          lookup:
            system: orders
            post: /orders/{order}
            send: { phone: caller }
            take: { eta: date, number: number }
          then: many
          failed: many
        many:
          branch:
            - if: number > 3.0
              to: hello
            - if: known.eta
              to: hello
          else: pick
        pick:
          menu:
            prompt: One or two.
            choices:
              1: hello
              2: which
      """;

  private static Draft draft() {
    Problems problems = new Problems("line.yaml");
    Draft draft =
        YamlSource.compose(FLOW, problems)
            .flatMap(new FlowParser(problems, Map.of("firm", "Acme"))::parse)
            .orElseThrow();
    assertThat(problems.all()).isEmpty();
    return draft;
  }

  @ParameterizedTest
  @CsvSource({
    "pick, 29, 3, ''",
    "pick, 34, 9, menu choices 2",
    "pick, 34, 9, choices 2",
    "pick, 32, 7, choices 7",
    "pick, 31, 7, prompt",
    "pick, 30, 5, wrong",
    "hello, 5, 5, prompt",
    "which, 12, 7, confirm",
    "many, 24, 9, branch 0 if",
    "many, 26, 9, branch 1",
    "nowhere, 1, 1, branch"
  })
  void partsAreFoundWhereTheyStand(String node, int line, int column, String path) {
    Places places = draft().places();
    Place found = path.isEmpty() ? places.of(node) : places.of(node, path.split(" "));
    assertThat(found).isEqualTo(new Place("line.yaml", line, column));
  }

  @Test
  void everyUseOfAValueHasItsPlace() {
    assertThat(
            draft().nodes().values().stream().map(DraftNode::uses).flatMap(uses -> uses.stream()))
        .containsExactly(
            use("wait", 5, 19, Use.Kind.PROMPT),
            use("order", 12, 22, Use.Kind.PROMPT),
            use("order", 17, 13, Use.Kind.PATH),
            use("caller", 18, 22, Use.Kind.SEND),
            use("number", 24, 13, Use.Kind.CONDITION));
  }

  private static Use use(String name, int line, int column, Use.Kind kind) {
    return new Use(name, new Place("line.yaml", line, column), kind);
  }

  @Test
  void problemsHaveCodesForPrograms() {
    String faulty = FLOW.replace("then: find", "then: fnid").replace("say:", "sya:");
    assertThatExceptionOfType(FlowException.class)
        .isThrownBy(() -> new FlowReader(Map.of("firm", "Acme")).read("line.yaml", faulty))
        .satisfies(fault ->
            assertThat(fault.problems().stream().map(FlowProblem::code))
                .containsExactly("unknown-kind", "no-such-node"));
  }
}
