package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.CallerLeft;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node.Lookup.Method;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.sim.ScriptedCaller;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String FLOW =
      """
      flow: lookup
      start: prepare
      nodes:
        prepare: { set: { order: "a b/../%", high: "= 1 + 1 > 1", count: 3.50 }, then: find }
        find:
          lookup:
            system: orders
            post: /orders/{order}/{today}?n={count}
            send: { number: order, at: today, urgent: high, count: count, from: caller }
            take:
              state: text
              code: { field: deep.code, type: digits }
              due: date
              sum: number
              paid: yes-no
            timeout: 3s
            sound: One moment.
          then: found
          missing: missing
          failed: failed
        found: { queue: found, prompt: "{state} {code} {due} {sum} {paid}" }
        missing: { queue: missing, prompt: "None {state}." }
        failed: { queue: failed }
      """;
  private static final String PATH = "/orders/a%20b%2F..%2F%25/2026-11-26?n=3.5";

  private final ScriptedBusiness business = new ScriptedBusiness(TODAY);

  private static Flow flow() throws FlowException {
    return new FlowReader(Map.of()).read("lookup.yaml", FLOW);
  }

  private static Map<String, Object> answer() {
    return new HashMap<>(
        Map.of(
            "state",
            "Sent",
            "deep",
            Map.of("code", 4711L),
            "due",
            "2026-12-01",
            "sum",
            12.50,
            "paid",
            false,
            "other",
            List.of()));
  }

  private Simulation run(LookupAnswer answer, Duration after, CallerScript script)
      throws FlowException {
    business.answers("orders", PATH, answer, after);
    return new FlowSimulator(flow(), PromptLength.ESTIMATE, business).run(script);
  }

  private Simulation run(LookupAnswer answer) throws FlowException {
    return run(answer, SECOND, CallerScript.silent());
  }

  @Test
  void answerIsTakenAndSpoken() throws FlowException {
    Simulation call = run(new LookupAnswer.Found(answer()));
    assertThat(call.story()).containsExactly("prepare", "find", "(found)", "found");
    assertThat(call.spoken())
        .map(Object::toString)
        .containsExactly("One moment.", "Sent 4 7 1 1 Tuesday, December first 12.5 no");
  }

  /** Whoever hears of it hears what the flow uses of the answer, in the flow's order. */
  @Test
  void whatIsTakenIsTold() throws FlowException {
    assertThat(told(new LookupAnswer.Found(answer())))
        .containsExactly("found {state=Sent, code=4711, due=2026-12-01, sum=12.5, paid=false}");
    assertThat(told(new LookupAnswer.Found(Map.of("state", "Sent"))))
        .containsExactly("wrong-answer {}");
    assertThat(told(new LookupAnswer.Missing())).containsExactly("missing {}");
  }

  private List<String> told(LookupAnswer answer) throws FlowException {
    List<String> told = new ArrayList<>();
    FlowListener listener =
        new FlowListener() {
          @Override
          public void lookedUp(String node, String word, Map<String, Value> taken) {
            Map<String, String> plain = new LinkedHashMap<>();
            taken.forEach((name, value) -> plain.put(name, value.plain()));
            told.add(word + " " + plain);
          }
        };
    business.answers("orders", PATH, answer, SECOND);
    ScriptedCaller caller = new ScriptedCaller(CallerScript.silent(), PromptLength.ESTIMATE);
    new FlowInterpreter(flow(), caller, business, listener).run();
    return told;
  }

  @Test
  void requestCarriesValuesEncoded() throws FlowException {
    run(new LookupAnswer.Missing());
    assertThat(business.requests())
        .containsExactly(
            new LookupRequest(
                "orders",
                Method.POST,
                PATH,
                Map.of(
                    "number", "a b/../%",
                    "at", "2026-11-26",
                    "urgent", true,
                    "count", new BigDecimal("3.5"),
                    "from", "+12025550123"),
                Duration.ofSeconds(3)));
  }

  @Test
  void missingAndFailedHaveTheirWays() throws FlowException {
    Simulation missing = run(new LookupAnswer.Missing());
    assertThat(missing.story()).endsWith("(missing)", "missing");
    assertThat(missing.spoken().getLast()).hasToString("None.");
    assertThat(run(new LookupAnswer.Failed("status-500")).story())
        .endsWith("(status-500)", "failed");
  }

  @Test
  void anEarlierAnswerIsForgotten() throws FlowException {
    business.answers("orders", "/orders/x/2026-11-26?n=1", new LookupAnswer.Missing(), SECOND);
    ScriptedCaller caller = new ScriptedCaller(CallerScript.silent(), PromptLength.ESTIMATE);
    new FlowInterpreter(flow(), caller, business, FlowListener.NONE)
        .run(
            "find",
            Map.of(
                "state", new Value.Text("Old"),
                "order", new Value.Text("x"),
                "count", new Value.Number(BigDecimal.ONE)));
    assertThat(caller.spoken().getLast()).hasToString("None.");
  }

  private static final String FORGETS =
      """
      flow: forgets
      start: which
      nodes:
        which: { ask: { prompt: Which?, into: order, length: 2, remember: 30 d }, then: find }
        find:
          lookup: { system: orders, get: "/orders/{order}", forget: order }
          then: found
          missing: none
          failed: failed
        none: { say: "None {order}.", then: known }
        known: { branch: [ { if: known.order, to: found } ], else: other }
        other: { menu: { prompt: Other?, choices: { 1: which } } }
        found: { queue: found }
        failed: { queue: failed }
      """;

  /** It is said what was not found; in a later call nothing is known of it, nor in this one. */
  @Test
  void whatIsNotFoundAndIsToBeForgottenIsSaidAndNotKnown() throws FlowException {
    business.answers("orders", "/orders/47", new LookupAnswer.Missing(), SECOND);
    business.answers("orders", "/orders/48", new LookupAnswer.Found(Map.of()), SECOND);
    Flow flow = new FlowReader(Map.of()).read("forgets.yaml", FORGETS);
    for (boolean earlier : new boolean[] {false, true}) {
      CallerScript script =
          earlier
              ? CallerScript.silent()
              : CallerScript.silent().press('4', SECOND).press('7', SECOND.multipliedBy(2));
      if (earlier) {
        business.remembers("order", new Value.Digits("47"));
      }
      List<String> forgotten = new ArrayList<>();
      ScriptedCaller caller = new ScriptedCaller(script, PromptLength.ESTIMATE);
      FlowInterpreter run =
          new FlowInterpreter(
              flow,
              caller,
              business,
              new FlowListener() {
                @Override
                public void forgotten(String name) {
                  forgotten.add(name);
                }
              });
      assertThat(run.run()).isEqualTo(new ToQueue("people", "other", "silence"));
      assertThat(caller.spoken()).map(Object::toString).contains("None 4 7.", "Other?");
      assertThat(forgotten).containsExactly("order");
      assertThat(run.here().values()).as("for who goes on").isEmpty();
    }
  }

  @Test
  void whatIsTypedInPlaceOfWhatWasForgottenIsKnown() throws FlowException {
    business.answers("orders", "/orders/47", new LookupAnswer.Missing(), Duration.ZERO);
    business.answers("orders", "/orders/48", new LookupAnswer.Found(Map.of()), Duration.ZERO);
    business.remembers("order", new Value.Digits("47"));
    Flow flow = new FlowReader(Map.of()).read("forgets.yaml", FORGETS);
    CallerScript script =
        CallerScript.silent()
            .press('1', SECOND.multipliedBy(4))
            .press('4', SECOND.multipliedBy(8))
            .press('8', SECOND.multipliedBy(9));
    Simulation call = new FlowSimulator(flow, PromptLength.ESTIMATE, business).run(script);
    assertThat(call.story()).endsWith("(order = 48)", "find", "(found)", "found");
  }

  @Test
  void slowAnswerIsAFailure() throws FlowException {
    Simulation call =
        run(new LookupAnswer.Found(answer()), Duration.ofSeconds(9), CallerScript.silent());
    assertThat(call.story()).endsWith("(timeout)", "failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "deep", "due", "sum", "paid"})
  void answerWithoutAFieldOrWithAWrongOneIsAFailure(String field) throws FlowException {
    for (Object lie : new Object[] {List.of(1), Map.of("code", "x"), Map.of()}) {
      Map<String, Object> answer = answer();
      answer.put(field, lie);
      assertThat(run(new LookupAnswer.Found(answer)).story()).endsWith("(wrong-answer)", "failed");
    }
    Map<String, Object> without = answer();
    without.remove(field);
    assertThat(run(new LookupAnswer.Found(without)).story()).endsWith("(wrong-answer)", "failed");
  }

  @Test
  void answersThatAreTooMuchAreFailures() throws FlowException {
    for (Map.Entry<String, Object> lie :
        List.<Map.Entry<String, Object>>of(
            Map.entry("state", "x".repeat(501)),
            Map.entry("sum", Double.NaN),
            Map.entry("sum", 1e300),
            Map.entry("due", "tomorrow"))) {
      Map<String, Object> answer = answer();
      answer.put(lie.getKey(), lie.getValue());
      assertThat(run(new LookupAnswer.Found(answer)).story()).endsWith("(wrong-answer)", "failed");
    }
  }

  @Test
  void hatchAndHangUpTakeTheQuestionBack() throws FlowException {
    List<CompletableFuture<LookupAnswer>> asked = new ArrayList<>();
    for (CallerScript script :
        List.of(
            CallerScript.silent().press('0', SECOND.multipliedBy(2)),
            CallerScript.silent().hangUp(SECOND.multipliedBy(2)))) {
      ScriptedCaller caller = new ScriptedCaller(script, PromptLength.ESTIMATE);
      Business slow = slow(asked);
      assertThat(new FlowInterpreter(flow(), caller, slow, FlowListener.NONE).run())
          .isIn(new ToQueue("people", "find", "0"), new CallerLeft("find"));
    }
    assertThat(asked).hasSize(2).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void keysAreKeptMeanwhile() throws FlowException {
    Simulation call =
        run(
            new LookupAnswer.Found(answer()),
            Duration.ofSeconds(3),
            CallerScript.silent().press('7', SECOND.multipliedBy(2)));
    assertThat(call.spoken()).map(Object::toString).containsExactly("One moment.");
  }

  @Test
  void valueThatIsMissingOrLeadsAstrayIsNotSent() {
    assertThat(Paths.filled("/a/{x}", _ -> Optional.empty())).isEmpty();
    for (String bad : new String[] {"", " ", ".", ".."}) {
      assertThat(Paths.filled("/a/{x}/b", _ -> Optional.of(new Value.Text(bad)))).isEmpty();
    }
  }

  /** Never answers, and is asked nothing else. */
  private static Business slow(List<CompletableFuture<LookupAnswer>> asked) {
    return new ScriptedBusiness(TODAY) {
      @Override
      public CompletableFuture<LookupAnswer> lookup(LookupRequest request) {
        CompletableFuture<LookupAnswer> never = new CompletableFuture<>();
        asked.add(never);
        return never;
      }
    };
  }
}
