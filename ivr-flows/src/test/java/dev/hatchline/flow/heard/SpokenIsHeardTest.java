package dev.hatchline.flow.heard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Form;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.spoken.Speaker;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a value is understood as that value, word for word within what may be said. */
class SpokenIsHeardTest {
  private static final int VALUES = 400;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private record Both(Speaker speaker, Hearer hearer) {
    static Both of(String tag) {
      return new Both(Speaker.of(tag), Hearer.of(tag).orElseThrow());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void digits(String tag) {
    Both both = Both.of(tag);
    Random random = new Random(1);
    for (int i = 0; i < VALUES; i++) {
      String digits = Long.toString(random.nextLong(1, 10_000_000_000L));
      String said = both.speaker().words(new Value.Digits(digits));
      assertThat(both.hearer().digits(said)).as(said).contains(digits);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void days(String tag) {
    Both both = Both.of(tag);
    for (int after = 0; after < 365; after++) {
      LocalDate day = TODAY.plusDays(after);
      for (Form form : List.of(Form.USUAL, Form.SHORT)) {
        String said = both.speaker().words(new Value.Day(day), form);
        assertThat(both.hearer().day(said, TODAY)).as(said).contains(day);
        areWithin(both.hearer().phrases(new Entry.Date()), said);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void daysWithTheirYear(String tag) {
    Both both = Both.of(tag);
    Random random = new Random(2);
    for (int i = 0; i < VALUES; i++) {
      LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(200 * 365));
      String said = both.speaker().words(new Value.Day(day), Form.YEAR);
      assertThat(both.hearer().dayWithYear(said)).as(said).contains(day);
      areWithin(both.hearer().phrases(new Entry.Date(true)), said);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void times(String tag) {
    Both both = Both.of(tag);
    for (int minute = 0; minute < 24 * 60; minute++) {
      LocalTime time = LocalTime.of(minute / 60, minute % 60);
      String said = both.speaker().words(new Value.Time(time));
      assertThat(both.hearer().time(said)).as(said).contains(time);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void numbers(String tag) {
    Both both = Both.of(tag);
    Random random = new Random(3);
    Entry.Amount as =
        new Entry.Amount(BigDecimal.ZERO, new BigDecimal(1_000_000), 2, Optional.empty());
    for (int i = 0; i < VALUES; i++) {
      int most = i % 2 == 0 ? 100_000_000 : 200_000;
      Value number = new Value.Number(BigDecimal.valueOf(random.nextInt(most), i % 3));
      if (number instanceof Value.Number(BigDecimal much)
          && much.compareTo(new BigDecimal(1_000_000)) < 0) {
        String said = both.speaker().words(number);
        assertThat(both.hearer().amount(said, as)).as(said).contains(number);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void money(String tag) {
    Both both = Both.of(tag);
    Random random = new Random(4);
    for (String currency : List.of("EUR", "USD", "GBP", "CHF", "JPY", "KWD", "SEK")) {
      Currency unit = Currency.getInstance(currency);
      Entry.Amount as = Entry.Amount.money(BigDecimal.ZERO, new BigDecimal(999_999), unit);
      for (int i = 0; i < VALUES / 4; i++) {
        int most = i % 2 == 0 ? 100_000_000 : 2_000;
        BigDecimal much = BigDecimal.valueOf(random.nextInt(most), as.decimals());
        if (much.compareTo(as.to()) <= 0) {
          Value money = new Value.Money(much, currency);
          String said = both.speaker().words(money);
          assertThat(both.hearer().amount(said, as)).as(said).contains(money);
        }
      }
    }
  }

  /** Figures are for voices: callers say them in words. */
  private static void areWithin(List<String> phrases, String said) {
    assertThat(phrases)
        .as(said)
        .containsAll(
            Words.of(said.toLowerCase(Locale.ROOT)).stream()
                .filter(word -> !word.matches("[0-9.]+"))
                .toList());
  }
}
