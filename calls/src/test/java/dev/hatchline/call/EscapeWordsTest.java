package dev.hatchline.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapeWordsTest {
  @ParameterizedTest
  @CsvSource({
    "en, Agent!, agent",
    "'', I want to talk to a person, person",
    "en, 'Someone, please!', someone",
    "en, I have to speak to somebody, speak to somebody",
    "en-GB, somebody or an operator, operator",
    "es-MX, con una persona, persona",
    "es, 'persona, por favor', persona",
    "de, mit einem Menschen sprechen, menschen",
    "fr, parler à quelqu'un, parler à quelqu'un",
    "en, can I please get a person, person",
    "en, 'Okay, I''d like a person.', person",
    "en, could you transfer me to a person, person",
    "es, pasarme con una persona por favor, persona",
    "de, verbinden Sie mich mit einer Person, person",
    "de, wegen meiner Rechnung mit einer Person sprechen, mit einer person sprechen",
    "fr, passez-moi une personne, une personne",
    "es, quiero hablar con una persona, persona",
    "de, ich möchte eine Person, person",
  })
  void oneOfItsLanguageIsFound(String tag, String said, String found) {
    assertThat(EscapeWords.BUILT_IN.in(tag, said)).contains(found);
  }

  @ParameterizedTest
  @CsvSource({"en, personal", "en, agente", "es, agents", "it, agent", "de, ''"})
  void partsOfWordsAndOtherLanguagesAreNone(String tag, String said) {
    assertThat(EscapeWords.BUILT_IN.in(tag, said)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, someone stole my card yesterday",
    "en, somebody called me about my bill",
    "en, I am calling for someone else",
    "en, the last person hung up on me",
    "en, someone or somebody",
    "en, each person in the house has a card",
    "en, a person rang at my door",
    "en, 'no, I have someone'",
    "en, yes there is someone with me",
    "es, es otra persona",
    "es, una persona me llamó",
    "de, noch eine zweite Person",
  })
  void inASentenceAVagueOneIsNoWish(String tag, String said) {
    assertThat(EscapeWords.BUILT_IN.in(tag, said)).isEmpty();
    assertThat(EscapeWords.BUILT_IN.inAny(said)).isEmpty();
    assertThat(EscapeWords.BUILT_IN.anywhere(said)).isPresent();
  }

  @Test
  void noneIsTakenAwayByMore() {
    EscapeWords more =
        EscapeWords.BUILT_IN.and(Map.of("en-GB", List.of("The Clerk"), "it", List.of("persona")));
    assertThat(more.of("en")).containsAll(EscapeWords.BUILT_IN.of("en")).contains("the clerk");
    assertThat(more.in("it", "persona")).contains("persona");
    assertThat(more.anywhere("to the clerk")).contains("the clerk");
  }

  @Test
  void wholeIsNothingElse() {
    List<String> english = EscapeWords.BUILT_IN.of("en");
    assertThat(EscapeWords.isWhole(english, "A person.")).isTrue();
    assertThat(EscapeWords.isWhole(english, "a person rang")).isFalse();
  }
}
