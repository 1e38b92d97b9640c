package dev.hatchline.flow.heard;

import dev.hatchline.flow.heard.Lexicon.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Times of the day: "ten thirty am", "half past two", "noon", "quarter to nine". Who says no half
 * of the day means the hours in which people work: 7 to 11 before noon, 12 to 6 after it.
 */
final class ClockWords {
  private static final int HOUR = 60; // minutes
  private static final int DAY = 24 * HOUR;
  private static final int WORK_FROM = 7; // hours

  private final Lexicon lexicon;
  private final Numbers numbers;
  private final Clock clock;

  /** Which half of the day was said. */
  private enum Half {
    MORNING,
    LATER,
    UNSAID
  }

  ClockWords(Lexicon lexicon, Numbers numbers) {
    this.lexicon = lexicon;
    this.numbers = numbers;
    this.clock = lexicon.clock();
  }

  /** All that may be said. */
  Set<String> phrases() {
    Set<String> phrases = new TreeSet<>(numbers.words());
    phrases.addAll(lexicon.digits().keySet());
    phrases.addAll(lexicon.small());
    phrases.addAll(lexicon.and());
    phrases.addAll(clock.hours());
    phrases.addAll(clock.minutes());
    clock.past().ifPresent(phrases::add);
    clock.to().ifPresent(phrases::add);
    phrases.addAll(clock.morning());
    phrases.addAll(clock.later());
    phrases.addAll(
        List.of(clock.parts().half(), clock.parts().quarter(), clock.noon(), clock.midnight()));
    if (!clock.parts().minus().isEmpty()) {
      phrases.add(clock.parts().minus());
    }
    return phrases;
  }

  Optional<LocalTime> of(List<String> said) {
    String whole = String.join(" ", said);
    boolean spelt = lexicon == Lexicon.ENGLISH;
    String text = spelt ? whole.replaceFirst(" ([ap]) m$", " $1m") : whole;
    Optional<String> morning = before(text, clock.morning());
    Optional<String> later = before(text, clock.later());
    Half half = morning.isPresent() ? Half.MORNING : later.isPresent() ? Half.LATER : Half.UNSAID;
    List<String> words = new ArrayList<>(Words.of(morning.or(() -> later).orElse(text)));
    words.removeAll(lexicon.small());
    return exact(words, half).or(() -> byHour(words, half));
  }

  /** What comes before one of these, if it ends with one. */
  private static Optional<String> before(String text, List<String> ends) {
    return ends.stream()
        .filter(end -> text.endsWith(" " + end))
        .map(end -> text.substring(0, text.length() - end.length()))
        .findFirst();
  }

  private Optional<LocalTime> exact(List<String> words, Half half) {
    if (words.size() != 1 || half != Half.UNSAID) {
      return Optional.empty();
    }
    String word = words.getFirst();
    return word.equals(clock.noon())
        ? Optional.of(LocalTime.NOON)
        : Optional.of(LocalTime.MIDNIGHT).filter(_ -> word.equals(clock.midnight()));
  }

  private Optional<LocalTime> byHour(List<String> words, Half half) {
    Set<LocalTime> found = new LinkedHashSet<>();
    beside(words, clock.past(), 1, half).ifPresent(found::add);
    beside(words, clock.to(), -1, half).ifPresent(found::add);
    halfBefore(words, half).ifPresent(found::add);
    for (int at = 1; at <= words.size(); at++) {
      after(words.subList(0, at), words.subList(at, words.size()), half).ifPresent(found::add);
    }
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  /** "Half past two", "ten to nine", "Viertel vor neun". */
  private Optional<LocalTime> beside(
      List<String> words, Optional<String> between, int sign, Half half) {
    int at = between.map(words::indexOf).orElse(-1);
    if (at < 1) {
      return Optional.empty();
    }
    Optional<Integer> minutes = part(words.subList(0, at));
    return hour(words.subList(at + 1, words.size()), half)
        .flatMap(hour -> minutes.map(part -> time(hour * HOUR + sign * part)));
  }

  /** "Halb neun" is before nine. */
  private Optional<LocalTime> halfBefore(List<String> words, Half half) {
    boolean is =
        lexicon == Lexicon.GERMAN
            && words.size() > 1
            && words.getFirst().equals(clock.parts().half());
    return is
        ? hour(words.subList(1, words.size()), half).map(hour -> time(hour * HOUR - HOUR / 2))
        : Optional.empty();
  }

  /** The hour, and what comes after it: nothing, minutes, a part, or what is missing. */
  private Optional<LocalTime> after(List<String> first, List<String> rest, Half half) {
    Optional<Integer> hour = hour(first, half);
    if (hour.isEmpty() || rest.isEmpty()) {
      return hour.map(whole -> time(whole * HOUR));
    }
    boolean marked = clock.hours().contains(first.getLast());
    List<String> after =
        lexicon.and().contains(rest.getFirst()) ? rest.subList(1, rest.size()) : rest;
    boolean missing = !after.isEmpty() && after.getFirst().equals(clock.parts().minus());
    if (missing) {
      return part(after.subList(1, after.size())).map(part -> time(hour.get() * HOUR - part));
    }
    boolean joined = marked || after.size() < rest.size();
    return part(after)
        .filter(minutes -> joined || minutes >= 10 || isLed(after))
        .map(minutes -> time(hour.get() * HOUR + minutes));
  }

  /** "Oh five": who says five alone after an hour may mean anything. */
  private boolean isLed(List<String> minutes) {
    return minutes.size() == 2 || minutes.getFirst().startsWith("0");
  }

  /** Minutes by what is said of them, below 60. */
  private Optional<Integer> part(List<String> said) {
    List<String> words =
        !said.isEmpty() && clock.minutes().contains(said.getLast())
            ? said.subList(0, said.size() - 1)
            : said;
    if (words.size() == 1 && words.getFirst().equals(clock.parts().half())) {
      return Optional.of(HOUR / 2);
    }
    if (words.size() == 1 && words.getFirst().equals(clock.parts().quarter())) {
      return Optional.of(HOUR / 4);
    }
    Integer zero = words.size() == 2 ? lexicon.digits().get(words.getFirst()) : null;
    Integer digit = words.size() == 2 ? lexicon.digits().get(words.getLast()) : null;
    if (zero != null && zero == 0 && digit != null) {
      return Optional.of(digit);
    }
    return numbers.whole(words).filter(minutes -> minutes < HOUR);
  }

  private Optional<Integer> hour(List<String> said, Half half) {
    boolean marked = !said.isEmpty() && clock.hours().contains(said.getLast());
    List<String> words = marked ? said.subList(0, said.size() - 1) : said;
    Optional<Integer> hour = numbers.whole(words).filter(found -> found < 24);
    return hour.filter(found -> half == Half.UNSAID || (found >= 1 && found <= 12))
        .map(found ->
            switch (half) {
              case MORNING -> found % 12;
              case LATER -> found % 12 + 12;
              case UNSAID -> meant(found, marked && lexicon != Lexicon.ENGLISH);
            });
  }

  private static int meant(int hour, boolean exact) {
    boolean later = !exact && hour >= 1 && hour < WORK_FROM;
    return later ? hour + 12 : hour;
  }

  private static LocalTime time(int minutes) {
    int of = Math.floorMod(minutes, DAY);
    return LocalTime.of(of / HOUR, of % HOUR);
  }
}
