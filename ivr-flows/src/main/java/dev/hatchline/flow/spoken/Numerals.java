package dev.hatchline.flow.spoken;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whole numbers in words, by ICU's rules of spelling (CLDR, RBNF). */
final class Numerals {
  /** What a number is there for: in many languages that is heard. */
  enum Kind {
    /** Alone. */
    COUNT,
    /** Before a masculine word. */
    MASCULINE,
    FEMININE,
    YEAR,
    /** Which day of a month. */
    ORDINAL
  }

  private static final Map<Tongue, Numerals> ALL = new ConcurrentHashMap<>();

  private final Map<Kind, String> rules = new EnumMap<>(Kind.class);
  private final RuleBasedNumberFormat format;
  private final boolean hyphens;

  private Numerals(Tongue tongue) {
    format =
        new RuleBasedNumberFormat(
            ULocale.forLanguageTag(tongue.tag()), RuleBasedNumberFormat.SPELLOUT);
    hyphens = tongue != Tongue.ENGLISH;
    boolean gender = tongue != Tongue.ENGLISH;
    rules.put(Kind.COUNT, "%spellout-numbering");
    rules.put(Kind.MASCULINE, "%spellout-cardinal" + (gender ? "-masculine" : ""));
    rules.put(Kind.FEMININE, "%spellout-cardinal" + (gender ? "-feminine" : ""));
    rules.put(Kind.YEAR, "%spellout-numbering-year");
    rules.put(Kind.ORDINAL, tongue.ordinalRule());
  }

  static Numerals of(Tongue tongue) {
    return ALL.computeIfAbsent(tongue, Numerals::new);
  }

  /** ICU's format is no thing for two threads at once. */
  synchronized String say(long number, Kind kind) {
    // Where a word may be parted ICU puts a soft hyphen; a voice may stumble over it.
    String words = format.format(number, rules.get(kind)).replace("\u00ad", "");
    return hyphens ? words : words.replace('-', ' ');
  }
}
