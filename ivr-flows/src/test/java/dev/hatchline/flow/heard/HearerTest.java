package dev.hatchline.flow.heard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers say, in the ways in which they say it. */
class HearerTest {
  /** A Wednesday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private static Hearer hearer(String tag) {
    return Hearer.of(tag).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "en, four oh zero seven, 4007",
    "en, double five, 55",
    "en, triple two one, 2221",
    "en, twenty three forty, 2340",
    "en, twenty twenty, 2020",
    "en, eleven two, 112",
    "en, one eight hundred five five five, 1800555",
    "en, five thousand, 5000",
    "es, cero uno dos, 012",
    "es, veintitrés uno, 231",
    "es, treinta y uno, 31",
    "de, null zwo sieben, 027",
    "de, einundzwanzig drei, 213",
    "de, ein und zwanzig, 21",
    "fr, zéro six douze trente-quatre, 061234",
    "fr, double zéro, 00",
    "fr, quatre vingt dix sept, 97",
  })
  void digitsAreSaidOneByOneOrInPairs(String tag, String said, String digits) {
    assertThat(hearer(tag).digits(said)).contains(digits);
  }

  @ParameterizedTest
  @CsvSource({"double", "four hours", "triple double two", "one hundred and", "''", "agent"})
  void whatIsNoRowOfFiguresIsNone(String said) {
    assertThat(hearer("en").digits(said)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, june third, 2027-06-03",
    "en, the third of june, 2027-06-03",
    "en, june three, 2027-06-03",
    "en, wednesday june the second, 2027-06-02",
    "en, november twenty five, 2026-11-25",
    "en, november twenty fourth, 2027-11-24",
    "en, february twenty ninth, 2028-02-29",
    "en, june third twenty twenty seven, 2027-06-03",
    "en, today, 2026-11-25",
    "en, tomorrow, 2026-11-26",
    "en, on friday, 2026-11-27",
    "en, wednesday, 2026-12-02",
    "es, el tres de junio, 2027-06-03",
    "es, primero de junio, 2027-06-01",
    "es, mañana, 2026-11-26",
    "es, viernes, 2026-11-27",
    "de, der dritte juni, 2027-06-03",
    "de, am dritten juni, 2027-06-03",
    "de, übermorgen, ",
    "de, morgen, 2026-11-26",
    "fr, le trois juin, 2027-06-03",
    "fr, premier juin, 2027-06-01",
    "fr, aujourd'hui, 2026-11-25",
  })
  void daysAreTheNextSuchDay(String tag, String said, LocalDate day) {
    assertThat(hearer(tag).day(said, TODAY)).isEqualTo(Optional.ofNullable(day));
  }

  @ParameterizedTest
  @CsvSource({
    "june thirty first",
    "monday june third",
    "june third twenty twenty eight",
    "june",
    "third",
    "june third june",
    "the day after",
    "''"
  })
  void whatIsNoDayOfTheCalendarIsNone(String said) {
    assertThat(hearer("en").day(said, TODAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, june third nineteen eighty five, 1985-06-03",
    "en, the third of june nineteen hundred, 1900-06-03",
    "en, may first two thousand and five, 2005-05-01",
    "en, may first twenty oh five, 2005-05-01",
    "en, may twenty nineteen ninety, 1990-05-20",
    "es, tres de junio de mil novecientos ochenta y cinco, 1985-06-03",
    "de, dritter juni neunzehnhundertfünfundachtzig, 1985-06-03",
    "fr, trois juin mille neuf cent quatre-vingt-cinq, 1985-06-03",
  })
  void aDayMayHaveItsYear(String tag, String said, LocalDate day) {
    assertThat(hearer(tag).dayWithYear(said)).contains(day);
  }

  @ParameterizedTest
  @CsvSource({"june third", "june third twelve", "february thirtieth two thousand"})
  void aDayOfBirthNeedsItsYear(String said) {
    assertThat(hearer("en").dayWithYear(said)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, ten thirty am, 10:30",
    "en, ten thirty a m, 10:30",
    "en, half past two, 14:30",
    "en, half past two in the morning, 02:30",
    "en, quarter to nine, 08:45",
    "en, a quarter to one, ",
    "en, ten to nine pm, 20:50",
    "en, twenty past eleven, 11:20",
    "en, noon, 12:00",
    "en, midnight, 00:00",
    "en, twelve am, 00:00",
    "en, twelve pm, 12:00",
    "en, three o'clock, 15:00",
    "en, nine, 09:00",
    "en, twelve thirty, 12:30",
    "en, ten oh five, 10:05",
    "en, fourteen thirty, 14:30",
    "en, nine forty five, 09:45",
    "es, las nueve y media, 09:30",
    "es, las cuatro menos cuarto de la tarde, 15:45",
    "es, mediodía, 12:00",
    "de, halb neun, 08:30",
    "de, viertel nach zehn, 10:15",
    "de, neun uhr dreißig, 09:30",
    "de, drei uhr nachmittags, 15:00",
    "fr, neuf heures et demie, 09:30",
    "fr, midi, 12:00",
    "fr, dix heures moins le quart, 09:45",
  })
  void timesAreThoseInWhichPeopleWork(String tag, String said, LocalTime time) {
    assertThat(hearer(tag).time(said)).isEqualTo(Optional.ofNullable(time));
  }

  @ParameterizedTest
  @CsvSource({
    "twenty five hundred",
    "thirteen pm",
    "nine five",
    "half",
    "to nine",
    "ten sixty",
    "''"
  })
  void whatIsNoTimeIsNone(String said) {
    assertThat(hearer("en").time(said)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, one hundred and twenty, 120",
    "en, a hundred twenty, 120",
    "en, twelve point five, 12.5",
    "en, nine hundred ninety nine thousand, 999000",
    "en, zero, 0",
    "es, ciento veinte, 120",
    "es, mil doscientos, 1200",
    "de, zweitausenddreihundert, 2300",
    "de, zwölf komma fünf, 12.5",
    "fr, mille deux cents, 1200",
    "fr, quatre-vingt-dix, 90",
  })
  void numbersCount(String tag, String said, BigDecimal number) {
    Entry.Amount as =
        new Entry.Amount(BigDecimal.ZERO, new BigDecimal(1_000_000), 1, Optional.empty());
    assertThat(hearer(tag).amount(said, as)).contains(new Value.Number(number));
  }

  @ParameterizedTest
  @CsvSource({
    "en, USD, twelve dollars and fifty cents, 12.50",
    "en, USD, twelve dollars fifty, 12.50",
    "en, USD, twelve fifty, 12.50",
    "en, USD, fifty cents, 0.50",
    "en, USD, one hundred and twenty dollars, 120.00",
    "en, USD, one hundred and twenty, 120.00",
    "en, USD, one dollar, 1.00",
    "en, USD, twelve point five dollars, 12.50",
    "en, GBP, three pounds and one penny, 3.01",
    "en, EUR, twelve euros five, 12.05",
    "es, EUR, doce euros con cincuenta, 12.50",
    "de, EUR, zwölf euro fünfzig, 12.50",
    "fr, EUR, douze euros cinquante, 12.50",
  })
  void moneyIsInUnitsAndHundredths(String tag, String currency, String said, BigDecimal amount) {
    Entry.Amount as = money(currency);
    assertThat(hearer(tag).amount(said, as)).contains(new Value.Money(amount, currency));
  }

  private static Entry.Amount money(String currency) {
    return Entry.Amount.money(
        BigDecimal.ZERO, new BigDecimal(10_000), Currency.getInstance(currency));
  }

  @ParameterizedTest
  @CsvSource({"twelve five", "twelve euros", "a dollar a", "ten thousand and one dollars", "''"})
  void whatIsNoAmountOfTheCurrencyIsNone(String said) {
    assertThat(hearer("en").amount(said, money("USD"))).isEmpty();
  }

  @Test
  void languagesWithoutWordsRunOnKeys() {
    assertThat(Hearer.of("it")).isEmpty();
    assertThat(Hearer.of("")).isEqualTo(Hearer.of("en"));
    assertThat(Hearer.of("es-MX")).isEqualTo(Hearer.of("es"));
  }

  @Test
  void whatMayBeSaidIsEnoughForIt() {
    List<String> phrases = hearer("en").phrases(new Entry.Digits(1, 8));
    assertThat(phrases)
        .contains("oh", "zero", "nine", "double", "triple", "hundred", "nineteen", "ninety")
        .doesNotContain("and", "million");
    assertThat(hearer("en").phrases(new Entry.Date()))
        .contains("june", "third", "thirty", "of", "today", "friday");
  }
}
