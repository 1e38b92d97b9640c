package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node.Lookup.Take;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Money and times, to and from the company's systems. */
class TakenTest {
  private static Optional<Value> taken(Take take, Object json) {
    return Taken.of(Map.of("it", take), Map.of("x", json)).map(values -> values.get("it"));
  }

  @Test
  void moneyIsANumberOrAText() {
    Take take = new Take(List.of("x"), ValueType.MONEY, Optional.of("EUR"));
    Value.Money expected = new Value.Money(new BigDecimal("12.5"), "EUR");
    for (Object json : List.of(12.5, "12.50", new BigDecimal("12.500"), "12.5")) {
      assertThat(taken(take, json)).as("%s", json).contains(expected);
    }
    for (Object json : List.of("12.50 EUR", "", "1e2147483648", "9".repeat(16), 12.505, true)) {
      assertThat(taken(take, json)).as("%s", json).isEmpty();
    }
  }

  @Test
  void timeIsOfTheClockOf24Hours() {
    Take take = new Take(List.of("x"), ValueType.TIME);
    assertThat(taken(take, "14:30")).contains(new Value.Time(LocalTime.of(14, 30)));
    assertThat(taken(take, "14:30:59")).contains(new Value.Time(LocalTime.of(14, 30)));
    for (Object json : List.of("24:30", "2:30 PM", 14, "")) {
      assertThat(taken(take, json)).as("%s", json).isEmpty();
    }
  }

  @Test
  void moreThanIsDeclaredIsNoAnswer() {
    List<String> x = List.of("x");
    Optional<BigDecimal> three = Optional.of(BigDecimal.valueOf(3));
    Take text = new Take(x, ValueType.TEXT, Optional.empty(), three);
    assertThat(taken(text, "new")).contains(new Value.Text("new"));
    assertThat(taken(text, "late")).isEmpty();
    Take digits = new Take(x, ValueType.DIGITS, Optional.empty(), three);
    assertThat(taken(digits, 123)).contains(new Value.Digits("123"));
    assertThat(taken(digits, "1234")).isEmpty();
    Take number = new Take(x, ValueType.NUMBER, Optional.empty(), three);
    assertThat(taken(number, -3)).isPresent();
    assertThat(taken(number, 3.1)).isEmpty();
    Take money = new Take(x, ValueType.MONEY, Optional.of("EUR"), three);
    assertThat(taken(money, "3.00")).isPresent();
    assertThat(taken(money, "3.01")).isEmpty();
  }

  @Test
  void amountIsAskedWithAndItsCurrencyIsTheFlows() throws FlowException {
    ScriptedBusiness business = new ScriptedBusiness(LocalDate.of(2026, 11, 26));
    business.answers("bank", "/pay/12.50", new LookupAnswer.Found(Map.of()), Duration.ZERO);
    String text =
        """
        flow: pay
        start: much
        nodes:
          much:
            ask: { prompt: P, into: a, as: money, currency: EUR, to: 99, confirm: "{a}" }
            then: at
          at: { ask: { prompt: P, into: at, as: time }, then: pay }
          pay: { lookup: { system: bank, post: "/pay/{a}", send: { n: a, at: at } }, then: tell, failed: b }
          tell: { queue: people, prompt: "{a} at {at}." }
          b: { queue: people }
        """;
    CallerScript script = CallerScript.silent();
    for (int at = 0; at < 10; at++) {
      script = script.press("1250#11430".charAt(at), Duration.ofSeconds(at + 1));
    }
    Simulation call =
        new FlowSimulator(
                new FlowReader(Map.of()).read("pay.yaml", text), PromptLength.ESTIMATE, business)
            .run(script);
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "tell", "flow"));
    assertThat(business.requests())
        .singleElement()
        .satisfies(request ->
            assertThat(request.body())
                .isEqualTo(Map.of("n", new BigDecimal("12.50"), "at", "14:30")));
  }
}
