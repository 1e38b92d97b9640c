package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.flow.FlowState;
import dev.hatchline.conf.OperatorConfig.Greet;
import dev.hatchline.conf.OperatorConfig.Line;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpokenLanguagesTest {
  private static final String PLAIN =
      """
      flow: plain
      start: person
      nodes: { person: { queue: people, prompt: A person is next. } }
      """;
  private static final String MANY =
      """
      flow: many
      languages: [de, es-MX]
      start: person
      nodes:
        person: { queue: people, prompt: { de: Gleich kommt ein Mensch., es-MX: Una persona. } }
      """;

  private static Line line(String number, String flow, Optional<String> language) {
    return new Line(number, flow, "people", "US", Greet.CHOICE, true, Duration.ZERO, language);
  }

  private static FlowState state(String text) throws FlowException {
    Flow flow = new FlowReader(Map.of()).read("flow.yaml", text);
    FlowShelf shelf = FlowShelf.of(new FlowCatalog(Map.of(flow.name(), flow)));
    return new FlowState(flow.name(), shelf.live(flow.name()).orElseThrow(), null);
  }

  @Test
  void languagesOfFlowsAreThoseOfTheirLines() throws FlowException {
    List<Line> lines =
        List.of(
            line("2000", "many", Optional.empty()),
            line("1000", "plain", Optional.empty()),
            line("3000", "many", Optional.of("es")));
    assertThat(SpokenLanguages.of(lines, List.of(state(PLAIN), state(MANY))))
        .isEqualTo(Map.of("en", "1000", "de", "2000, 3000", "es", "2000, 3000"));
  }

  @Test
  void languageOfALineCountsThoughItsFlowDoesNotSay() throws FlowException {
    assertThat(
            SpokenLanguages.of(
                List.of(line("1000", "plain", Optional.of("fr-CA"))), List.of(state(PLAIN))))
        .isEqualTo(Map.of("en", "1000", "fr", "1000"));
  }
}
