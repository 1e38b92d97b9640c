package dev.hatchline.flow.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.trial.TrialReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of a flow: what they do, what they tell when something is not as expected. */
class TrialTest {
  private static final String FLOW =
      """
      flow: parcels
      start: top
      nodes:
        top:
          menu:
            prompt: For a person, press zero. For your order, one. If that was all, nine.
            choices: { 1: which, 9: bye }
        which:
          ask:
            prompt: Key in your order.
            into: order
            length: 4..6
            remember: 30 d
          then: find
        find:
          lookup:
            system: orders
            get: /orders/{order}
            take: { state: text, paid: yes-no }
          then: paid
          missing: none
          failed: none
        paid:
          branch:
            - if: paid
              to: tell
            - if: state == "new"
              to: tell
          else: tell
        tell:
          say: "Order {order} is {state}."
          then: top
        none:
          say: There is no such order.
          then: top
        bye:
          end: Goodbye.
      """;

  private static final String GIVEN =
      """
      flow: parcels
      given:
        lookups:
          - { system: orders, get: /orders/40017, found: { state: shipped, paid: yes }, after: 1s }
      """;

  private final Flow flow = read();

  private static Flow read() {
    try {
      return new FlowReader(Map.of()).read("parcels.yaml", FLOW);
    } catch (FlowException faulty) {
      throw new IllegalStateException(faulty);
    }
  }

  private Report run(String tests) {
    return run(GIVEN, tests);
  }

  private Report run(String top, String tests) {
    try {
      return new TrialRunner(PromptLength.ESTIMATE).run(trials(top + "tests:\n" + tests));
    } catch (FlowException faulty) {
      throw new AssertionError(faulty);
    }
  }

  private Trials trials(String text) throws FlowException {
    return new TrialReader(name -> Optional.of(flow).filter(found -> found.name().equals(name)))
        .read("parcels.test.yaml", text);
  }

  /** One test that does this and expects that. */
  private Report one(String caller, String expect) {
    return run("- { name: one, caller: [" + caller + "], expect: [" + expect + "] }\n");
  }

  private List<String> differences(String caller, String expect) {
    return one(caller, expect).tried().getFirst().differences().stream()
        .map(Difference::toString)
        .toList();
  }

  @Test
  void whatHappensAsExpectedPasses() {
    assertThat(
            differences(
                "press 1, press 40017#, press 0",
                "hears: order 40017 is shipped, visits: [which, find, tell], values: {order: 40017},"
                    + " values: {paid: yes}, ends: queue people by 0"))
        .isEmpty();
  }

  @Test
  void differenceNamesThePlaceAndTheNearestThatWasSaid() {
    Report report =
        run(
            """
            - name: it is late
              caller: [press 1, press 40017#]
              expect:
                - hears: Order 40017 is late
            """);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.text())
        .contains("FAILED: it is late")
        .contains("parcels.test.yaml:9:7: expected to hear \"Order 40017 is late\"")
        .contains("> press 40017#")
        .contains("(order = 40017)")
        .contains("find: found, state = shipped, paid = true")
        .contains("found \"Order 4 0 0 1 7 is shipped.\"")
        .contains("queue people by silence")
        .contains("1 tests of parcels, 0 passed, 1 failed");
  }

  @Test
  void whatIsHeardIsExpectedInOrder() {
    assertThat(differences("press 1, press 40017#", "hears: is shipped, hears: for a person"))
        .isEmpty();
    assertThat(differences("press 1, press 40017#", "hears: is shipped, hears: key in your order"))
        .singleElement()
        .asString()
        .contains("only before what is expected above");
  }

  @Test
  void wordsDoNotRunFromOnePromptIntoTheNext() {
    assertThat(differences("press 1", "hears: nine. Key in")).hasSize(1);
  }

  @Test
  void whatIsNeverToBeHeardIsADifference() {
    assertThat(differences("press 9", "never-hears: goodbye")).hasSize(1);
    assertThat(differences("press 9", "never-hears: key in")).isEmpty();
  }

  @Test
  void nodesAreExpectedInOrderWithOthersBetween() {
    assertThat(differences("press 1, press 40017#", "visits: [top, find, top]")).isEmpty();
    assertThat(differences("press 1, press 40017#", "visits: [find, which]"))
        .singleElement()
        .asString()
        .contains("to come to 'which' after 'find'")
        .contains("top > which > find > paid > tell > top");
  }

  @Test
  void valuesAndEndsAreTold() {
    assertThat(differences("press 1, press 40017#", "values: {order: 40018, paid: no}"))
        .hasSize(2)
        .first()
        .asString()
        .contains("expected order to be 40018\n  found 40017");
    assertThat(differences("press 1", "values: {order: 40018}"))
        .singleElement()
        .asString()
        .contains("found that it is not known");
    assertThat(differences("press 9", "ends: message"))
        .singleElement()
        .asString()
        .contains("expected the end message\n  found finished, at 'bye'");
  }

  @Test
  void endsMayLeaveOutByWhat() {
    assertThat(differences("press 0", "ends: queue people")).isEmpty();
    assertThat(differences("press 0", "ends: queue peop")).hasSize(1);
    assertThat(differences("press 0", "ends: queue people by silence")).hasSize(1);
  }

  @Test
  void aScriptThatIsLongerThanTheCallIsADifference() {
    assertThat(differences("press 9, press 1", "ends: finished"))
        .singleElement()
        .asString()
        .contains("expected the caller to press 1")
        .contains("at 'bye'");
  }

  @Test
  void callersInterruptSayWaitAndHangUp() {
    assertThat(differences("interrupt 9", "ends: finished")).isEmpty();
    assertThat(differences("say operator", "ends: queue people by operator")).isEmpty();
    assertThat(differences("wait, hang up", "ends: caller left")).isEmpty();
    assertThat(differences("wait, wait", "ends: queue people by silence")).isEmpty();
    assertThat(differences("wait 2s, press 9", "ends: finished")).isEmpty();
  }

  @Test
  void eachDeedComesAtItsMoment() {
    List<String> lines =
        one("wait 2s, press 9", "ends: finished").tried().getFirst().conversation();
    Report report = one("interrupt 9", "ends: finished");
    assertThat(lines.getLast()).isEqualTo(" 0:07.5  finished");
    assertThat(report.tried().getFirst().conversation().getLast()).isEqualTo(" 0:03.0  finished");
  }

  @Test
  void whatIsGivenToOneTestWinsOverWhatIsGivenToAll() {
    String top = GIVEN + "  known: { order: 40017 }\n";
    Report report =
        run(
            top,
            """
            - name: remembered
              caller: [press 1]
              expect: [{ visits: [which, find, tell] }]
            - name: another
              given: { known: { order: 5555 } }
              caller: [press 1]
              expect: [{ visits: [which, find, none] }]
            - name: another answer
              given: { lookups: [{ system: orders, get: /orders/40017, missing: yes }] }
              caller: [press 1]
              expect: [{ hears: no such order }]
            """);
    assertThat(report.failed()).as(report.text()).isZero();
  }

  @Test
  void coverageTellsWhatWasNeverVisited() {
    Coverage all = one("press 1, press 40017#, press 0", "ends: queue people by 0").coverage();
    assertThat(all.nodesVisited()).isEqualTo(5);
    assertThat(all.nodesAll()).isEqualTo(7);
    assertThat(all.never())
        .containsExactly(
            "node 'none'",
            "node 'bye'",
            "way '9' of 'top', to 'bye'",
            "way 'missing' of 'find', to 'none'",
            "way 'failed' of 'find', to 'none'",
            "way 'state == \"new\"' of 'paid', to 'tell'",
            "way 'else' of 'paid', to 'tell'");
    // 5 of 7 nodes, and 5 of 11 ways.
    assertThat(all.percent()).isEqualTo(100 * 10 / 18);
  }

  @Test
  void faultsAreAllToldWithTheirPlaces() {
    String faulty =
        """
        flow: parcels
        given:
          known: { ordr: 1 }
          callback: maybe
          lookups:
            - { system: ordres, get: orders, found: {}, missing: yes }
        tests:
          - name: one
            caller: [press x, shout, wait long, say]
            expect:
              - visits: [tpo]
              - ends: somewhere
              - hear: me
          - caller: []
            from: nowhere
            expect: []
        """;
    assertThatThrownBy(() -> trials(faulty))
        .isInstanceOf(FlowException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains(
            "parcels.test.yaml:3:12: no ask sets 'ordr'; expected one of order, language; did you"
                + " mean 'order'?",
            "4:13: found 'maybe'; expected promised, refused, unavailable or not-offered",
            "6:17: the flow asks no system 'ordres'; expected orders; did you mean 'orders'?",
            "6:30: found 'orders'; expected a path such as /orders/47",
            "6:7: the lookup has 2 answers",
            "9:14: found 'x'; expected keys",
            "9:23: found 'shout'; expected press KEYS",
            "9:30: found 'long'; expected a time",
            "9:41: found ''; expected what is said",
            "11:18: there is no node 'tpo'",
            "did you mean 'top'?",
            "12:15: found 'somewhere'; expected one of queue NAME",
            "13:9: unknown key 'hear' in what is expected",
            "14:5: 'name' is missing",
            "15:11: there is no node 'nowhere'",
            "16:13: found a list; expected a list of hears");
    assertThatThrownBy(() -> trials("flow: parcel\ntests: []\n"))
        .hasMessageContaining("1:7: there is no flow 'parcel'; expected a flow in parcel.yaml");
  }

  @Test
  void whereNobodyAnswersIsAListOfNumbers() {
    assertThatThrownBy(() -> trials("flow: parcels\ngiven: { unanswered: [garage] }\ntests: []\n"))
        .hasMessageContaining("2:23: found 'garage'; expected a number such as");
    assertThatThrownBy(() -> trials("flow: parcels\ngiven: { unanswered: 7 }\ntests: []\n"))
        .hasMessageContaining("2:22: found '7'; expected a list of numbers");
  }

  @Test
  void anAnswerThatLiesInItselfIsRefused() {
    String endless =
        GIVEN.replace("found: {", "found: &x { more: *x, ") + "tests: [{name: one, expect: []}]";
    assertThatThrownBy(() -> trials(endless))
        .isInstanceOf(FlowException.class)
        .hasMessageContaining("too many fields in the lookups");
  }
}
