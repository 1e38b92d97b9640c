package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.LeaveMessage;
import dev.hatchline.flow.FlowOutcome.Promised;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.PromiseAnswer;
import dev.hatchline.flow.run.PromiseAsked;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.run.TimeNamed;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The flow of a whole company line, walked by callers who press one key after the other. */
class CompanyLineTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /** As long as a company with two kinds of days makes it. */
  private static final String HOURS =
      "We are open Monday to Friday from 8 A M to 6 P M, and Saturday from 9 A M to noon.";

  private final Flow flow;
  private final ScriptedBusiness business =
      new ScriptedBusiness(LocalDate.of(2026, 11, 26))
          .waitIs("A person is there in about fifteen minutes.");

  CompanyLineTest() throws FlowException {
    flow =
        new FlowReader(
                Map.of("company", "Example Company", "hours", HOURS, "date_order", "month and day"))
            .shipped("company-line");
  }

  /** Each key half a second after the other; then nothing more. */
  private static CallerScript keys(String keys) {
    CallerScript script = CallerScript.silent();
    for (int at = 0; at < keys.length(); at++) {
      script = script.press(keys.charAt(at), Duration.ofMillis(500L * at + 500));
    }
    return script;
  }

  private Simulation run(String keys) {
    return new FlowSimulator(flow, PromptLength.ESTIMATE, business).run(keys(keys));
  }

  private static List<String> words(Simulation call) {
    return call.spoken().stream().map(Prompt::toString).toList();
  }

  private CompanyLineTest order(LookupAnswer answer) {
    business.answers("orders", "/orders/4711", answer, Duration.ofSeconds(2));
    return this;
  }

  private CompanyLineTest area(boolean outage, String until) {
    Map<String, Object> answer = Map.of("outage", outage, "until", until, "affected", 214);
    business.answers("network", "/outages/90210", new LookupAnswer.Found(answer), Duration.ZERO);
    return this;
  }

  private static LookupAnswer sent() {
    return new LookupAnswer.Found(
        Map.of("order", "4711", "state", "on its way", "eta", "2026-12-24"));
  }

  private static LookupAnswer delivered() {
    return new LookupAnswer.Found(
        Map.of("order", "4711", "state", "delivered", "eta", "2026-12-24"));
  }

  @Test
  void firstPromptOffersAllThreeWithinTenSeconds() {
    Simulation call = run("");
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "welcome", "silence"));
    assertThat(call.spoken().getFirst())
        .hasToString(
            "Example Company. A person is there in about fifteen minutes. For a person, press"
                + " zero. For service, one. For a call back, two.");
    assertThat(PromptLength.ESTIMATE.of(call.spoken().getFirst())).isLessThan(TEN_SECONDS);
  }

  @Test
  void whoeverComesWhenNobodyIsThereIsToldWhenAndHasAChoice() {
    business.closedNow();
    Simulation call = run("");
    assertThat(words(call).getFirst()).endsWith(HOURS);
    assertThat(PromptLength.ESTIMATE.of(call.spoken().getFirst())).isLessThan(TEN_SECONDS);
    assertThat(run("12").story()).startsWith("arrive", "away", "away-menu", "service");
    assertThat(run("2").outcome()).isEqualTo(new LeaveMessage("note"));
  }

  @Test
  void hoursOfADayAreTold() {
    assertThat(words(run("111128"))).contains("On Saturday we are closed.");
    assertThat(run("111128").story())
        .contains("(day = 2026-11-28)", "day-hours", "tell-hours", "service");
  }

  @Test
  void stateOfAnOrderIsTold() {
    assertThat(words(order(sent()).run("124711#")))
        .contains(
            "Order 4 7 1 1 is on its way.",
            "We expect it to arrive on Thursday, December twenty fourth.");
    assertThat(words(order(delivered()).run("124711#")))
        .contains("Order 4 7 1 1 was delivered on Thursday, December twenty fourth.");
    assertThat(words(order(new LookupAnswer.Missing()).run("124711#")))
        .contains("We have no order 4 7 1 1.");
    assertThat(order(new LookupAnswer.Failed("status-500")).run("124711#").story())
        .contains("(status-500)", "sorry", "service");
  }

  @Test
  void whoRingsAgainAboutAnOrderIsOfferedItAndKeysNothing() {
    business.remembers("order", new Value.Digits("4711"));
    Simulation same = order(sent()).run("121");
    assertThat(words(same))
        .contains("For order 4 7 1 1, press one. For another order, two. For a person, zero.")
        .anyMatch(words -> words.startsWith("Order 4 7 1 1 is on its way."));
    assertThat(same.story()).doesNotContain("which-order");
    business.answers("orders", "/orders/4712", delivered(), Duration.ZERO);
    assertThat(words(run("1224712#")))
        .anyMatch(words -> words.startsWith("Order 4 7 1 2 was delivered"));
  }

  @Test
  void whoRingsAgainAboutAnOutageIsOfferedTheAreaAndKeysNothing() {
    business.remembers("area", new Value.Digits("90210"));
    Simulation same = area(true, "tonight").run("131");
    assertThat(words(same))
        .contains("For postal code 9 0 2 1 0, press one. For another, two. For a person, zero.")
        .anyMatch(words -> words.startsWith("There is an outage in area 9 0 2 1 0."));
    assertThat(same.story()).doesNotContain("which-area");
  }

  /** In the same call, too: who comes back to the menu is offered what they have just keyed. */
  @Test
  void whatWasKeyedInThisCallIsOfferedNextTime() {
    assertThat(order(sent()).run("124711#21").story())
        .containsSubsequence("which-order", "tell-order", "order", "order-again", "tell-order");
  }

  /** It was mistyped, or is none any more: it is said once, and then another is asked for. */
  @Test
  void anOrderThatIsNotFoundIsNotOfferedAgain() {
    order(new LookupAnswer.Missing());
    assertThat(run("124711#2").story())
        .containsSubsequence("which-order", "no-order", "service", "order", "which-order")
        .doesNotContain("order-again");
    business.remembers("order", new Value.Digits("4711"));
    assertThat(words(run("121"))).contains("We have no order 4 7 1 1.");
    assertThat(run("1212").story())
        .containsSubsequence("order-again", "no-order", "service", "order", "which-order")
        .containsOnlyOnce("order-again");
  }

  /** That there is no outage says nothing against the postal code. */
  @Test
  void anAreaOfWhichNothingIsKnownIsOfferedAgain() {
    business.answers("network", "/outages/90210", new LookupAnswer.Missing(), Duration.ZERO);
    assertThat(run("13902103").story()).containsSubsequence("no-outage", "service", "area-again");
  }

  @Test
  void whatIsKeyedIsRememberedForAMonth() {
    for (String node : List.of("which-order", "which-area")) {
      assertThat(flow.node(node))
          .isInstanceOfSatisfying(
              Node.Ask.class, ask -> assertThat(ask.remember()).contains(Duration.ofDays(30)));
    }
  }

  @Test
  void outageInTheAreaIsTold() {
    assertThat(words(area(true, "five P M").run("1390210")))
        .contains(
            "There is an outage in area 9 0 2 1 0. It affects 214 customers.",
            "It should end at five P M.");
    assertThat(words(area(true, "").run("1390210")))
        .anyMatch(words -> words.endsWith("We are working on it."));
    assertThat(words(area(false, "").run("1390210")))
        .anyMatch(words -> words.startsWith("We know of no outage"));
  }

  @Test
  void whoHearsOfAnOutageMayBeCalledWhenThatChangesAndIsAskedOnce() {
    Simulation wants = area(true, "").run("1390210" + "1" + "31");
    assertThat(wants.story())
        .containsSubsequence("tell-outage-open", "tell-by", "call", "will-call", "service")
        .containsSubsequence("call", "area-again", "tell-outage-open", "may-tell", "service")
        .containsOnlyOnce("tell-by");
    assertThat(words(wants)).contains("We will call you when we have news of it.");
    Simulation not = area(true, "noon").run("1390210" + "2" + "31");
    assertThat(not.story())
        .containsSubsequence("tell-outage", "tell-by", "nobody", "service", "tell-outage")
        .containsOnlyOnce("tell-by")
        .doesNotContain("will-call");
  }

  @Test
  void whoWithholdsTheNumberCannotBeCalledAndIsNotAsked() {
    business.numberWithheld();
    assertThat(area(true, "").run("1390210").story())
        .containsSubsequence("tell-outage-open", "may-tell", "service")
        .doesNotContain("tell-by");
  }

  @Test
  void whoseNumberTheRulesOfDiallingShutIsNotAsked() {
    business.neverCalls("+12025550123");
    assertThat(area(true, "").run("1390210").story())
        .containsSubsequence("tell-outage-open", "may-tell", "service")
        .doesNotContain("tell-by");
  }

  @Test
  void whoHasSaidBeforeHowToBeToldIsNotAskedAgain() {
    for (String way : List.of("call", "nobody")) {
      business.isToldBy(way);
      assertThat(area(true, "").run("1390210").story())
          .as(way)
          .containsSubsequence("tell-outage-open", "may-tell", "service")
          .doesNotContain("tell-by", "will-call");
    }
  }

  @Test
  void nobodyIsAskedWhereNothingIsWrong() {
    assertThat(area(false, "").run("1390210").story()).doesNotContain("tell-by");
  }

  @Test
  void callbackReadsTheNumberBackAndIsPromised() {
    Simulation known = run("211");
    assertThat(known.outcome()).isEqualTo(new Promised("promise"));
    assertThat(words(known))
        .endsWith("One moment, please.", "We will call this number in about a minute.", "Goodbye.");
    assertThat(business.promisesAsked())
        .containsExactly(new PromiseAsked(new Value.Phone("+12025550123"), Optional.empty()));
    assertThat(words(run("2")))
        .contains("We call plus 1, 2 0 2, 5 5 5, 0 1 2 3. One for yes, two for no.");
  }

  @Test
  void callbackIsPromisedForATimeThatIsNamedAndReadBack() {
    Simulation call = run("2122#14301");
    assertThat(call.outcome()).isEqualTo(new Promised("promise"));
    assertThat(call.story()).containsSubsequence("promise", "(at 2026-11-27T14:30)", "(promised)");
    assertThat(business.promisesAsked())
        .containsExactly(
            new PromiseAsked(
                new Value.Phone("+12025550123"),
                Optional.empty(),
                Optional.of(new TimeNamed(LocalDateTime.of(2026, 11, 27, 14, 30), false))));
  }

  @Test
  void anotherNumberIsTakenAndAWithheldOneAskedFor() {
    assertThat(run("222025550199#1").story())
        .containsSubsequence("which-number", "(number = +12025550199)", "promise", "(promised)");
    business.numberWithheld();
    assertThat(run("22025550199#1").story())
        .containsSubsequence("which-number", "(number = +12025550199)", "promise", "(promised)");
    assertThat(words(run("2911#2025550199#"))).anyMatch(words -> words.contains("5 5 5, 0 1 9 9"));
  }

  @Test
  void whereNothingCanBePromisedAMessageIsLeftOrAPersonComes() {
    business.promises(new PromiseAnswer.Unavailable());
    assertThat(run("211").outcome()).isEqualTo(new ToQueue("people", "no-promise", "silence"));
    CallerScript later = keys("211").press('1', Duration.ofSeconds(5));
    assertThat(new FlowSimulator(flow, PromptLength.ESTIMATE, business).run(later).outcome())
        .isEqualTo(new LeaveMessage("note"));
  }

  @Test
  void whereNoCallbackIsOfferedNoneIsNamed() {
    business.callsNobodyBack();
    assertThat(words(run("")).getFirst()).endsWith("For service, one. For a message, two.");
    assertThat(run("2").outcome()).isEqualTo(new LeaveMessage("note"));
    assertThat(fromLine("").story()).startsWith("callback", "no-promise");
  }

  @Test
  void whoeverWaitsIsCalledBackToo() {
    assertThat(fromLine("1").outcome()).isEqualTo(new Promised("promise"));
  }

  private Simulation fromLine(String keys) {
    return new FlowSimulator(flow, PromptLength.ESTIMATE, business)
        .run(keys(keys), flow.callback().orElseThrow());
  }

  @Test
  void whoeverWaitsComesToTheServiceMenu() {
    assertThat(flow.waiting()).isEqualTo("service");
    Simulation call =
        new FlowSimulator(flow, PromptLength.ESTIMATE, business)
            .run(CallerScript.silent(), flow.waiting());
    assertThat(call.story().getFirst()).isEqualTo("service");
  }

  @Test
  void everyNodeIsWalked() {
    Set<String> walked = new LinkedHashSet<>();
    List<Simulation> calls = new ArrayList<>();
    calls.add(run("111128"));
    calls.add(order(sent()).run("124711#"));
    calls.add(order(delivered()).run("124711#"));
    calls.add(order(new LookupAnswer.Missing()).run("124711#"));
    calls.add(order(new LookupAnswer.Failed("timeout")).run("124711#"));
    calls.add(area(true, "tonight").run("1390210"));
    calls.add(area(true, "").run("1390210"));
    calls.add(area(false, "").run("1390210"));
    calls.add(run("21"));
    calls.add(run("124711#21"));
    calls.add(area(true, "").run("1390210131"));
    calls.add(area(true, "").run("13902102"));
    FlowSimulator open =
        new FlowSimulator(
            flow,
            PromptLength.ESTIMATE,
            new ScriptedBusiness(LocalDate.of(2026, 11, 26)).callsNobodyBack());
    business.numberWithheld();
    calls.add(run("22025550199#1"));
    business.closedNow();
    calls.add(run("2"));
    business.promises(new PromiseAnswer.Unavailable());
    calls.add(fromLine("2025550199#1"));
    calls.add(open.run(keys("2")));
    calls.forEach(call -> walked.addAll(call.story()));
    assertThat(walked).containsAll(flow.nodes().keySet());
  }

  @Test
  void menusAreShort() {
    for (Node node : flow.nodes().values()) {
      if (node instanceof Node.Menu menu) {
        assertThat(menu.choices().size() + 1).as("with the person").isLessThanOrEqualTo(4);
      }
      assertThat(node.prompts())
          .allSatisfy(
              prompt -> assertThat(PromptLength.ESTIMATE.of(prompt)).isLessThan(TEN_SECONDS));
    }
  }
}
