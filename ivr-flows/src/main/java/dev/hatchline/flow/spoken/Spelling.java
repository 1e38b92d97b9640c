package dev.hatchline.flow.spoken;

import dev.hatchline.flow.Languages;
import dev.hatchline.flow.spoken.Numerals.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers by their words in one language, for who listens; loads ICU. Words are in small letters.
 */
public final class Spelling {
  private final Tongue tongue;

  private Spelling(Tongue tongue) {
    this.tongue = tongue;
  }

  /**
   * Of a language, if its numbers can be spelt.
   *
   * @param tag BCP 47; empty for English
   */
  public static Optional<Spelling> of(String tag) {
    String bare = tag.isEmpty() ? Tongue.ENGLISH.tag() : Languages.bare(tag);
    return Arrays.stream(Tongue.values())
        .filter(tongue -> tongue.tag().equals(bare))
        .findFirst()
        .map(Spelling::new);
  }

  /** What counts or measures, up to a number, in each gender. */
  public Map<String, Integer> counts(int most) {
    return words(0, most, Kind.COUNT, Kind.MASCULINE, Kind.FEMININE);
  }

  /** The days of a month. */
  public Map<String, Integer> daysOfMonth() {
    Map<String, Integer> words = words(1, 31, Kind.COUNT, Kind.ORDINAL);
    if (tongue == Tongue.GERMAN) {
      // "der dritte", "am dritten": ICU has the form that stands alone.
      Map.copyOf(words)
          .forEach((word, day) -> {
            if (word.endsWith("ter")) {
              String stem = word.substring(0, word.length() - 1);
              words.put(stem, day);
              words.put(stem + "n", day);
            }
          });
    }
    return words;
  }

  public Map<String, Integer> years(int from, int to) {
    return words(from, to, Kind.YEAR, Kind.COUNT);
  }

  private Map<String, Integer> words(int from, int to, Kind... kinds) {
    Map<String, Integer> words = new HashMap<>();
    for (Kind kind : kinds) {
      for (int number = from; number <= to; number++) {
        words.putIfAbsent(tongue.say(number, kind).toLowerCase(Locale.ROOT), number);
      }
    }
    return words;
  }

  /** What units of this currency are called, one and many, and the last words of these. */
  public Set<String> units(String currency) {
    return MoneyWords.unitNames(tongue, currency);
  }

  /** What its hundredths or thousandths are called; empty where they have no name. */
  public List<String> smallUnits(String currency) {
    return MoneyWords.smallNames(tongue, currency);
  }
}
