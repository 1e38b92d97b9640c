package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.heard.Hearer;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final String ASKS =
      """
      flow: asks
      start: code
      nodes:
        code:
          ask: { prompt: "For a person, press star zero. Which code?", into: code, length: 4 }
          then: much
        much:
          ask:
            prompt: "How much? Or star zero for a person."
            into: much
            as: money
            currency: USD
            to: 900
            confirm: "{much}? For yes, press one. For no, two."
          then: day
        day:
          ask: { prompt: "Which day? Or star zero for a person.", into: day, as: date }
          then: bye
        bye: { queue: people, prompt: "{much} on {day}, {code}." }
      """;

  private static final String OWN_WORDS =
      """
      flow: own
      start: about
      nodes:
        about:
          ask:
            prompt: "For a person, press zero. What is it about?"
            into: about
            as: speech
            no-speech: person
          then: person
        person: { queue: people }
      """;

  private static List<String> notes(Vocabulary vocabulary) throws FlowException {
    return notes(vocabulary, ASKS);
  }

  private static List<String> notes(Vocabulary vocabulary, String flow) throws FlowException {
    Measure measure = new Measure("test", true, _ -> Duration.ofSeconds(2));
    return reader(vocabulary).prove("asks.yaml", flow, measure).notes().stream()
        .map(FlowProblem::toString)
        .toList();
  }

  @Test
  void wordsOfAKindThatTheModelLacksAreNotedWithTheAsk() throws FlowException {
    assertThat(notes(OwnModel.VOCABULARY))
        .satisfiesExactly(
            money ->
                assertThat(money)
                    .isEqualTo(
                        "asks.yaml:11:7: the recogniser of en does not know cent, cents, dollar,"
                            + " dollars, point, us, which callers may say here; expected others, or"
                            + " keys"),
            day ->
                assertThat(day)
                    .startsWith("asks.yaml:17:")
                    .contains("fourth", "twentieth")
                    .doesNotContain("first", "third,"));
  }

  @Test
  void ownWordsThatTheModelDoesNotUnderstandAreNotedWithTheirWay() throws FlowException {
    assertThat(notes(OwnModel.VOCABULARY, OWN_WORDS))
        .containsExactly(
            "asks.yaml:8:7: the recogniser of en knows too few words for what callers say in their"
                + " own: all go to 'person'; expected a model of more words");
    assertThat(notes(_ -> Optional.empty(), OWN_WORDS)).isEmpty();
    Vocabulary large =
        new Vocabulary() {
          @Override
          public Optional<Set<String>> words(String tag) {
            return OwnModel.VOCABULARY.words(tag);
          }

          @Override
          public boolean freely(String tag) {
            return true;
          }
        };
    assertThat(notes(large, OWN_WORDS)).isEmpty();
  }

  @Test
  void nothingIsNotedWithoutAModelOrByOneThatKnowsTheWords() throws FlowException {
    assertThat(notes(_ -> Optional.empty())).isEmpty();
    Hearer hearer = Hearer.of("en").orElseThrow();
    Set<String> all =
        Stream.of(
                new Entry.Date(true),
                new Entry.Digits(4, 4),
                new Entry.Amount(BigDecimal.ZERO, BigDecimal.TEN, 2, Optional.of("USD")))
            .flatMap(as -> hearer.phrases(as).stream())
            .flatMap(phrase -> Stream.of(phrase.split(" ", -1)))
            .collect(Collectors.toSet());
    all.add("operator");
    assertThat(notes(_ -> Optional.of(all))).isEmpty();
  }
}
