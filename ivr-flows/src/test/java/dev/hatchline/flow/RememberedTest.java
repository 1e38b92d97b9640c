package dev.hatchline.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RememberedTest {
  private static Optional<String> remembered(String ask, String plain) throws FlowException {
    Flow flow =
        new FlowReader(Map.of())
            .read(
                "f.yaml",
                "flow: f\nstart: a\nnodes:\n  a: { ask: { prompt: P, into: it, remember: 3 d, "
                    + (ask + " }, then: b }\n  b: { queue: people }\n"));
    return Remembered.value(flow, "it", plain)
        .map(value -> value.type().word() + " " + value.plain());
  }

  /** Of an ask that would take it, or its like; the rest was given to a flow of before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "length: 2 | 47 | digits 47",
        "length: 2 | true | ``",
        "as: date, year: yes | 1980-05-17 | date 1980-05-17",
        "as: time | 14:30 | time 14:30",
        "as: time | half past two | ``",
        "as: number, to: 9 | 7 | number 7",
        "as: number, to: 9 | 7 EUR | ``",
        "as: money, currency: EUR, to: 9, confirm: '{it}' | 7.00 EUR | money 7.00 EUR",
        "as: money, currency: EUR, to: 9, confirm: '{it}' | 7.00 USD | ``",
        "as: money, currency: EUR, to: 9, confirm: '{it}' | 7 | ``",
        "as: yes-no | true | yes-no true",
        "as: yes-no | false | yes-no false",
        "as: yes-no | 47 | ``",
        "as: choice, choices: { 1: am } | am | text am"
      })
  void whatIsRememberedIsOfTheKindThatIsAsked(String ask, String plain, String value)
      throws FlowException {
    assertThat(remembered(ask, plain).orElse("")).isEqualTo(value);
  }
}
