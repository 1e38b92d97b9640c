package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Ending;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.check.Move.By;
import dev.hatchline.flow.heard.Hearer;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static final FlowReader READER =
      new FlowReader(Map.of("company", "Test", "hours", "Always.", "date_order", "day first"));

  private static final String PERSON = "  person:\n    queue: people\n";

  private static Flow flow(String nodes) throws FlowException {
    return READER.read("test", "flow: test\nstart: a\nnodes:\n" + nodes);
  }

  private static Walk walk(String nodes) throws FlowException {
    return Walk.of(flow(nodes), PromptLength.ESTIMATE);
  }

  private static List<String> faults(String nodes) throws FlowException {
    return new Proof(flow(nodes), PromptLength.ESTIMATE)
        .faults().stream()
            .map(fault -> fault.node() + " " + fault.code() + ": " + fault.what())
            .toList();
  }

  private static Set<String> phases(Walk walk, String node) {
    return walk.states().stream()
        .filter(state -> state.node().equals(node))
        .map(state -> state.phase().getClass().getSimpleName())
        .collect(Collectors.toSet());
  }

  private static boolean comesTo(Walk walk, Predicate<State> where) {
    return walk.states().stream().anyMatch(where);
  }

  @Test
  void aMenuIsHeardOnceForEachTryAndLosesItsCallerToAPerson() throws FlowException {
    Walk walk =
        walk("  a: {menu: {prompt: Person zero, choices: {1: person}, tries: 3}}\n" + PERSON);
    assertThat(
            walk.states().stream()
                .filter(state -> state.phase() instanceof Phase.Listens)
                .map(State::failed))
        .containsExactlyInAnyOrder(
            0, 0, 1, 2); // who waits in line knows of a person from the start
    assertThat(comesTo(walk, state -> state.node().equals("a") && endsWith(state, Ending.PERSON)))
        .isTrue();
    State first = new State("a").in(new Phase.Listens());
    assertThat(walk.from(first)).extracting(Move::by).containsExactly(By.CHOICE, By.FAILURE);
    assertThat(walk.from(first).getFirst().to())
        .isEqualTo(new State("person").naming(true).choosing());
  }

  private static boolean endsWith(State state, Ending how) {
    return state.phase() instanceof Phase.Ends(Ending found) && found == how;
  }

  @Test
  void bothWaysOfAConditionAreGone() throws FlowException {
    Walk walk =
        walk(
            """
              a: {branch: [{if: callback, to: b}, {if: "!callback", to: c}], else: d}
              b: {say: B, then: person}
              c: {say: C, then: person}
              d: {hours: , open: e, closed: person}
              e: {say: E, then: person}
            """
                + PERSON);
    assertThat(walk.states()).extracting(State::node).contains("b", "c", "d", "e", "person");
  }

  @Test
  void anAskIsPassedTypedReadBackAndTypedAnew() throws FlowException {
    Walk walk =
        walk(
            """
              a:
                ask: {prompt: Number, into: n, as: phone, own: yes, confirm: "{n} 1 or 2", tries: 2}
                then: b
              b: {callback: n}
            """);
    assertThat(phases(walk, "a")).containsExactlyInAnyOrder("Comes", "Types", "ReadsBack", "Ends");
    State comes = new State("a");
    assertThat(walk.from(comes))
        .extracting(Move::to)
        .containsExactlyInAnyOrder(
            comes.at("b"), comes.in(new Phase.ReadsBack()), comes.in(new Phase.Types()));
    State back = comes.in(new Phase.ReadsBack());
    assertThat(walk.from(back))
        .extracting(Move::to)
        .containsExactlyInAnyOrder(
            comes.choosing().at("b"), comes.choosing().in(new Phase.Types()), back.failed(1));
  }

  @Test
  void aSystemIsWaitedForAndEachAnswerHasItsWay() throws FlowException {
    Walk walk =
        walk(
            """
              a:
                lookup: {system: s, get: /x, sound: Wait, timeout: 4s}
                then: b
                missing: c
                failed: person
              b: {say: B, then: person}
              c: {say: C, then: person}
            """
                + PERSON);
    State works = new State("a").in(new Phase.Works());
    assertThat(walk.from(works))
        .extracting(move -> move.to().node())
        .containsExactly("b", "c", "person");
    assertThat(walk.from(works)).extracting(Move::time).containsOnly(Duration.ofSeconds(5));
  }

  @Test
  void whereDigitsAreTypedTheKeyIsAnother() {
    assertThat(Hatch.key(new Phase.Types())).contains("*0");
    for (Phase phase :
        List.of(
            new Phase.Speaks(), new Phase.Listens(), new Phase.ReadsBack(), new Phase.Works())) {
      assertThat(Hatch.key(phase)).as("%s", phase).contains("0");
    }
  }

  @Test
  void aCallThatEndsBeforeAPersonWasNamedIsAFault() throws FlowException {
    assertThat(
            faults(
                """
                  a: {menu: {prompt: For our hours one, choices: {1: b}}}
                  b: {end: Goodbye}
                """))
        .containsExactly(
            "b unnamed-end: a call can end here although no person was named: a → 1 → b");
    assertThat(faults("  a: {message: Please speak}\n"))
        .contains("a unnamed-end: a call can end here although no person was named: a");
  }

  @Test
  void aMessageIsTakenOfWhoChoseItOrWhereNobodyIs() throws FlowException {
    String first = "  a: {say: For a person press zero, then: b}\n";
    String message = "  m: {message: Please speak}\n";
    assertThat(faults("  a: {say: For a person press zero, then: m}\n" + message))
        .containsExactly(
            "m unchosen-end: a message is taken although the caller has chosen nothing, and"
                + " somebody may be there: a → m");
    assertThat(faults(first + "  b: {hours: , open: m, closed: person}\n" + message + PERSON))
        .singleElement()
        .asString()
        .startsWith("m unchosen-end");
    assertThat(faults(first + "  b: {hours: , open: person, closed: m}\n" + message + PERSON))
        .isEmpty();
    assertThat(faults(first + "  b: {menu: {prompt: One, choices: {1: m}}}\n" + message)).isEmpty();
    String outside = "  b: {transfer: \"+12025550188\", failed: m}\n";
    assertThat(faults("  a: {menu: {prompt: Person zero, choices: {1: b}}}\n" + outside + message))
        .isEmpty();
  }

  @Test
  void whoComesFromAClosedDoorToAnOpenOneIsNotLedThereByNobody() throws FlowException {
    assertThat(
            faults(
                """
                  a: {say: For a person press zero, then: b}
                  b: {hours: , open: person, closed: c}
                  c: {hours: , open: m, closed: person}
                  m: {message: Please speak}
                """
                    + PERSON))
        .singleElement()
        .asString()
        .startsWith("m unchosen-end");
  }

  /** What the house opens on a day says nothing of this moment. */
  @Test
  void aDayWithoutHoursIsNoReasonForAMessageNow() throws FlowException {
    String day =
        """
          a: {say: For a person press zero, then: b}
          b: {set: {day: 2026-12-26}, then: c}
          c: {hours: %s, open: person, closed: m}
          m: {message: Please speak}
        """
            + PERSON;
    assertThat(faults(day.formatted(""))).isEmpty();
    assertThat(faults(day.formatted(", on: day")))
        .singleElement()
        .asString()
        .startsWith("m unchosen-end: a message is taken although the caller has chosen nothing");
  }

  @Test
  void failedTriesLeadToNoNumberOutside() throws FlowException {
    assertThat(
            faults(
                """
                  a: {menu: {prompt: Person zero, choices: {1: b}}}
                  b: {menu: {prompt: One, choices: {1: c}, silence: c}}
                  c: {transfer: "+12025550188", failed: person}
                """
                    + PERSON))
        .containsExactly("c errors-astray: tries that fail lead to a number outside, at 'c'");
  }

  /** What the house could not do is not what the caller chose, whatever they chose before. */
  @Test
  void aCallDoesNotEndBecauseOfAFailureOfTheHouse() throws FlowException {
    String looked =
        """
          a: {menu: {prompt: Person zero, choices: {1: f}}}
          f: {lookup: {system: s, get: /x}, then: a, missing: %s, failed: %s}
        """;
    String end = "  e: {end: Sorry}\n";
    assertThat(faults((looked + end).formatted("a", "e")))
        .containsExactly(
            "e unchosen-end: the call ends here because a system gave no answer, and not because"
                + " the caller chose it: a → 1 → f → e");
    assertThat(faults((looked + end).formatted("e", "a")))
        .containsExactly(
            "e unchosen-end: the call ends here because there was no such thing, and not because"
                + " the caller chose it: a → 1 → f → e");
    assertThat(faults((looked + "  e: {message: Speak}\n").formatted("a", "e")))
        .containsExactly(
            "e unchosen-end: a message is taken because a system gave no answer, and somebody may"
                + " be there: a → 1 → f → e");
    String asked = "  e: {menu: {prompt: One to end, choices: {1: g}}}\n  g: {end: Bye}\n";
    assertThat(faults((looked + asked).formatted("e", "e"))).isEmpty();
  }

  @Test
  void aPromiseThatCannotBeMadeEndsNoCall() throws FlowException {
    String promise =
        """
          a: {menu: {prompt: Person zero, choices: {1: n}}}
          n: {ask: {prompt: Number, into: n, as: phone, confirm: "{n} 1 or 2"}, then: p}
          p: {callback: n, unavailable: e}
        """;
    assertThat(faults(promise + "  e: {end: Sorry}\n"))
        .singleElement()
        .asString()
        .startsWith("e unchosen-end: the call ends here because no call back can be promised");
    assertThat(faults(promise + "  e: {message: Speak}\n")).isEmpty();
  }

  @Test
  void whereItIsClosedOrNobodyAnswersTheHouseLeadsOn() throws FlowException {
    String menu = "  a: {menu: {prompt: Person zero, choices: {1: b}}}\n";
    String hours = menu + "  b: {hours: , open: person, closed: e}\n" + PERSON;
    assertThat(faults(hours + "  e: {end: Closed}\n"))
        .singleElement()
        .asString()
        .startsWith("e unchosen-end: the call ends here because it is closed");
    String outside = menu + "  b: {transfer: \"+12025550188\", failed: e}\n";
    assertThat(faults(outside + "  e: {end: Nobody}\n"))
        .singleElement()
        .asString()
        .startsWith("e unchosen-end: the call ends here because nobody answers there");
    assertThat(faults(outside + "  e: {transfer: \"+12025550189\", failed: person}\n" + PERSON))
        .isEmpty();
    Proof closed = new Proof(flow(hours + "  e: {message: Speak}\n"), PromptLength.ESTIMATE);
    assertThat(closed.faults()).isEmpty();
    assertThat(closed.ends())
        .isEqualTo(
            new Certificate.Ends(
                List.of(), List.of(new Certificate.Ends.ByHouse("e", List.of("closed")))));
  }

  @Test
  void theEndsAreTheCallersOrTheHouses() throws FlowException {
    Proof proof =
        new Proof(
            flow(
                """
                  a: {say: For a person press zero, then: b}
                  b: {hours: , open: c, closed: m}
                  c: {menu: {prompt: For a person zero, choices: {1: m, 2: e}}}
                  m: {message: Please speak}
                  e: {end: Goodbye}
                """),
            PromptLength.ESTIMATE);
    assertThat(proof.ends())
        .isEqualTo(
            new Certificate.Ends(
                List.of("m", "e"), List.of(new Certificate.Ends.ByHouse("m", List.of("closed")))));
  }

  @Test
  void whileAMessageIsLeftThePersonIsOneKeyAway() {
    for (Ending how : Ending.values()) {
      assertThat(Hatch.key(new Phase.Ends(how))).as("%s", how).contains("0");
      assertThat(new Phase.Ends(how).lasts()).as("%s", how).isEqualTo(how != Ending.PERSON);
    }
  }

  @Test
  void whatWasTypedBeforeIsNoChoice() throws FlowException {
    String end =
        """
          a: {say: For a person press zero, then: b}
          b: {ask: {prompt: Order, into: order, length: 4%s}, then: c}
          c: {end: Goodbye}
        """;
    assertThat(faults(end.formatted("")))
        .containsExactly(
            "c unchosen-end: the call ends here although the caller has chosen nothing: a → b → c");
    assertThat(faults(end.formatted(", again: yes"))).isEmpty();
  }

  /** A line that hears nothing goes that way before the prompt is heard. */
  @Test
  void whereNothingIsHeardNobodyHasChosenAndNobodyWasNamed() throws FlowException {
    String about =
        """
          a:
            ask: {prompt: What is it about? For a person zero, into: what, as: speech, no-speech: %s}
            then: person
          m: {message: Please speak}
        """
            + PERSON;
    String menu = "  b: {menu: {prompt: For a message one%s, choices: {1: m}}}\n";
    assertThat(faults(about.formatted("m")))
        .containsExactly(
            "m unchosen-end: a message is taken although the caller has chosen nothing, and"
                + " somebody may be there: a → m",
            "m unnamed-end: a call can end here although no person was named: a → m");
    assertThat(faults(about.formatted("b") + menu.formatted("")))
        .containsExactly(
            "m unnamed-end: a call can end here although no person was named: a → b → 1 → m");
    assertThat(faults(about.formatted("b") + menu.formatted(" or a person zero"))).isEmpty();
  }

  /** By a key it is a choice, and the prompt may have been heard. */
  @Test
  void whoPressesAKeyInsteadOfSpeakingHasChosen() throws FlowException {
    Walk walk =
        walk(
            """
              a:
                ask: {prompt: About what? For a person zero, into: what, as: speech, no-speech: b}
                then: person
              b: {say: B, then: person}
            """
                + PERSON);
    State first = new State("a");
    assertThat(walk.from(first)).extracting(Move::to).contains(first.at("b"));
    assertThat(walk.from(first.in(new Phase.Listens())))
        .extracting(Move::to)
        .contains(first.naming(true).choosing().at("b"))
        .doesNotContain(first.at("b"));
  }

  @Test
  void whoGoesRoundHearsOfAPerson() throws FlowException {
    String round =
        """
          a: {menu: {prompt: For our hours one%s, choices: {1: b}}}
          b: {say: Always, then: a}
        """;
    assertThat(faults(round.formatted("")))
        .singleElement()
        .asString()
        .startsWith("b circle: a caller can go round from here without hearing of a person");
    assertThat(faults(round.formatted(" or a person zero"))).isEmpty();
  }

  @Test
  void aPersonIsNamedInTime() throws FlowException {
    String late =
        """
          a: {menu: {prompt: One or two, choices: {1: b, 2: b}, wait: 4s, tries: %d}}
          b: {say: Press zero for our person, then: person}
        """
            + PERSON;
    assertThat(faults(late.formatted(2))).isEmpty();
    assertThat(faults(late.formatted(3)))
        .containsExactly(
            "a named-late: it can take 38.9 s until a person is named: a (2 failed tries) → 1 → b");
  }

  @Test
  void theLongestWayThroughErrorsIsTheLongestQuestion() throws FlowException {
    Proof proof =
        new Proof(
            flow(
                """
                  a: {menu: {prompt: For a person press zero, choices: {1: b}, wait: 4s, tries: 2}}
                  b:
                    ask: {prompt: Four digits, into: n, length: 4, wait: 5s, gap: 3s, tries: 2, wrong: Wrong}
                    then: person
                """
                    + PERSON),
            PromptLength.ESTIMATE);
    Duration ask = PromptLength.ESTIMATE.of(dev.hatchline.flow.Prompt.text("Four digits"));
    Duration wrong = PromptLength.ESTIMATE.of(dev.hatchline.flow.Prompt.text("Wrong"));
    Duration doubt =
        PromptLength.ESTIMATE.of(Hearer.of("en").orElseThrow().question("{n}")).plusSeconds(5);
    // twice the prompt, the silence before the first of four digits, three gaps, and "did I hear"
    assertThat(proof.errors().time())
        .isEqualTo(ask.plusSeconds(5 + 3 * 3).plus(doubt).multipliedBy(2).plus(wrong));
    assertThat(proof.errors().text()).isEqualTo("b (2 failed tries)");
  }
}
