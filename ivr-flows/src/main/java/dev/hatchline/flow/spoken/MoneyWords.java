package dev.hatchline.flow.spoken;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import dev.hatchline.flow.spoken.Numerals.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Amounts of one currency in one language: "twelve euros and fifty cents". The names of currencies
 * are ICU's; those of their hundredths and thousandths it does not have.
 */
final class MoneyWords {
  /** How a hundredth or a thousandth is called, one and many. */
  private record Small(String one, String many) {}

  /** Of each language: the word between, and by currency what is feminine and what is smaller. */
  private record Words(String and, Set<String> feminine, Map<String, Small> small) {}

  /** Crowns, liras and rupees are feminine wherever that makes a difference. */
  private static final Set<String> CROWNS =
      Set.of("SEK", "NOK", "DKK", "ISK", "CZK", "TRY", "INR", "PKR");

  private static final Map.Entry<String, Small> CENT = unit("EUR", "cent", "cents");
  private static final Map.Entry<String, Small> FILS = unit("KWD", "fils", "fils");

  private static final int MILLION = 1_000_000;

  private final Speaker speaker;
  private final Tongue tongue;
  private final String currency;
  private final Words words;

  private MoneyWords(Speaker speaker, Tongue tongue, String currency) {
    this.speaker = speaker;
    this.tongue = tongue;
    this.currency = currency;
    this.words = words(tongue);
  }

  static MoneyWords of(Speaker speaker, Tongue tongue, String currency) {
    return new MoneyWords(speaker, tongue, currency);
  }

  /** In units and hundredths; where those have no name, with a point. */
  String say(BigDecimal amount) {
    int decimals = Math.max(0, java.util.Currency.getInstance(currency).getDefaultFractionDigits());
    BigDecimal much = amount.abs().setScale(decimals, RoundingMode.HALF_EVEN);
    long whole = much.longValue();
    long rest = much.subtract(BigDecimal.valueOf(whole)).movePointRight(decimals).longValueExact();
    String sign = amount.signum() < 0 ? tongue.minus() + " " : "";
    Optional<Small> small = Optional.ofNullable(words.small().get(currency));
    if (rest != 0 && small.isEmpty()) {
      return sign + speaker.number(much) + " " + name("other");
    }
    String cents = small.filter(_ -> rest != 0).map(unit -> counted(rest, unit)).orElse("");
    if (cents.isEmpty()) {
      return sign + units(whole);
    }
    return sign + (whole == 0 ? cents : units(whole) + " " + words.and() + " " + cents);
  }

  private String counted(long rest, Small unit) {
    return tongue.counted(rest, Kind.MASCULINE, unit.one(), unit.many());
  }

  private String units(long whole) {
    Kind kind = words.feminine().contains(currency) ? Kind.FEMININE : Kind.MASCULINE;
    String name = name(PluralRules.forLocale(locale()).select((double) whole));
    return tongue.count(whole, kind) + millions(whole, name) + name;
  }

  /** "Un million d'euros", "un millón de euros"; "deux euros". */
  private String millions(long whole, String name) {
    boolean round = whole >= MILLION && whole % MILLION == 0;
    return switch (tongue) {
      case ENGLISH, GERMAN -> " ";
      case SPANISH -> round ? " de " : " ";
      case FRENCH -> !round ? " " : "aeiouyé".indexOf(name.charAt(0)) >= 0 ? " d'" : " de ";
    };
  }

  private String name(String plural) {
    return Currency.getInstance(currency)
        .getName(locale(), Currency.PLURAL_LONG_NAME, plural, new boolean[1]);
  }

  private ULocale locale() {
    return ULocale.forLanguageTag(tongue.tag());
  }

  static Set<String> unitNames(Tongue tongue, String currency) {
    ULocale locale = ULocale.forLanguageTag(tongue.tag());
    return Stream.of("one", "other")
        .map(plural ->
            Currency.getInstance(currency)
                .getName(locale, Currency.PLURAL_LONG_NAME, plural, new boolean[1])
                .toLowerCase(Locale.ROOT))
        .flatMap(name -> Stream.of(name, name.substring(name.lastIndexOf(' ') + 1)))
        .collect(Collectors.toUnmodifiableSet());
  }

  static List<String> smallNames(Tongue tongue, String currency) {
    return Optional.ofNullable(words(tongue).small().get(currency)).stream()
        .flatMap(small -> Stream.of(small.one(), small.many()))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static Words words(Tongue tongue) {
    return switch (tongue) {
      case ENGLISH ->
          new Words(
              "and",
              Set.of(),
              Map.ofEntries(
                  CENT,
                  unit("USD", "cent", "cents"),
                  unit("CAD", "cent", "cents"),
                  unit("AUD", "cent", "cents"),
                  unit("GBP", "penny", "pence"),
                  unit("CHF", "centime", "centimes"),
                  FILS));
      case SPANISH ->
          new Words(
              "con",
              feminine("GBP"),
              Map.ofEntries(
                  unit("EUR", "céntimo", "céntimos"), unit("USD", "centavo", "centavos"),
                  unit("MXN", "centavo", "centavos"), unit("GBP", "penique", "peniques"),
                  unit("CHF", "céntimo", "céntimos"), FILS));
      case GERMAN ->
          new Words(
              "und",
              feminine(),
              Map.ofEntries(
                  unit("EUR", "Cent", "Cent"),
                  unit("USD", "Cent", "Cent"),
                  unit("GBP", "Penny", "Pence"),
                  unit("CHF", "Rappen", "Rappen"),
                  unit("KWD", "Fils", "Fils")));
      case FRENCH ->
          new Words(
              "et",
              feminine("GBP"),
              Map.ofEntries(
                  unit("EUR", "centime", "centimes"), unit("USD", "cent", "cents"),
                  unit("CAD", "cent", "cents"), unit("GBP", "penny", "pence"),
                  unit("CHF", "centime", "centimes"), FILS));
    };
  }

  private static Map.Entry<String, Small> unit(String currency, String one, String many) {
    return Map.entry(currency, new Small(one, many));
  }

  private static Set<String> feminine(String... more) {
    return Stream.concat(CROWNS.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }
}
