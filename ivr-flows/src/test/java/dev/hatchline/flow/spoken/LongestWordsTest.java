package dev.hatchline.flow.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Form;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.spoken.LongestWords.Most;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
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
    return LongestWords.of(tag, type, form, new Most(4, 2, "EUR"));
  }

  private static String table(String tag, int digits) {
    return LongestWords.of(tag, ValueType.NUMBER, Form.USUAL, new Most(digits, 0, ""));
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
    assertThat(table(tag, 4)).as(found).hasSameSizeAs(found);
    assertThat(longest(IntStream.range(1, 1000).mapToObj(one -> number(tag, one))).length())
        .isLessThan(found.length());
  }

  /** Of as many digits as are spoken in words; and one of them is as long, but for a little. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void noNumberOfSoManyDigitsIsLonger(String tag) {
    Random random = new Random(1);
    for (int digits = 1; digits <= 15; digits++) {
      String words = table(tag, digits);
      long least = BigInteger.TEN.pow(digits - 1).longValueExact();
      for (int times = 0; times < 2_000; times++) {
        long any = random.nextLong(least, least * 10);
        String found = Numerals.of(Speaker.of(tag).tongue()).say(any, Numerals.Kind.COUNT);
        assertThat(found.length()).as(found).isLessThanOrEqualTo(words.length());
      }
      String groups = (tag.equals("es") ? "454" : tag.equals("fr") ? "494" : "777").repeat(5);
      long number = Long.parseLong(groups.substring(groups.length() - digits));
      String found = Numerals.of(Speaker.of(tag).tongue()).say(number, Numerals.Kind.COUNT);
      assertThat(words.length() - found.length()).as("%s, %s", words, found).isBetween(0, 4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, USD", "en, CHF", "es, MXN", "es, GBP", "de, CHF", "de, USD", "fr, CAD", "fr, GBP"
  })
  void noAmountOfAnotherCurrencyIsLonger(String tag, String currency) {
    Speaker speaker = Speaker.of(tag);
    String words = LongestWords.of(tag, ValueType.MONEY, Form.USUAL, new Most(4, 2, currency));
    Random random = new Random(1);
    for (int times = 0; times < 2_000; times++) {
      BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
      String found = speaker.money(amount, currency);
      assertThat(found.length()).as(found).isLessThanOrEqualTo(words.length());
    }
  }

  /** What is spoken in figures: as many of them, in the same groups. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void noFiguresAreLonger(String tag) {
    Speaker speaker = Speaker.of(tag);
    for (int digits = 1; digits <= 32; digits++) {
      String found = speaker.words(new Value.Digits("2".repeat(digits)));
      assertThat(LongestWords.of(tag, ValueType.DIGITS, Form.USUAL, new Most(digits, 0, "")))
          .hasSameSizeAs(found);
    }
    String phone = LongestWords.of(tag, ValueType.PHONE, Form.USUAL, new Most(0, 0, ""));
    for (String number : List.of("+12025550123", "+442079460000", "+352123456789012")) {
      assertThat(speaker.words(new Value.Phone(number)).length())
          .isLessThanOrEqualTo(phone.length());
    }
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
