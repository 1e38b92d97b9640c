package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.yaml.files.FlowRefs;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow calls another: what it gives, what it gets, and what belongs to whom. */
class LinkerTest {
  private static final String IDENTIFY =
      """
      flow: identify
      start: which
      parameters: { what: text, hint: text? }
      results: { ok: yes-no, card: digits? }
      constants: { longest: 5 }
      nodes:
        which:
          ask: { prompt: "Key in your {what}.", into: card, length: 3..5 }
          then: judge
        judge:
          set: { ok: '= card.startsWith("47")', name: Ada }
          then: is-ours
        is-ours: { branch: [ { if: ok, to: good } ], else: wrong }
        good: { return: }
        wrong: { say: "That is no {what} of ours, {name}.", then: bad }
        bad: { return: }
      """;
  private static final String LINE =
      """
      flow: line
      start: name
      nodes:
        name: { set: { name: Grace, card: none }, then: who }
        who:
          call: identify
          with: { what: card }
          take: { ok: ours, card: number }
          then: is-known
        is-known: { branch: [ { if: ours, to: greet } ], else: person }
        greet: { say: "{name}, your card is {number}, and {card}.", then: person }
        person: { queue: people }
      """;

  private final Shelf shelf = new Shelf().flow("identify", IDENTIFY);

  @Test
  void theCalledFlowIsWalkedWithWhatItIsGivenAndGivesBackItsResults() throws FlowException {
    Simulation call = shelf.call(LINE, "4711#");
    assertThat(call.story())
        .containsExactly(
            "name",
            "who",
            "who/which",
            "(who.card = 4711)",
            "who/judge",
            "who/is-ours",
            "who/good",
            "is-known",
            "greet",
            "person");
    assertThat(call.spoken()).contains(Prompt.text("Grace, your card is 4 7 1 1, and none."));
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "person", ToQueue.BY_FLOW));
  }

  @Test
  void eachWayBackHasItsOwnResults() throws FlowException {
    Simulation call = shelf.call(LINE, "111#");
    assertThat(call.story()).endsWith("who/wrong", "who/bad", "is-known", "person");
    assertThat(call.spoken()).contains(Prompt.text("That is no card of ours, Ada."));
  }

  /** They are asked apart, for they may be about different things. */
  @Test
  void twoCallsOfOneFlowHaveTheirOwnNodesAndValues() throws FlowException {
    String line =
        """
        flow: line
        start: a
        nodes:
          a: { call: identify, with: { what: card }, take: { card: first }, then: b }
          b: { call: identify, with: { what: key }, take: { card: second }, then: tell }
          tell: { queue: people, prompt: "{first} and {second}." }
        """;
    assertThat(shelf.call(line, "471#472#").spoken())
        .contains(Prompt.text("Key in your key."), Prompt.text("4 7 1 and 4 7 2."));
  }

  /** Who comes again is not asked again: what was learnt there is known there. */
  @Test
  void aFlowThatIsCalledAgainAtTheSameNodeKnowsWhatItHasLearnt() throws FlowException {
    String line =
        """
        flow: line
        start: a
        nodes:
          a: { call: identify, with: { what: card }, then: more }
          more: { menu: { prompt: "More?", choices: { 1: a, 2: person } } }
          person: { queue: people }
        """;
    assertThat(shelf.call(line, "471#12").story())
        .containsOnlyOnce("(a.card = 471)")
        .containsSubsequence("more", "a", "a/which", "a/judge", "more", "person");
  }

  /** What it is told of is the node, and not what the called flow lacks. */
  @Test
  void aCallThatNoWayLeadsToIsAFaultLikeAnyOther() {
    String line = LINE.replace("start: name", "start: person");
    assertThat(shelf.faults(line))
        .anySatisfy(fault -> assertThat(fault).contains("no way leads to node 'who'"));
  }

  @Test
  void theHatchLeadsToTheQueueOfTheFlowThatTheLineHas() throws FlowException {
    Flow flow = shelf.line("queue: desk\n" + LINE);
    assertThat(Shelf.call(flow, "").outcome())
        .isEqualTo(new ToQueue("desk", "who/which", ToQueue.BY_SILENCE));
  }

  @Test
  void constantsOfBothStayApart() throws FlowException {
    Flow flow = shelf.line("constants: { longest: 9 }\n" + LINE);
    assertThat(Shelf.constant(flow, "longest").plain()).isEqualTo("9");
    assertThat(Shelf.constant(flow, "who.longest").plain()).isEqualTo("5");
  }

  @Test
  void theCallersOwnIsOneForAll() throws FlowException {
    Shelf more =
        new Shelf()
            .flow(
                "account",
                """
                flow: account
                start: a
                nodes:
                  a: { ask: { prompt: Your account?, into: account, length: 4 }, then: b }
                  b: { return: }
                """);
    String line =
        """
        flow: line
        start: who
        nodes:
          who: { call: account, then: tell }
          tell: { queue: people, prompt: "Account {account}." }
        """;
    assertThat(more.call(line, "1234").story()).contains("(account = 1234)");
    assertThat(more.call(line, "1234").spoken()).contains(Prompt.text("Account 1 2 3 4."));
  }

  @Test
  void callsMayBeInCallsFiveDeep() throws FlowException {
    assertThat(chain(5).call(calls("f1"), "").outcome())
        .isEqualTo(new ToQueue("people", "c/c/c/c/c/end", ToQueue.BY_FLOW));
    assertThat(chain(6).faults(calls("f1")))
        .containsExactly(
            "line.yaml:4:14: calls in each other, more than 5 deep; expected at most 5");
  }

  private static Shelf chain(int depth) {
    Shelf shelf = new Shelf();
    for (int i = 1; i < depth; i++) {
      shelf.flow("f" + i, calls("f" + (i + 1)));
    }
    return shelf.flow("f" + depth, "flow: f\nstart: end\nnodes:\n  end: { queue: people }\n");
  }

  private static String calls(String flow) {
    return "flow: line\nstart: c\nnodes:\n  c: { call: %s }\n".formatted(flow);
  }

  @Test
  void whoCallsItselfIsToldByWhatWay() {
    assertThat(new Shelf().flow("line", calls("line")).faults(calls("line")))
        .containsExactly(
            "line.yaml:4:14: 'line' calls itself; expected flows that do not call each other in a"
                + " circle");
    assertThat(
            new Shelf()
                .flow("a", calls("b"))
                .flow("b", calls("c"))
                .flow("c", calls("a"))
                .faults("flow: x\nstart: y\nnodes:\n  y: { call: a }\n"))
        .containsExactly(
            "c.yaml:4:14: 'a' calls itself by way of 'b' and 'c'; expected flows that do not call"
                + " each other in a circle");
  }

  /** Others call it by the name of its file, whatever it calls itself. */
  @Test
  void itIsTheFileThatCallsItself() throws FlowException {
    String line = calls("line").replace("flow: line", "flow: shop");
    assertThat(new Shelf().flow("line", line).faults(line))
        .containsExactly(
            "line.yaml:4:14: 'line' calls itself; expected flows that do not call each other in a"
                + " circle");
    String shop = "flow: line\nstart: end\nnodes:\n  end: { queue: people }\n";
    assertThat(new Shelf().flow("shop", shop).call(line.replace("call: line", "call: shop"), ""))
        .extracting(Simulation::outcome)
        .isEqualTo(new ToQueue("people", "c/end", ToQueue.BY_FLOW));
  }

  @Test
  void allNodesTogetherAreBounded() {
    StringBuilder many = new StringBuilder("flow: many\nstart: n0\nnodes:\n");
    for (int i = 0; i < 900; i++) {
      many.append("  n%d: { say: Well., then: n%d }\n".formatted(i, i + 1));
    }
    Shelf of = new Shelf().flow("many", many + "  n900: { return: }\n");
    String line =
        """
        flow: line
        start: a
        nodes:
          a: { call: many, then: b }
          b: { call: many, then: c }
          c: { call: many, then: d }
          d: { queue: people }
        """;
    assertThat(of.faults(line))
        .containsExactly(
            "line.yaml:6:3: the flow has more than 2000 nodes; expected at most 2000 with its"
                + " parts and the flows it calls");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "call: identfy|line.yaml:6:11: there is no flow 'identfy'; expected a file identfy.yaml"
            + " among the flows, or identify; did you mean 'identify'?",
        "with: { hint: x }|line.yaml:6:11: 'identify' needs 'what'; expected 'what: …' below"
            + " 'with:', a text",
        "with: { what: 5 }|line.yaml:7:19: 'what' is number here; expected text",
        "with: { what: x, hnt: y }|line.yaml:7:22: 'identify' has no parameter 'hnt'; expected one"
            + " of what, hint; did you mean 'hint'?",
        "take: { okay: ours }|line.yaml:8:13: 'identify' has no result 'okay'; expected one of ok,"
            + " card",
        "then: nowhere|line.yaml:9:11: there is no node 'nowhere'; expected one of name, who,"
            + " is-known, greet, person",
        "then:|line.yaml:9:10: found nothing; expected the name of a node: up to 40 letters, digits,"
            + " - and _",
        "with: { what: '= name2' }|line.yaml:7:22: unknown value 'name2'; expected one of callable,"
            + " callback, caller, card, name, number, ours, tell_by, today, wait; did you mean"
            + " 'name'?",
      })
  void whatIsWrongWithACallStandsAtTheCall(String key, String fault) {
    String word = key.substring(0, key.indexOf(':'));
    String line =
        LINE.replaceFirst("    " + word + ": .*\n(?=    |  is-known)", "    " + key + "\n");
    assertThat(line).isNotEqualTo(LINE);
    assertThat(shelf.faults(line)).contains(fault);
  }

  @Test
  void whatIsWrongWithTheCalledFlowStandsInItsOwnFileOnce() {
    Shelf faulty = new Shelf().flow("identify", IDENTIFY.replace("then: bad", "then: bd"));
    String twice =
        LINE.replace(
                "person: {",
                "again: { call: identify, with: { what: x }, then: person }\n  " + "person: {")
            .replace("else: person", "else: again");
    assertThat(faulty.faults(twice))
        .anyMatch(f -> f.startsWith("identify.yaml:15:61: there is no node 'bd'"))
        .allMatch(f -> f.startsWith("identify.yaml:"));
  }

  @Test
  void aResultThatMayBeMissingIsToldWhereItGoesBack() {
    String without =
        IDENTIFY
            .replace("then: judge", "then: maybe")
            .replace(
                "  judge:",
                "  maybe: { menu: { prompt: Ours?, choices: { 1: judge, 2: bad } } }\n  judge:");
    assertThat(new Shelf().flow("identify", without).faults(LINE))
        .singleElement()
        .asString()
        .startsWith(
            "identify.yaml:17:17: {ok} is not known on every way here: which → maybe → 2 → bad;");
    assertThat(
            new Shelf()
                .flow("identify", IDENTIFY.replace("results: { ok: yes-no", "results: { ok: text"))
                .faults(LINE))
        .contains("identify.yaml:4:12: 'ok' is yes-no in the flow; expected 'ok: yes-no'");
  }

  @Test
  void aResultThatNothingSetsIsToldWithTheNearest() {
    String other = IDENTIFY.replace("card: digits?", "crd: digits?");
    assertThat(new Shelf().flow("identify", other).faults(LINE))
        .anyMatch(fault ->
            fault.startsWith("identify.yaml:4:24: nothing in the flow sets the result 'crd';")
                && fault.endsWith("did you mean 'card'?"));
  }

  /** Nobody is asked in a language that the rest of the call does not have. */
  @Test
  void aCalledFlowSpeaksTheLanguagesOfWhoCallsIt() throws FlowException {
    String english = LINE.replace("start: name", "languages: [en]\nstart: name");
    assertThat(shelf.line(english).languages().tags()).containsExactly("en");
    assertThat(shelf.faults(english.replace("[en]", "[en, es]")))
        .contains(
            "line.yaml:7:11: 'identify' is not said in the languages of this flow; expected"
                + " 'languages: [en, es]' at the top of 'identify'");
    String said = IDENTIFY.replace("start: which", "languages: [en]\nstart: which");
    assertThat(new Shelf().flow("identify", said).faults(LINE))
        .contains(
            "line.yaml:6:11: 'identify' is not said in the languages of this flow; expected"
                + " 'languages: [en]' at the top of this flow");
  }

  /** What is missing is the caller's to say, not the called flow's. */
  @Test
  void aParameterThatMayBeMissingIsToldAtTheCall() {
    String line = LINE.replace("what: card", "what: '= caller'");
    assertThat(shelf.faults(line)).contains("line.yaml:7:19: 'what' is phone here; expected text");
    Shelf phone = new Shelf().flow("identify", IDENTIFY.replace("what: text", "what: phone"));
    assertThat(phone.faults(line))
        .singleElement()
        .asString()
        .startsWith("line.yaml:7:19: {caller} is not known on every way here: ");
  }

  @Test
  void aFlowThatNeverComesBackHasNoWayOn() {
    Shelf ends = chain(1);
    String line = calls("f1").replace("f1 }", "f1, then: c }");
    assertThat(ends.faults(line))
        .contains(
            "line.yaml:4:18: 'then', but 'f1' never comes back; expected no 'then', or a 'return:'"
                + " in 'f1'");
    assertThat(shelf.faults(LINE.replace("    then: is-known\n", "")))
        .anyMatch(f ->
            f.startsWith(
                "line.yaml:6:5: 'then' is missing; expected 'then: NODE' for when 'identify' comes"));
  }

  @Test
  void whoHasChosenNothingIsNotHungUpOnByACalledFlow() {
    Shelf ends = new Shelf().flow("f1", "flow: f\nstart: end\nnodes:\n  end: { end: Bye. }\n");
    assertThat(ends.faults(calls("f1")))
        .containsExactly(
            "line.yaml:4:3: the call ends here although the caller has chosen nothing; expected a"
                + " menu before the end, or a queue instead");
  }

  @Test
  void noLineHasAFlowThatIsForOthers() throws FlowException {
    assertThat(shelf.faults(IDENTIFY))
        .containsExactly(
            "line.yaml:3:15: a flow that only others can call, for it is given something or comes"
                + " back; expected the flow of a line, without 'parameters' and 'return'");
    Flow alone = shelf.reader().read("identify.yaml", IDENTIFY);
    assertThat(Shelf.call(alone, "4711#").story()).endsWith("is-ours", "good", "/return");
  }

  @Test
  void atMostFiftyFilesAreRead() {
    Shelf many = new Shelf();
    StringBuilder line = new StringBuilder("flow: line\nstart: n0\nnodes:\n");
    for (int i = 0; i <= FlowRefs.FILES_MAX; i++) {
      many.flow("f" + i, "flow: f\nstart: a\nnodes:\n  a: { return: }\n");
      line.append("  n%d: { call: f%d, then: n%d }\n".formatted(i, i, i + 1));
    }
    List<String> faults = many.faults(line.toString());
    assertThat(faults)
        .containsExactly(
            "line.yaml:54:16: the flow is made of more than 50 other files; expected at most 50");
  }
}
