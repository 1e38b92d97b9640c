package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.CallerLeft;
import dev.hatchline.flow.FlowOutcome.Promised;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.sim.ScriptedCaller;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallbackTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final PromptLength TWO_SECONDS = _ -> Duration.ofSeconds(2);
  private static final String OWN = "It is plus 1, 2 0 2, 5 5 5, 0 1 2 3.";
  private static final String OTHER = "It is plus 1, 2 0 2, 5 5 5, 0 1 9 9.";
  private static final String PROMISE = "We will call this number in about a minute.";
  private static final String SORRY = "We cannot promise a call back just now.";
  private static final Value.Phone OWN_NUMBER = new Value.Phone("+12025550123");
  private static final Value.Phone OTHER_NUMBER = new Value.Phone("+12025550199");

  private final ScriptedBusiness business = new ScriptedBusiness(TODAY);

  /** What is written beside the callback, and more nodes. */
  private static Flow flow(String beside, String nodes) throws FlowException {
    return new FlowReader(Map.of())
        .read(
            "callback.yaml",
            """
            flow: callback
            start: why
            callback: which
            nodes:
              why: { set: { wish: An order }, then: which }
              which:
                ask:
                  prompt: Which?
                  into: number
                  as: phone
                  own: yes
                  confirm: It is {number}.
                  wrong: Wrong.
                then: promise
              promise: { callback: number, reason: wish%s }
            %s
            """
                .formatted(beside, nodes));
  }

  private static Flow flow() throws FlowException {
    return flow("", "");
  }

  /** Presses a key each half second. */
  private static CallerScript keys(String keys) {
    CallerScript script = CallerScript.silent();
    for (int at = 0; at < keys.length(); at++) {
      script = script.press(keys.charAt(at), Duration.ofMillis(500L * at + 500));
    }
    return script;
  }

  /** And then these keys at once. */
  private static CallerScript and(CallerScript script, String keys, Duration at) {
    CallerScript more = script;
    for (int key = 0; key < keys.length(); key++) {
      more = more.press(keys.charAt(key), at);
    }
    return more;
  }

  private Simulation run(Flow flow, CallerScript script) {
    return new FlowSimulator(flow, TWO_SECONDS, business).run(script);
  }

  private Simulation run(String keys) throws FlowException {
    return run(flow(), keys(keys));
  }

  private static List<String> words(Simulation call) {
    return call.spoken().stream().map(Object::toString).toList();
  }

  @Test
  void ownNumberIsReadBackAndTakenByOneKey() throws FlowException {
    Simulation call = run("1");
    assertThat(call.outcome()).isEqualTo(new Promised("promise"));
    assertThat(words(call)).containsExactly(OWN, PROMISE, "Goodbye.");
    assertThat(call.story())
        .containsExactly("why", "which", "(number = +12025550123)", "promise", "(promised)");
    assertThat(business.promisesAsked())
        .containsExactly(new PromiseAsked(OWN_NUMBER, Optional.of("An order")));
  }

  @Test
  void whoeverIsInLineComesToItDirectly() throws FlowException {
    Flow flow = flow();
    Simulation call =
        new FlowSimulator(flow, TWO_SECONDS, business)
            .run(keys("1"), flow.callback().orElseThrow());
    assertThat(call.outcome()).isEqualTo(new Promised("promise"));
    assertThat(business.promisesAsked())
        .containsExactly(new PromiseAsked(OWN_NUMBER, Optional.empty()));
  }

  @Test
  void anotherNumberIsTypedReadBackAndTaken() throws FlowException {
    CallerScript script = and(keys("2"), "2025550199#", Duration.ofSeconds(3));
    Simulation call = run(flow(), and(script, "1", Duration.ofSeconds(4)));
    assertThat(words(call)).containsExactly(OWN, "Which?", OTHER, PROMISE, "Goodbye.");
    assertThat(business.promisesAsked())
        .extracting(PromiseAsked::number)
        .containsExactly(OTHER_NUMBER);
  }

  @Test
  void numberIsTypedAnewUntilItIsRight() throws FlowException {
    assertThat(run("22025550177#22025550199#1").story())
        .containsExactly("why", "which", "(number = +12025550199)", "promise", "(promised)");
    String onAndOn = "2" + "2025550177#2".repeat(40);
    assertThat(run(onAndOn).outcome()).isEqualTo(new ToQueue("people", "which", "limit"));
  }

  @Test
  void numberThatIsWithheldOrMayNotBeCalledIsNotOffered() throws FlowException {
    business.neverCalls(OWN_NUMBER.plain());
    assertThat(words(run("2025550199#1"))).doesNotContain(OWN).endsWith(PROMISE, "Goodbye.");
    ScriptedBusiness withheld = new ScriptedBusiness(TODAY).numberWithheld();
    assertThat(words(new FlowSimulator(flow(), TWO_SECONDS, withheld).run(keys(""))))
        .startsWith("Which?");
  }

  @Test
  void typedNumberThatMayNotBeCalledIsRefusedBeforeItIsReadBack() throws FlowException {
    business.numberWithheld().neverCalls(OTHER_NUMBER.plain());
    Simulation call = run("2025550199#");
    assertThat(words(call)).containsExactly("Which?", "We do not call such numbers.", "Which?");
    assertThat(business.promisesAsked()).isEmpty();
  }

  @Test
  void numberThatIsNotForACallbackIsNotJudgedByTheRulesOfDialling() throws FlowException {
    Flow flow =
        new FlowReader(Map.of())
            .read(
                "f",
                """
                flow: f
                start: which
                nodes:
                  which: { ask: { prompt: Which?, into: it, as: phone, own: yes,
                                  confirm: "It is {it}." }, then: tell }
                  tell: { queue: people }
                """);
    business.neverCalls(OWN_NUMBER.plain());
    assertThat(words(run(flow, keys("1")))).containsExactly(OWN);
  }

  @Test
  void zeroIsADigitWhileTypedAndTheHatchWhileReadBack() throws FlowException {
    assertThat(run("0").outcome()).isEqualTo(new ToQueue("people", "which", "0"));
    assertThat(run("22020*0").outcome()).isEqualTo(new ToQueue("people", "which", "*0"));
    assertThat(run("22025550199#0").outcome()).isEqualTo(new ToQueue("people", "which", "0"));
    assertThat(business.promisesAsked()).isEmpty();
  }

  @Test
  void zeroPressedAsADigitTooManyIsTheHatch() throws FlowException {
    Simulation call = run(flow(), and(keys("2"), "2025550199#0", Duration.ofSeconds(3)));
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "which", "0"));
    call = run(flow(), and(keys("2"), "2025550199#10", Duration.ofSeconds(3)));
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "promise", "0"));
  }

  @Test
  void silenceAndWrongKeysAtTheReadingBackLeadToAPerson() throws FlowException {
    Simulation silent = run("");
    assertThat(silent.outcome()).isEqualTo(new ToQueue("people", "which", "silence"));
    assertThat(words(silent)).containsExactly(OWN, OWN);
    Simulation wrong = run("79");
    assertThat(wrong.outcome()).isEqualTo(new ToQueue("people", "which", "no-match"));
    assertThat(wrong.story()).containsExactly("why", "which", "(wrong 7)", "(wrong 9)");
  }

  @Test
  void refusedNumberLeadsToAnotherAndItsReasonIsSaid() throws FlowException {
    business.promises(
        new PromiseAnswer.Refused("We called it too often."), new PromiseAnswer.Promised("Yes."));
    Simulation call = run(flow(), and(keys("1"), "2025550199#1", Duration.ofSeconds(7)));
    assertThat(call.story())
        .containsExactly(
            "why",
            "which",
            "(number = +12025550123)",
            "promise",
            "(refused)",
            "which",
            "(number = +12025550199)",
            "promise",
            "(promised)");
    assertThat(words(call))
        .containsExactly(OWN, "We called it too often.", "Which?", "Yes.", "Goodbye.");
  }

  @Test
  void secondRefusalLeadsToAPerson() throws FlowException {
    business.promises(new PromiseAnswer.Refused("No."));
    Simulation call = run(flow(), and(keys("1"), "2025550199#1", Duration.ofSeconds(7)));
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "promise", "no-callback"));
    assertThat(words(call)).containsExactly(OWN, "No.", "Which?", "No.", SORRY);
    assertThat(business.promisesAsked()).hasSize(2);
  }

  @Test
  void whatCannotBePromisedLeadsToAPerson() throws FlowException {
    business.promises(new PromiseAnswer.Unavailable());
    Simulation call = run("1");
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "promise", "no-callback"));
    assertThat(words(call)).containsExactly(OWN, SORRY);
  }

  @Test
  void waysAndWordsAreThoseOfTheFlow() throws FlowException {
    Flow flow =
        flow(
            ", sound: Wait., goodbye: Bye., refused: no, unavailable: later",
            "  no: { queue: refused }\n  later: { queue: later }");
    assertThat(words(run(flow, keys("1")))).containsExactly(OWN, "Wait.", PROMISE, "Bye.");
    business.promises(new PromiseAnswer.Refused(""));
    assertThat(run(flow, keys("1")).outcome()).isEqualTo(new ToQueue("refused", "no", "flow"));
    business.promises(new PromiseAnswer.Unavailable());
    assertThat(run(flow, keys("1")).outcome()).isEqualTo(new ToQueue("later", "later", "flow"));
  }

  @Test
  void keysTypedAheadDoNotHideTheWords() throws FlowException {
    Simulation call = run(flow(), and(keys("1"), "1#57", Duration.ofMillis(600)));
    assertThat(words(call)).containsExactly(OWN, PROMISE, "Goodbye.");
    assertThat(call.outcome()).isEqualTo(new Promised("promise"));
  }

  @Test
  void hatchIsOpenWhileThePromiseIsMadeAndSpoken() throws FlowException {
    for (int millis : new int[] {1000, 2500, 4500}) {
      CallerScript script = keys("1").press('0', Duration.ofMillis(millis));
      assertThat(run(flow(), script).outcome())
          .as(millis + " ms")
          .isEqualTo(new ToQueue("people", "promise", "0"));
    }
  }

  @Test
  void houseThatFailsHasPromisedNothing() throws FlowException {
    Business broken =
        new ScriptedBusiness(TODAY) {
          @Override
          public CompletableFuture<PromiseAnswer> promise(PromiseAsked asked) {
            return CompletableFuture.failedFuture(new IllegalStateException("store"));
          }
        };
    assertThat(new FlowSimulator(flow(), TWO_SECONDS, broken).run(keys("1")).outcome())
        .isEqualTo(new ToQueue("people", "promise", "no-callback"));
  }

  @Test
  void whoeverLeavesMeanwhileWaitsForThePromiseNoMore() throws FlowException {
    List<CompletableFuture<PromiseAnswer>> asked = new ArrayList<>();
    Business slow =
        new ScriptedBusiness(TODAY) {
          @Override
          public CompletableFuture<PromiseAnswer> promise(PromiseAsked request) {
            CompletableFuture<PromiseAnswer> never = new CompletableFuture<>();
            asked.add(never);
            return never;
          }
        };
    FlowSimulator simulator = new FlowSimulator(flow(), TWO_SECONDS, slow);
    assertThat(simulator.run(keys("1").press('0', Duration.ofSeconds(4))).outcome())
        .isEqualTo(new ToQueue("people", "promise", "0"));
    assertThat(simulator.run(keys("1").hangUp(Duration.ofSeconds(4))).outcome())
        .isEqualTo(new CallerLeft("promise"));
    assertThat(asked).hasSize(2).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void confirmedNumberIsNotAskedTwiceAndARefusedOneIsForgotten() throws FlowException {
    List<String> forgotten = new ArrayList<>();
    FlowListener listener =
        new FlowListener() {
          @Override
          public void forgotten(String name) {
            forgotten.add(name);
          }
        };
    ScriptedCaller caller = new ScriptedCaller(CallerScript.silent(), TWO_SECONDS);
    FlowInterpreter known = new FlowInterpreter(flow(), caller, business, listener);
    assertThat(known.run("which", Map.of("number", OTHER_NUMBER))).isInstanceOf(Promised.class);
    assertThat(forgotten).isEmpty();
    business.promises(new PromiseAnswer.Refused("No."));
    caller = new ScriptedCaller(CallerScript.silent(), TWO_SECONDS);
    FlowInterpreter refused = new FlowInterpreter(flow(), caller, business, listener);
    assertThat(refused.run("which", Map.of("number", OTHER_NUMBER))).isInstanceOf(ToQueue.class);
    assertThat(refused.values()).isEmpty();
    assertThat(forgotten).containsExactly("number");
  }

  @Test
  void anyValueCanBeReadBack() throws FlowException {
    Flow flow =
        new FlowReader(Map.of())
            .read(
                "f",
                """
                flow: f
                start: which
                nodes:
                  which: { ask: { prompt: Which?, into: it, length: 4, confirm: "{it}?" },
                           then: tell }
                  tell: { queue: people, prompt: "{it}." }
                """);
    assertThat(run(flow, keys("1234247111")).story())
        .containsExactly("which", "(it = 4711)", "tell");
  }

  /** Nothing is promised but to a number that its caller has confirmed, and nobody is stranded. */
  @Test
  void anyKeysComeToAPromiseOrAPerson() throws FlowException {
    Flow flow = flow();
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      ScriptedBusiness house = new ScriptedBusiness(TODAY).promises(anyAnswers(random));
      CallerScript script = CallerScript.silent();
      Duration at = Duration.ZERO;
      for (int acts = random.nextInt(8); acts > 0; acts--) {
        String typed =
            switch (random.nextInt(4)) {
              case 0 -> "2025550199#";
              case 1 -> "1";
              case 2 -> "2";
              default -> String.valueOf("0123456789*#".charAt(random.nextInt(12)));
            };
        at = at.plusMillis(random.nextInt(4000));
        script = and(script, typed, at);
      }
      Simulation call = new FlowSimulator(flow, PromptLength.ESTIMATE, house).run(script);
      FlowOutcome outcome = call.outcome();
      assertThat(outcome).as("seed " + seed).isInstanceOfAny(Promised.class, ToQueue.class);
      assertThat(house.promisesAsked()).as("seed " + seed).hasSizeLessThanOrEqualTo(2);
      for (PromiseAsked asked : house.promisesAsked()) {
        assertThat(asked.number()).as("seed " + seed).isIn(OWN_NUMBER, OTHER_NUMBER);
        assertThat(script.acts()).anyMatch(act -> act.act().equals(new CallerScript.Press('1')));
      }
      if (outcome instanceof Promised) {
        assertThat(call.story()).as("seed " + seed).endsWith("(promised)");
        assertThat(words(call)).as("seed " + seed).contains("Yes.");
      }
    }
  }

  private static PromiseAnswer[] anyAnswers(Random random) {
    PromiseAnswer[] answers = new PromiseAnswer[1 + random.nextInt(3)];
    for (int at = 0; at < answers.length; at++) {
      answers[at] =
          switch (random.nextInt(4)) {
            case 0 -> new PromiseAnswer.Refused("No.");
            case 1 -> new PromiseAnswer.Unavailable();
            default -> new PromiseAnswer.Promised("Yes.");
          };
    }
    return answers;
  }
}
