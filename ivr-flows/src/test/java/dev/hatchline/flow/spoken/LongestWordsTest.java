package dev.hatchline.flow.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Form;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table is what ICU says: no value is longer, and there is one that is as long. */
class LongestWordsTest {
  private static String longest(Stream<String> words) {
    return words.max(Comparator.comparingInt(String::length)).orElseThrow();
  }

  private static String table(String tag, ValueType type, Form form) {
    return LongestWords.of(tag, type, form).orElseThrow();
  }

  private static String number(String tag, int number) {
    return Numerals.of(Speaker.of(tag).tongue()).say(number, Numerals.Kind.COUNT);
  }

  /** What stands before the last three digits does not change them, but for none of them. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void noNumberIsLonger(String tag) {
    int rest =
        IntStream.range(1, 1000)
            .boxed()
            .max(Comparator.comparingInt(one -> number(tag, one).length()))
            .orElseThrow();
    String found = longest(IntStream.range(0, 10).mapToObj(one -> number(tag, one * 1000 + rest)));
    assertThat(table(tag, ValueType.NUMBER, Form.USUAL)).as(found).hasSameSizeAs(found);
    assertThat(longest(IntStream.range(1, 1000).mapToObj(one -> number(tag, one))).length())
        .isLessThan(found.length());
  }

  /** English ones are spoken in figures, which a voice makes into the words of the table. */
  @ParameterizedTest
  @ValueSource(strings = {"es", "de", "fr"})
  void noTimeIsLonger(String tag) {
    Speaker speaker = Speaker.of(tag);
    String found =
        longest(
            IntStream.range(0, 24 * 60)
                .mapToObj(minute -> speaker.time(LocalTime.MIN.plusMinutes(minute))));
    assertThat(table(tag, ValueType.TIME, Form.USUAL)).as(found).hasSameSizeAs(found);
  }

  /** Euros and cents do not hang on each other, nor do thousands and what follows. */
  @ParameterizedTest
  @ValueSource(strings = {"es", "de", "fr"})
  void noAmountIsLonger(String tag) {
    Speaker speaker = Speaker.of(tag);
    String cents = longest(amounts(speaker, IntStream.range(1, 100)));
    String euros = longest(amounts(speaker, IntStream.range(1, 10_000).map(one -> one * 100)));
    assertThat(table(tag, ValueType.MONEY, Form.USUAL).length())
        .as(euros + ", " + cents)
        .isEqualTo(euros.length() + " ".length() + and(tag).length() + cents.length() + 1);
  }

  private static String and(String tag) {
    return switch (tag) {
      case "es" -> "con";
      case "de" -> "und";
      default -> "et";
    };
  }

  private static Stream<String> amounts(Speaker speaker, IntStream cents) {
    return cents.mapToObj(cent -> speaker.money(BigDecimal.valueOf(cent, 2), "EUR"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, USUAL",
    "es, USUAL",
    "de, USUAL",
    "fr, USUAL",
    "en, SHORT",
    "es, SHORT",
    "de, SHORT",
    "fr, SHORT",
    "en, YEAR",
    "es, YEAR",
    "de, YEAR",
    "fr, YEAR"
  })
  void noDayIsLonger(String tag, Form form) {
    Speaker speaker = Speaker.of(tag);
    String found =
        longest(
            LocalDate.of(1940, 1, 1)
                .datesUntil(LocalDate.of(2040, 1, 1))
                .map(day -> speaker.words(new Value.Day(day), form)));
    // Not every day is a Wednesday.
    assertThat(table(tag, ValueType.DAY, form).length())
        .as(found)
        .isBetween(found.length(), found.length() + 1);
  }
}
