package dev.hatchline.flow.heard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.spoken.Spelling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is whole and may go on: nothing of it ends an answer at once, and with silence after it it
 * is an answer of its own.
 */
class GoingOnTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final int ROWS = 2_000;
  private static final int FIGURES_MAX = 7;

  private static Hearer hearer(String tag) {
    return Hearer.of(tag).orElseThrow();
  }

  private static Entry entry(String kind) {
    return switch (kind) {
      case "date" -> new Entry.Date();
      case "date with year" -> new Entry.Date(true);
      case "time" -> new Entry.Time();
      case "number" ->
          new Entry.Amount(BigDecimal.ZERO, new BigDecimal(1_000_000), 2, Optional.empty());
      case "digits" -> new Entry.Digits(2, 6);
      default ->
          Entry.Amount.money(BigDecimal.ZERO, new BigDecimal(10_000), Currency.getInstance(kind));
    };
  }

  private static Optional<?> heard(Hearer hearer, Entry as, String said) {
    return switch (as) {
      case Entry.Date(boolean year) -> year ? hearer.dayWithYear(said) : hearer.day(said, TODAY);
      case Entry.Time _ -> hearer.time(said);
      case Entry.Amount amount -> hearer.amount(said, amount).map(Value::plain);
      case Entry.Digits digits ->
          hearer
              .digits(said)
              .filter(all -> all.length() >= digits.min() && all.length() <= digits.max());
      case Entry.Phone _, Entry.YesNo _, Entry.OneOf _, Entry.Speech _ ->
          throw new IllegalArgumentException("expected what is said word by word, found " + as);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "en, date, june twenty, four",
    "en, date, june twenty, fourth",
    "en, date, may thirty, first",
    "en, date with year, june third twenty twenty, six",
    "en, time, five, thirty",
    "en, time, ten, past two",
    "en, time, five, am",
    "de, time, neun uhr, zwanzig",
    "en, number, twenty, four",
    "en, number, one hundred, and five",
    "en, number, one, hundred",
    "en, number, twelve, point five",
    "en, number, two thousand, and six",
    "fr, number, quatre vingt, dix",
    "en, USD, five dollars, and ten cents",
    "en, USD, twelve, fifty",
    "en, USD, twelve dollars, fifty",
    "de, EUR, zwölf euro, fünfzig",
    "en, digits, one two, three",
    "en, digits, twenty, four",
    "en, digits, nine hundred, five",
    "fr, digits, quatre vingt, dix sept",
    "es, digits, treinta, y uno",
  })
  void whatMayGoOnIsAnAnswerWithSilenceAfterItOnly(
      String tag, String kind, String said, String more) {
    Hearer hearer = hearer(tag);
    Entry as = entry(kind);
    Optional<?> first = heard(hearer, as, said);
    Optional<?> whole = heard(hearer, as, said + " " + more);
    assertThat(first).isPresent();
    assertThat(whole).isPresent().isNotEqualTo(first);
    int complete = hearer.complete(as);
    assertThat(complete == 0 || Words.of(said).size() < complete).isTrue();
  }

  /** So that none is cut: as many words as are complete can have no more after them. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "fr"})
  void noRowOfFiguresHasMoreWordsThanAreComplete(String tag) {
    Hearer hearer = hearer(tag);
    Lexicon lexicon = lexicon(tag);
    List<String> parts = parts(lexicon);
    Random random = new Random(5);
    int heard = 0;
    for (int i = 0; i < ROWS; i++) {
      List<String> row = new ArrayList<>();
      for (int part = 0; part <= i % 4; part++) {
        row.add(parts.get(random.nextInt(parts.size())));
      }
      String said = String.join(" ", row);
      Optional<String> figures = hearer.digits(said);
      if (figures.isPresent() && figures.get().length() <= FIGURES_MAX) {
        heard++;
        int complete = hearer.complete(new Entry.Digits(1, figures.get().length()));
        assertThat(complete == 0 || Words.of(said).size() <= complete).as(said).isTrue();
        assertThat(hearer.phrases(new Entry.Digits(1, FIGURES_MAX))).containsAll(Words.of(said));
      }
    }
    assertThat(heard).isGreaterThan(ROWS / 2);
  }

  private static Lexicon lexicon(String tag) {
    return Stream.of(Lexicon.values())
        .filter(one -> one.tag().equals(tag))
        .findFirst()
        .orElseThrow();
  }

  /** Ways to say some figures. */
  private static List<String> parts(Lexicon lexicon) {
    List<String> parts = new ArrayList<>();
    Map<String, Integer> digits = lexicon.digits();
    parts.addAll(digits.keySet());
    digits
        .keySet()
        .forEach(
            digit -> lexicon.times().keySet().forEach(times -> parts.add(times + " " + digit)));
    digits
        .keySet()
        .forEach(
            digit -> lexicon.zeros().keySet().forEach(zeros -> parts.add(digit + " " + zeros)));
    Spelling.of(lexicon.tag())
        .orElseThrow()
        .counts(Numbers.PAIR_MAX)
        .forEach((said, number) -> {
          if (number >= Numbers.PAIR_MIN) {
            parts.add(String.join(" ", Words.of(said)));
          }
        });
    return parts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void whereEveryWordIsAFigureAtLeastAsManyAreComplete(String tag) {
    assertThat(hearer(tag).complete(new Entry.Digits(3, 5))).isEqualTo(5);
    assertThat(hearer(tag).complete(new Entry.Phone(false))).isZero();
    assertThat(hearer(tag).complete(new Entry.Date())).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "june twenty, true",
    "the twentieth of june, false",
    "june thirty, true",
    "june third, false",
    "june twenty fourth, false",
    "june three, false",
    "friday, false",
    "tomorrow, false",
    "june, false",
    "twenty, false",
  })
  void aDayMayGoOnByOneWord(String said, boolean goesOn) {
    assertThat(hearer("en").dayMayGoOn(said)).isEqualTo(goesOn);
  }
}
