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
    "en-GB, somebody or an operator, somebody",
    "es-MX, con una persona, persona",
    "de, mit einem Menschen sprechen, menschen",
    "fr, parler à quelqu'un, parler à quelqu'un",
  })
  void oneOfItsLanguageIsFound(String tag, String said, String found) {
    assertThat(EscapeWords.BUILT_IN.in(tag, said)).contains(found);
  }

  @ParameterizedTest
  @CsvSource({"en, personal", "en, agente", "es, agents", "it, agent", "de, ''"})
  void partsOfWordsAndOtherLanguagesAreNone(String tag, String said) {
    assertThat(EscapeWords.BUILT_IN.in(tag, said)).isEmpty();
  }

  @Test
  void noneIsTakenAwayByMore() {
    EscapeWords more =
        EscapeWords.BUILT_IN.and(Map.of("en-GB", List.of("The Clerk"), "it", List.of("persona")));
    assertThat(more.of("en")).containsAll(EscapeWords.BUILT_IN.of("en")).contains("the clerk");
    assertThat(more.in("it", "una persona")).contains("persona");
    assertThat(more.anywhere("to the clerk")).contains("the clerk");
  }

  @Test
  void wholeIsNothingElse() {
    List<String> english = EscapeWords.BUILT_IN.of("en");
    assertThat(EscapeWords.isWhole(english, "A person.")).isTrue();
    assertThat(EscapeWords.isWhole(english, "a person rang")).isFalse();
  }
}
