package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Node.Lookup;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of an answer a lookup takes. */
class TakeLimitsTest {
  private static final FlowReader READER = new FlowReader(Map.of());

  private static String flow(String take) {
    return """
    flow: f
    start: top
    nodes:
      top:
        lookup: { system: s, get: /x, take: { a: { field: a, %s } } }
        then: person
        failed: person
      person: { queue: people }
    """
        .formatted(take);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: text, length: 40 | 40",
        "type: digits, length: 8 | 8",
        "type: number, to: 9999 | 9999",
        "type: money, currency: EUR, to: 999999999 | 999999999"
      })
  void limitsAreRead(String take, BigDecimal most) throws FlowException {
    Lookup top = (Lookup) READER.read("f.yaml", flow(take)).node("top");
    assertThat(Map.copyOf(top.take()).values())
        .singleElement()
        .satisfies(one -> assertThat(one.most()).contains(most));
  }

  private static List<String> problems(String take) {
    FlowException faulty =
        Assertions.assertThrows(FlowException.class, () -> READER.read("f.yaml", flow(take)));
    return faulty.problems().stream().map(FlowProblem::toString).toList();
  }

  @Test
  void aLimitIsOfItsTypeAndAWholeNumber() {
    assertThat(problems("type: number, length: 4"))
        .singleElement()
        .asString()
        .endsWith("'length' with number; expected 'length' with text or digits only");
    assertThat(problems("type: text, to: 4"))
        .singleElement()
        .asString()
        .endsWith("'to' with text; expected 'to' with a number or money only");
    assertThat(problems("type: date, length: 4, to: 4")).hasSize(2);
    for (String wrong : List.of("501", "0", "many")) {
      assertThat(problems("type: text, length: " + wrong))
          .singleElement()
          .asString()
          .endsWith("a whole number from 1 to 500");
    }
    assertThat(problems("type: digits, length: 33").getFirst()).endsWith("from 1 to 32");
    assertThat(problems("type: number, to: 1000000000").getFirst()).endsWith("to 999999999");
  }
}
