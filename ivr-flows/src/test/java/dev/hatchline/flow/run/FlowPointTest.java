package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Remembered;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.sim.CallerScript;
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
import org.junit.jupiter.api.Test;

/** A caller who was cut off in a flow, and goes on there. */
class FlowPointTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofMinutes(3);
  private final List<String> heard = new ArrayList<>();

  private static Flow flow(String prompt) throws FlowException {
    return new FlowReader(Map.of())
        .read(
            "orders.yaml",
            """
            flow: orders
            start: top
            callback: which-number
            nodes:
              top:
                menu: { prompt: Top., choices: { 1: english, 2: which-number, 3: file } }
              english:
                set: { language: en, tone: high }
                then: which
              which:
                ask: { prompt: Which?, into: order, length: 2, remember: 30 d }
                then: pin
              pin:
                ask: { prompt: Pin?, into: pin, length: 2, remember: 0s }
                then: service
              service:
                menu: { prompt: "%s", choices: { 1: top } }
              file:
                lookup: { system: orders, post: /orders }
                then: service
                failed: service
              which-number:
                ask: { prompt: Number?, into: number, as: phone, confirm: "{number}?" }
                then: promise
              promise:
                callback: number
            """
                .formatted(prompt));
  }

  private static Business remembering(Map<String, Value> known) {
    return new ScriptedBusiness(LocalDate.of(2026, 11, 27)) {
      @Override
      public Optional<Value> remembered(String name) {
        return Optional.ofNullable(known.get(name));
      }
    };
  }

  private FlowInterpreter interpreter(Flow flow, CallerScript script, Business business) {
    heard.clear();
    return new FlowInterpreter(
        flow,
        new ScriptedCaller(script, _ -> SECOND),
        business,
        new FlowListener() {
          @Override
          public void entered(String node) {
            heard.add(node);
          }

          @Override
          public void answered(String node, String name, Value value) {
            heard.add(name + " = " + value.plain());
          }
        });
  }

  private FlowInterpreter interpreter(Flow flow) {
    return interpreter(flow, CallerScript.silent(), remembering(Map.of()));
  }

  /** Chose the orders, typed 47 and 11, and hung up in the service menu. */
  private FlowPoint left(Flow flow) {
    CallerScript script =
        CallerScript.silent()
            .press('1', SECOND)
            .press('4', SECOND.multipliedBy(2))
            .press('7', SECOND.multipliedBy(3))
            .press('1', SECOND.multipliedBy(4))
            .press('1', SECOND.multipliedBy(5))
            .hangUp(SECOND.multipliedBy(7));
    FlowInterpreter interpreter = interpreter(flow, script, remembering(Map.of()));
    interpreter.run();
    assertThat(heard)
        .containsExactly(
            "top", "english", "language = en", "which", "order = 47", "pin", "pin = 11", "service");
    return interpreter.here();
  }

  @Test
  void goesOnAtTheNodeWithWhatWasKnown() throws FlowException {
    Flow flow = flow("Of {order}, {tone}.");
    FlowPoint point = left(flow);
    FlowInterpreter again = interpreter(flow);
    again.goOn(point, SOON);
    assertThat(heard).containsExactly("service");
    assertThat(again.values())
        .as("the secret is not remembered")
        .isEqualTo(
            Map.of(
                "language", new Value.Text("en"),
                "tone", new Value.Text("high"),
                "order", new Value.Digits("47")));
  }

  @Test
  void aFlowThatIsReadAnewIsTheSame() throws FlowException {
    FlowPoint point = left(flow("Same."));
    interpreter(flow("Same.")).goOn(point, SOON);
    assertThat(heard).containsExactly("service");
  }

  @Test
  void aNodeThatIsAnotherNowBeginsTheFlowAnewAndAsksNothingTwice() throws FlowException {
    FlowPoint point = left(flow("Before."));
    FlowInterpreter again =
        interpreter(
            flow("After."), CallerScript.silent().press('1', SECOND), remembering(Map.of()));
    again.goOn(point, SOON);
    assertThat(heard).startsWith("top", "english", "language = en", "which", "pin");
  }

  @Test
  void aNodeThatIsGoneBeginsTheFlowAnew() throws FlowException {
    Flow flow = flow("Same.");
    FlowPoint gone =
        new FlowPoint("gone", FlowPoint.at(flow, "service", Map.of()).print(), Map.of());
    interpreter(flow).goOn(gone, SOON);
    assertThat(heard).containsExactly("top");
    interpreter(flow).goOn(FlowPoint.answers(Map.of()), SOON);
    assertThat(heard).containsExactly("top");
  }

  /** What was sent may have arrived; and numbers are read back in each call. */
  @Test
  void nothingIsSentOrPromisedTwice() throws FlowException {
    Flow flow = flow("Same.");
    Map<String, Value> known = Map.of("number", new Value.Phone("+12025550123"));
    for (String node : List.of("file", "promise")) {
      FlowPoint point = FlowPoint.at(flow, node, known);
      FlowInterpreter again = interpreter(flow);
      again.goOn(point, SOON);
      assertThat(heard).as(node).containsExactly("top");
      assertThat(again.values()).doesNotContainKey("number");
    }
  }

  @Test
  void isRememberedForSoLong() throws FlowException {
    Flow flow = flow("Same.");
    FlowPoint point = left(flow);
    assertThat(point.known(flow, Duration.ofDays(30).minusSeconds(1))).containsKey("order");
    assertThat(point.known(flow, Duration.ofDays(30))).doesNotContainKey("order");
    assertThat(point.known(flow, Duration.ZERO)).doesNotContainKey("pin");
  }

  @Test
  void whatIsRememberedFromAnEarlierCallIsNotAsked() throws FlowException {
    Business knows = remembering(Map.of("order", new Value.Digits("47")));
    interpreter(flow("Same."), CallerScript.silent().press('1', SECOND), knows).run();
    assertThat(heard).startsWith("top", "english", "language = en", "which", "pin");
    assertThat(heard).doesNotContain("order = 47");
  }

  @Test
  void rememberedValuesAreOfTheTypeOfTheFlowOrNone() throws FlowException {
    Flow flow = flow("Same.");
    assertThat(Remembered.value(flow, "order", "47")).contains(new Value.Digits("47"));
    assertThat(Remembered.value(flow, "order", "erased")).isEmpty();
    assertThat(Remembered.value(flow, "language", "pt-BR")).contains(new Value.Text("pt-BR"));
    assertThat(Remembered.value(flow, "tone", "high")).as("set, not asked").isEmpty();
    assertThat(Remembered.value(flow, "number", "+12025550123")).as("to be called").isEmpty();
    assertThat(Remembered.value(flow, "nothing", "1")).isEmpty();
  }
}
