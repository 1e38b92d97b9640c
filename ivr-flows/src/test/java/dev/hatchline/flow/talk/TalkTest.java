package dev.hatchline.flow.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.trial.Given;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Conversations at a terminal, line by line. */
class TalkTest {
  private static final String FLOW =
      """
      flow: parcels
      start: top
      nodes:
        top:
          menu:
            prompt: For a person, press zero. For your order, one.
            choices: { 1: which }
        which:
          ask:
            prompt: Key in your order.
            into: order
            length: 4..6
            again: yes
          then: find
        find:
          lookup:
            system: orders
            get: /orders/{order}
            take: { state: text, due: { field: delivery.day, type: date }, paid: yes-no }
          then: tell
          missing: none
          failed: none
        tell:
          say: "Order {order} is {state}, and due on {due}."
          then: top
        none:
          say: There is no such order.
          then: top
      """;

  /** What is read, and what was typed after {@code >}. */
  private static final class Paper implements Terminal {
    private final Deque<String> lines;
    private final List<String> seen = new ArrayList<>();

    Paper(String... lines) {
      this.lines = new ArrayDeque<>(List.of(lines));
    }

    @Override
    public void print(String line) {
      seen.add(line);
    }

    @Override
    public Optional<String> read() {
      Optional<String> line = Optional.ofNullable(lines.poll());
      seen.add("> " + line.orElse("(nothing more)"));
      return line;
    }
  }

  private static Flow flow() {
    try {
      return new FlowReader(Map.of()).read("parcels.yaml", FLOW);
    } catch (FlowException faulty) {
      throw new AssertionError(faulty);
    }
  }

  private static List<String> talk(String... lines) {
    Paper paper = new Paper(lines);
    Given given = Given.on(LocalDate.of(2026, 11, 25));
    new Talk(flow(), PromptLength.ESTIMATE, given, paper).run(_ -> Optional.empty());
    return paper.seen.subList(1, paper.seen.size());
  }

  @Test
  void lookupIsAnsweredByWhoSitsThere() {
    assertThat(
            talk(
                "1",
                "40017#",
                "shipped",
                "found state=on its way due=2026-12-01 paid=yes",
                "",
                "0"))
        .containsExactly(
            " 0:00.0  top          For a person, press zero. For your order, one. (3.3 s)",
            "> 1",
            " 0:03.3  which        Key in your order. (1.3 s)",
            "> 40017#",
            "          (order = 40017)",
            "          orders: GET /orders/40017 answers what? found state=… due=… paid=… · missing"
                + " · timeout",
            "> shipped",
            "          expected found state=… due=… paid=…, missing or timeout",
            "> found state=on its way due=2026-12-01 paid=yes",
            "          (find: found)",
            "          (state = on its way)",
            "          (due = 2026-12-01)",
            "          (paid = true)",
            " 0:06.1  tell         Order 4 0 0 1 7 is on its way, and due on Tuesday, December"
                + " first. (4.7 s)",
            "> ",
            " 0:10.8  top          For a person, press zero. For your order, one. (3.3 s)",
            "> 0",
            " 0:14.1  queue people by 0");
  }

  @Test
  void missingAndTimeoutAreAnswersToo() {
    assertThat(talk("1", "4711#", "missing", "", "0")).contains("          (find: missing)");
    assertThat(talk("1", "4711#", "timeout", "", "0")).contains("          (find: timeout)");
  }

  @Test
  void keysIntoThePromptStopIt() {
    assertThat(talk("!1.5s 0").getLast()).isEqualTo(" 0:01.5  queue people by 0");
    assertThat(talk("!2 7", "0")).contains("          (not understood: 7)");
  }

  @Test
  void wordsLeadToAPersonAndSilenceDoesToo() {
    assertThat(talk("operator").getLast()).endsWith("queue people by operator");
    assertThat(talk("", "wait").getLast()).endsWith("queue people by silence");
  }

  @Test
  void whoHangsUpOrTypesNothingMoreIsGone() {
    assertThat(talk("hang up").getLast()).endsWith("caller left");
    assertThat(talk().getLast()).isEqualTo(" 0:00.0  caller left");
    assertThat(talk("1", "4711#").getLast()).endsWith("caller left");
  }

  @Test
  void whatIsKnownIsShownAndBackBeginsAgain() {
    List<String> seen = talk("?", "1", "4711#", "missing", "?", "back", "?", "hang up");
    assertThat(seen)
        .containsSubsequence(
            "> ?",
            "          (nothing has been told or looked up)",
            "> 1",
            "> ?",
            "          (order = 4711)",
            "> back",
            "",
            " 0:00.0  top          For a person, press zero. For your order, one. (3.3 s)",
            "> ?",
            "          (nothing has been told or looked up)");
  }

  @Test
  void systemsComeBeforeWhoSitsThere() {
    Paper paper = new Paper("1", "4711#", "", "hang up");
    Given given = Given.on(LocalDate.of(2026, 11, 25));
    new Talk(flow(), PromptLength.ESTIMATE, given, paper)
        .run(_ -> Optional.of(new LookupAnswer.Missing()));
    assertThat(paper.seen)
        .contains("          (find: missing)")
        .noneMatch(line -> line.contains("answers what?"));
  }
}
