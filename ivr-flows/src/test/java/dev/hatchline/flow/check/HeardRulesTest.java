package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Words that nobody would understand are told with their place, before a caller says them. */
class HeardRulesTest {
  private static final String FLOW =
      """
      flow: heard
      start: top
      %s
      nodes:
        top:
          menu:
            prompt: For a person, press zero. Hours, one. Parcels, two.
            choices:
              1: { to: sure, words: [hours, opening hours] }
              2: { to: sure, words: parsel }
        sure:
          ask:
            prompt: Sure? One or two.
            into: sure
            as: yes-no
            words: { yes: [absolutely], no: ["no"] }
          then: bye
        bye: { queue: people, prompt: "{sure}" }
      """;

  private static FlowReader reader(Vocabulary vocabulary) {
    return FlowReader.judging(Map.of()).hearing(vocabulary);
  }

  private static String problems(Vocabulary vocabulary, String top) {
    try {
      var _ = reader(vocabulary).read("heard.yaml", FLOW.formatted(top));
      return "";
    } catch (FlowException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @Test
  void unknownWordsAreToldWhereTheyStandWithOnesThatAreNear() {
    assertThat(problems(_ -> Optional.of(Set.of("hours", "parcel", "no", "operator")), ""))
        .isEqualTo(
            """
            heard.yaml:9:39: 'opening' is no word that the recogniser knows; expected words that it\
             knows, or no words and the key alone
            heard.yaml:10:24: 'parsel' is no word that the recogniser knows; expected words that it\
             knows, or no words and the key alone; did you mean 'parcel'?
            heard.yaml:16:22: 'absolutely' is no word that the recogniser knows; expected words\
             that it knows, or no words and the key alone\
            """);
  }

  @Test
  void whereThereIsNoModelWordsAreNotJudged() {
    assertThat(problems(_ -> Optional.empty(), "")).isEmpty();
    assertThat(problems(tag -> Optional.of(Set.of("hola")).filter(_ -> tag.equals("es")), ""))
        .as("a model of a language that the flow does not speak")
        .isEmpty();
  }

  @Test
  void escapeWordsOfTheFlowAreJudgedToo() {
    Set<String> known =
        Set.of("hours", "opening", "parsel", "absolutely", "no", "nurse", "operator");
    assertThat(problems(_ -> Optional.of(known), "escape-words: [nurse, clerc]"))
        .isEqualTo(
            """
            heard.yaml:3:23: 'clerc' is no word that the recogniser knows; expected words that it\
             knows, or no words and the key alone\
            """);
  }

  @Test
  void noChoiceHasAnEscapeWordOfTheFlowInIt() {
    assertThatThrownBy(() ->
            reader(_ -> Optional.empty())
                .read("heard.yaml", FLOW.formatted("escape-words: parsel")))
        .hasMessage(
            "heard.yaml:10:24: 'parsel' is taken: who says it always comes to a person;"
                + " expected words without 'parsel'");
  }
}
