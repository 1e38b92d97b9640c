package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
  private static final Map<String, String> CONSTANTS =
      Map.of("company", "Acme", "hours", "We are open.", "date_order", "day and month");

  private static final String FLOW =
      """
      flow: line
      start: top
      nodes:
        top:
          menu:
            prompt: Your call is important to us. One to six.
            choices: { 1: which, 2: find, 3: tell, 4: top, 5: top, 6: top }
        which:
          ask: { prompt: Which?, into: order, length: 4, again: yes }
          then: asked
        asked:
          ask:
            prompt: Which?
            into: order
            length: 4
          then: tell
        find:
          lookup:
            system: orders
            post: /orders/{order}
            send: { order: order }
            take: { eta: date }
          then: tell
          failed: opens
        opens:
          hours:
          on: eta
          open: tell
          closed: tell
        tell:
          say: "It comes on {eta}. {wait}"
          then: person
        person:
          queue: people
      """;

  private static List<String> problems(String text) {
    try {
      FlowReader.judging(CONSTANTS).read("line.yaml", text);
      return List.of();
    } catch (FlowException faulty) {
      return faulty.problems().stream().map(FlowProblem::toString).toList();
    }
  }

  @Test
  void findingsStandWhereTheyAreWritten() {
    String branch = "; expected an ask, lookup or set before it, or a branch 'if: known.";
    assertThat(problems(FLOW))
        .containsExactly(
            "line.yaml:6:7: it says 'your call is important to us'; "
                + "expected a prompt without it: callers have heard it too often",
            "line.yaml:7:62: there are 6 choices; expected at most 5: nobody remembers more",
            "line.yaml:14:7: 'order' is known on every way here, so this is never asked; "
                + "expected 'again: yes', or no ask",
            "line.yaml:20:13: {order} is not known on every way here: top → 2 → find"
                + branch
                + "order'",
            "line.yaml:27:9: {eta} is not known on every way here: find → opens" + branch + "eta'",
            "line.yaml:31:23: {eta} is not known on every way here: top → 3 → tell"
                + branch
                + "eta'");
  }

  @Test
  void findingsEndAtTwoHundred() {
    String nodes =
        IntStream.range(0, 250)
            .mapToObj(i ->
                "  n%d: { say: Your call is important to us., then: n%d }\n".formatted(i, i + 1))
            .collect(Collectors.joining());
    assertThat(problems("flow: f\nstart: n0\nnodes:\n" + nodes + "  n250: { queue: people }\n"))
        .hasSize(201)
        .last()
        .asString()
        .isEqualTo("line.yaml:204:11: and more; expected fewer faults: only 200 are told");
  }

  @Test
  void aFlowThatCannotBeWalkedIsJudgedLater() {
    assertThat(problems(FLOW.replace("then: person", "then: pers")))
        .singleElement()
        .asString()
        .contains("there is no node 'pers'");
  }

  @Test
  void aReaderThatDoesNotJudgeTakesIt() throws FlowException {
    assertThat(new FlowReader(CONSTANTS).read("line.yaml", FLOW).nodes()).hasSize(7);
  }

  @Test
  void findingsHaveCodes() {
    assertThatExceptionOfType(FlowException.class)
        .isThrownBy(() -> FlowReader.judging(CONSTANTS).read("line.yaml", FLOW))
        .satisfies(faulty ->
            assertThat(faulty.problems().stream().map(FlowProblem::code).distinct())
                .containsExactlyInAnyOrder(
                    "banned-phrase", "too-many-choices", "never-asked", "not-always-known"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"company-line", "first-call"})
  void shippedFlowsAreWithoutFaults(String name) throws FlowException {
    assertThat(FlowReader.judging(CONSTANTS).shipped(name).name()).isEqualTo(name);
  }
}
