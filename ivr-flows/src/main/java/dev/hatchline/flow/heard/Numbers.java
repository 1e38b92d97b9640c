package dev.hatchline.flow.heard;

import dev.hatchline.flow.spoken.Spelling;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Numbers of one language by their words. Made when somebody speaks: ICU spells them. Spaces and
 * hyphens do not count, so that it is the same whether "siebzig" and "sieben" come as one word.
 */
final class Numbers {
  static final int PAIR_MIN = 10;
  static final int PAIR_MAX = 99;
  private static final int THOUSAND = 1_000;
  private static final int YEAR_MIN = 1900;
  private static final int YEAR_MAX = 2100;

  private final Lexicon lexicon;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Integer> days = new HashMap<>();
  private final Map<String, Integer> years = new HashMap<>();
  private final Set<String> words = new TreeSet<>();
  private final Set<String> dayWords = new TreeSet<>();
  private final Set<String> pairWords = new TreeSet<>();
  private final Set<String> yearWords = new TreeSet<>();
  private int pairLength;

  Numbers(Lexicon lexicon) {
    this.lexicon = lexicon;
    Spelling spelling = Spelling.of(lexicon.tag()).orElseThrow();
    add(spelling.counts(THOUSAND - 1), counts, words);
    add(spelling.daysOfMonth(), days, dayWords);
    spelling
        .counts(PAIR_MAX)
        .forEach((said, number) -> {
          if (number >= PAIR_MIN) {
            pairWords.addAll(Words.of(said));
            pairLength = Math.max(pairLength, Words.of(said).size());
          }
        });
    add(spelling.years(YEAR_MIN, YEAR_MAX), years, yearWords);
    switch (lexicon) {
      case ENGLISH -> addPairs();
      case FRENCH -> addBare();
      case SPANISH, GERMAN -> {}
    }
    words.add(lexicon.thousand());
  }

  private void add(Map<String, Integer> spelt, Map<String, Integer> to, Set<String> all) {
    spelt.forEach((said, number) -> {
      List<String> split = Words.of(said);
      all.addAll(split);
      to.putIfAbsent(tight(split), number);
    });
  }

  /** "Twenty oh five" and "nineteen hundred", which ICU says otherwise. */
  private void addPairs() {
    for (int year = YEAR_MIN; year <= YEAR_MAX; year++) {
      String century = word(year / 100);
      int rest = year % 100;
      String after = rest == 0 ? "hundred" : rest < 10 ? "oh" + word(rest) : word(rest);
      years.putIfAbsent(century + after, year);
    }
    yearWords.add("oh");
    words.addAll(List.of("a", "and"));
  }

  /** "Neuf cents", but "neuf cent mille". */
  private void addBare() {
    Map.copyOf(counts)
        .forEach((said, number) -> {
          if (said.endsWith("cents") || said.endsWith("vingts")) {
            String bare = said.substring(0, said.length() - 1);
            counts.putIfAbsent(bare, number);
          }
        });
    words.addAll(List.of("cent", "vingt"));
  }

  private String word(int number) {
    return counts.entrySet().stream()
        .filter(count -> count.getValue() == number)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Every word of a number that counts. */
  Set<String> words() {
    return words;
  }

  /** The words of days of a month, which may be said as numbers that count, too. */
  Set<String> dayWords() {
    Set<String> all = new TreeSet<>(words);
    all.addAll(dayWords);
    return all;
  }

  /** The words of numbers from 10 to 99. */
  Set<String> pairWords() {
    return pairWords;
  }

  /** How many words a number of two figures has at most. */
  int pairLength() {
    return pairLength;
  }

  /** The words of years besides. */
  Set<String> yearWords() {
    return yearWords;
  }

  /** A whole number below a million. */
  Optional<Integer> whole(List<String> said) {
    if (said.isEmpty()) {
      return Optional.empty();
    }
    if (said.size() == 1 && said.getFirst().matches("[0-9]{1,6}")) {
      return Optional.of(Integer.parseInt(said.getFirst()));
    }
    String tight = tight(said);
    int at = tight.indexOf(lexicon.thousand());
    if (at < 0) {
      return Optional.ofNullable(counts.get(tight));
    }
    String before = tight.substring(0, at);
    String after = tight.substring(at + lexicon.thousand().length());
    Optional<Integer> thousands =
        before.isEmpty() ? Optional.of(1) : Optional.ofNullable(counts.get(before));
    Optional<Integer> rest =
        after.isEmpty() ? Optional.of(0) : Optional.ofNullable(counts.get(after));
    return thousands
        .filter(number -> number > 0)
        .flatMap(number -> rest.map(more -> number * THOUSAND + more));
  }

  /** A number that may have figures after the point. */
  Optional<BigDecimal> number(List<String> said, Figures figures) {
    if (said.size() == 1 && said.getFirst().matches("[0-9]{1,15}\\.[0-9]{1,10}")) {
      return Optional.of(new BigDecimal(said.getFirst()));
    }
    int point = said.indexOf(lexicon.point());
    if (point < 0) {
      return whole(said).map(BigDecimal::valueOf);
    }
    Optional<Integer> whole = whole(said.subList(0, point));
    Optional<String> after = figures.one(said.subList(point + 1, said.size()));
    return whole.flatMap(number -> after.map(rest -> new BigDecimal(number + "." + rest)));
  }

  Optional<Integer> day(List<String> said) {
    Optional<Integer> figures = whole(said).filter(_ -> isFigures(said));
    return figures
        .or(() -> Optional.ofNullable(days.get(tight(said))))
        .filter(day -> day >= 1 && day <= 31);
  }

  Optional<Integer> year(List<String> said) {
    Optional<Integer> figures = whole(said).filter(_ -> isFigures(said));
    return figures
        .or(() -> Optional.ofNullable(years.get(tight(said))))
        .filter(year -> year >= YEAR_MIN && year <= YEAR_MAX);
  }

  private static boolean isFigures(List<String> said) {
    return said.size() == 1 && Character.isDigit(said.getFirst().charAt(0));
  }

  /** In one piece; English puts its "and" where it likes, and says "a" for one. */
  private String tight(List<String> said) {
    if (lexicon != Lexicon.ENGLISH) {
      return String.join("", said);
    }
    StringBuilder tight = new StringBuilder();
    for (String word : said) {
      boolean one = word.equals("a") && tight.isEmpty() && said.size() > 1;
      tight.append(one ? "one" : word.equals("and") ? "" : word);
    }
    return tight.toString();
  }

  /** Reads figures that are said one by one. */
  @FunctionalInterface
  interface Figures {
    Optional<String> one(List<String> said);
  }
}
