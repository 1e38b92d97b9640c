package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.flow.yaml.files.Canary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanaryTest {
  private static final String FLOW =
      "flow: f\nstart: a\nnodes:\n  a: {menu: {prompt: \"Hé 😀.\", choices: {1: a}}}\n";

  @Test
  void theShareIsReadAndItsLineIsNoPartOfTheRest() {
    for (String line : List.of("canary: 10 %", "canary: 10%  # a tenth", "\"canary\": '10 %'")) {
      for (String text : List.of(line + "\n" + FLOW, FLOW + line, FLOW + line + "\n")) {
        Canary found = Canary.of(text);
        assertThat(found.percent()).as(text).hasValue(10);
        assertThat(found.rest()).as(text).isEqualTo(FLOW);
      }
    }
  }

  @Test
  void whatSaysNothingOfAShareIsAsItIs() {
    for (String text : List.of(FLOW, "canary: [", "", "- canary: 10 %")) {
      assertThat(Canary.of(text).percent()).isEmpty();
      assertThat(Canary.of(text).rest()).isEqualTo(text);
    }
  }

  @Test
  void aShareIsFrom1To99Percent() throws Exception {
    new FlowReader(Map.of()).read("f.yaml", "canary: 99 %\n" + FLOW);
    for (String share : List.of("0 %", "100 %", "10", "ten", "[10 %]", "1.5 %")) {
      assertThatThrownBy(
              () -> new FlowReader(Map.of()).read("f.yaml", "canary: " + share + "\n" + FLOW))
          .as(share)
          .hasMessageStartingWith("f.yaml:1:9: found ")
          .hasMessageContaining("expected a share of the calls from 1 % to 99 %");
    }
  }
}
