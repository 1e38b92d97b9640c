package dev.hatchline.flow.heard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Days: "June third", "the third of June, two thousand twenty six", "tomorrow", "Friday". What can
 * be read in two ways is none.
 */
final class DayWords {
  /** Within so many years 29 February comes again, even over a century's turn. */
  private static final int YEARS_MAX = 8;

  private final Lexicon lexicon;
  private final Numbers numbers;
  private final Map<String, Month> months;
  private final Map<String, DayOfWeek> weekdays;

  DayWords(Lexicon lexicon, Numbers numbers) {
    this.lexicon = lexicon;
    this.numbers = numbers;
    this.months = lexicon.months();
    this.weekdays = lexicon.weekdays();
  }

  /** All that may be said. */
  Set<String> phrases(boolean year) {
    Set<String> phrases = new TreeSet<>(numbers.dayWords());
    phrases.addAll(months.keySet());
    phrases.addAll(weekdays.keySet());
    phrases.addAll(lexicon.small());
    phrases.addAll(lexicon.near().keySet());
    if (year) {
      phrases.addAll(numbers.yearWords());
      phrases.add("and");
    }
    return phrases;
  }

  private record Named(Month month, int day, Optional<Integer> year) {}

  /** The next such day, today among them; of a day of the week the next after today. */
  Optional<LocalDate> next(List<String> said, LocalDate today) {
    List<String> words = withoutSmall(said);
    if (words.size() == 1) {
      Optional<LocalDate> near =
          Optional.ofNullable(lexicon.near().get(words.getFirst())).map(today::plusDays);
      Optional<LocalDate> named =
          Optional.ofNullable(weekdays.get(words.getFirst()))
              .map(day -> today.with(TemporalAdjusters.next(day)));
      if (near.or(() -> named).isPresent()) {
        return near.or(() -> named);
      }
    }
    return named(words)
        .flatMap(day -> next(day, today).filter(found -> fits(words, found)))
        .filter(found ->
            named(words).flatMap(Named::year).map(year -> year == found.getYear()).orElse(true));
  }

  /** A day that has its year with it. */
  Optional<LocalDate> withYear(List<String> said) {
    List<String> words = withoutSmall(said);
    return named(words)
        .flatMap(day ->
            day.year()
                .filter(year -> day.day() <= YearMonth.of(year, day.month()).lengthOfMonth())
                .map(year -> LocalDate.of(year, day.month(), day.day())))
        .filter(found -> fits(words, found));
  }

  /** Whether one more word of a number makes another day of it. */
  boolean mayGoOn(List<String> said) {
    List<String> words = withoutSmall(said);
    Optional<Named> day = named(words);
    return day.isPresent()
        && numbers.dayWords().stream()
            .map(more -> named(Stream.concat(words.stream(), Stream.of(more)).toList()))
            .anyMatch(other -> other.isPresent() && !other.equals(day));
  }

  private static Optional<LocalDate> next(Named day, LocalDate today) {
    for (int year = today.getYear(); year <= today.getYear() + YEARS_MAX; year++) {
      if (day.day() <= YearMonth.of(year, day.month()).lengthOfMonth()) {
        LocalDate found = LocalDate.of(year, day.month(), day.day());
        if (!found.isBefore(today)) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  /** Who says a day of the week with it means that one. */
  private boolean fits(List<String> words, LocalDate found) {
    DayOfWeek weekday = weekdays.get(words.getFirst());
    return weekday == null || weekday == found.getDayOfWeek();
  }

  private Optional<Named> named(List<String> said) {
    boolean weekday = !said.isEmpty() && weekdays.containsKey(said.getFirst());
    List<String> words = weekday ? said.subList(1, said.size()) : said;
    for (int at = 0; at < words.size(); at++) {
      Month month = months.get(words.get(at));
      if (month != null) {
        return named(month, words.subList(0, at), words.subList(at + 1, words.size()));
      }
    }
    return Optional.empty();
  }

  private Optional<Named> named(Month month, List<String> before, List<String> after) {
    if (!before.isEmpty()) {
      Optional<Integer> day = numbers.day(before);
      Optional<Integer> year = numbers.year(after);
      return day.filter(_ -> after.isEmpty() || year.isPresent())
          .map(found -> new Named(month, found, year));
    }
    Set<Named> found = new LinkedHashSet<>();
    for (int at = 1; at <= after.size(); at++) {
      List<String> rest = after.subList(at, after.size());
      Optional<Integer> year = numbers.year(rest);
      if (rest.isEmpty() || year.isPresent()) {
        numbers.day(after.subList(0, at)).ifPresent(day -> found.add(new Named(month, day, year)));
      }
    }
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  private List<String> withoutSmall(List<String> said) {
    List<String> words = new ArrayList<>(said);
    words.removeAll(lexicon.small());
    return words;
  }
}
