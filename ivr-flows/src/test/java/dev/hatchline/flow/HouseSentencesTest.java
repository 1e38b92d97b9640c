package dev.hatchline.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HouseSentencesTest {
  private static final Pattern VALUE = Pattern.compile("\\{\\d}");

  /** Why something is refused is said in English by others. */
  private static final Pattern OF_OTHERS = Pattern.compile("(number|refused)\\..*");

  private static final HouseSentences ENGLISH = HouseSentences.in("en");

  private static Set<String> values(String sentence) {
    return VALUE
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyLanguageHasEverySentenceWithItsValues() {
    assertThat(HouseSentences.languages()).containsExactly("en", "es");
    for (String language : HouseSentences.languages()) {
      HouseSentences house = HouseSentences.in(language);
      assertThat(house.names()).as(language).containsAll(ENGLISH.names());
      assertThat(house.names().stream().filter(name -> !ENGLISH.names().contains(name)))
          .as(language)
          .allSatisfy(name -> assertThat(name).matches(OF_OTHERS));
      assertThat(ENGLISH.names())
          .allSatisfy(name -> {
            assertThat(values(house.of(name))).as(name).isEqualTo(values(ENGLISH.of(name)));
            assertThat(house.of(name)).as(name).isNotBlank();
          });
    }
  }

  /** All but proper names is another sentence there. */
  @Test
  void nothingIsLeftInEnglish() {
    HouseSentences spanish = HouseSentences.in("es");
    assertThat(ENGLISH.names())
        .allSatisfy(name -> assertThat(spanish.of(name)).isNotEqualTo(ENGLISH.of(name)));
  }

  @Test
  void countriesAreOfTheirLanguageAndWhatIsMissingIsEnglish() {
    assertThat(HouseSentences.in("es-MX").of("callback.goodbye")).isEqualTo("Adiós.");
    assertThat(HouseSentences.in("de").of("callback.goodbye")).isEqualTo("Goodbye.");
    assertThat(HouseSentences.in("").of("callback.goodbye")).isEqualTo("Goodbye.");
    assertThat(HouseSentences.has("es-MX")).isTrue();
    assertThat(HouseSentences.has("de")).isFalse();
    assertThat(HouseSentences.has("")).isFalse();
  }

  @Test
  void aPromptIsThereInEachLanguage() {
    Prompt goodbye = HouseSentences.prompt("callback.goodbye");
    assertThat(goodbye.in("es-MX")).isEqualTo(Prompt.spoken("es-MX", "Adiós."));
    assertThat(goodbye.in("de")).isEqualTo(Prompt.spoken("en", "Goodbye."));
    assertThat(goodbye.in("")).isEqualTo(Prompt.spoken("en", "Goodbye."));
  }

  @Test
  void whatOthersSayIsEnglishAsTheySayIt() {
    assertThat(ENGLISH.orEnglish("number.own", "Ours.")).isEqualTo("Ours.");
    assertThat(HouseSentences.in("es").orEnglish("number.own", "Ours."))
        .isEqualTo("Es nuestro propio número.");
    assertThatThrownBy(() -> ENGLISH.of("nothing")).hasMessageContaining("no sentence 'nothing'");
  }
}
