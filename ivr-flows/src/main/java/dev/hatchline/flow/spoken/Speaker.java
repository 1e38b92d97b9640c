package dev.hatchline.flow.spoken;

import dev.hatchline.flow.Figures;
import dev.hatchline.flow.Form;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Spoken;
import dev.hatchline.flow.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Speaks values in one language. English is as {@link Spoken} has it, but for money, and for what a
 * voice would take for a year.
 */
public final class Speaker {
  /** What is more is said figure by figure. */
  private static final BigInteger IN_WORDS_MAX = BigInteger.TEN.pow(15);

  private static final List<Speaker> ALL =
      Arrays.stream(Tongue.values()).map(Speaker::new).toList();

  private static final Map<String, Speaker> BY_TAG =
      ALL.stream()
          .collect(
              Collectors.toUnmodifiableMap(speaker -> speaker.tongue.tag(), speaker -> speaker));

  private final Tongue tongue;

  private Speaker(Tongue tongue) {
    this.tongue = tongue;
  }

  /** Of a language; one that values cannot be spoken in has them in English. */
  public static Speaker of(Locale language) {
    return of(language.getLanguage());
  }

  /**
   * The same.
   *
   * @param tag BCP 47, such as {@code es} or {@code en-GB}; empty is English
   */
  public static Speaker of(String tag) {
    return find(tag).orElse(ALL.getFirst());
  }

  /** Whether values can be spoken in this language. */
  public static boolean speaks(String tag) {
    return tag.isEmpty() || find(tag).isPresent();
  }

  /** The languages in which they can be. */
  public static List<String> languages() {
    return ALL.stream().map(speaker -> speaker.tongue.tag()).toList();
  }

  private static Optional<Speaker> find(String tag) {
    return Optional.ofNullable(BY_TAG.get(Languages.bare(tag)));
  }

  Tongue tongue() {
    return tongue;
  }

  /** The words; blank only for a text that is. */
  public String words(Value value) {
    return words(value, Form.USUAL);
  }

  /** The words of a form; of the usual one if the value's type does not have it. */
  public String words(Value value, Form form) {
    return switch (value) {
      case Value.Text text -> Spoken.of(text);
      case Value.Digits digits ->
          form == Form.NUMBER ? number(new BigDecimal(digits.plain())) : Spoken.of(digits);
      case Value.Number number ->
          form == Form.DIGITS ? figures(number.amount()) : number(number.amount());
      case Value.YesNo(boolean yes) -> yes ? tongue.yes() : tongue.no();
      case Value.Day(LocalDate date) -> day(date, form);
      case Value.Time(LocalTime time) -> time(time);
      case Value.Money money -> money(money.amount(), money.currency());
      case Value.Phone phone -> Figures.phone(form == Form.DIGITS ? "" : tongue.plus(), phone);
    };
  }

  private String day(LocalDate date, Form form) {
    return switch (form) {
      case SHORT -> tongue.day(date);
      case YEAR -> tongue.withYear(tongue.weekday(date), date);
      case USUAL, DIGITS, NUMBER -> tongue.withWeekday(tongue.weekday(date), date);
    };
  }

  /** In words, but for what nobody could follow; the decimals one by one. */
  String number(BigDecimal amount) {
    BigDecimal much = amount.abs();
    BigInteger whole = much.toBigInteger();
    if (tongue.readsFigures(whole)) {
      return Spoken.of(new Value.Number(amount));
    }
    StringBuilder words = new StringBuilder(amount.signum() < 0 ? tongue.minus() + " " : "");
    words.append(
        whole.compareTo(IN_WORDS_MAX) > 0
            ? Figures.grouped(whole.toString())
            : Numerals.of(tongue).say(whole.longValueExact(), Numerals.Kind.COUNT));
    String decimals = decimals(much);
    if (!decimals.isEmpty()) {
      words.append(' ').append(tongue.point());
      decimals
          .chars()
          .map(digit -> digit - '0')
          .forEach(digit ->
              words.append(' ').append(Numerals.of(tongue).say(digit, Numerals.Kind.COUNT)));
    }
    return words.toString();
  }

  private String figures(BigDecimal amount) {
    String whole = Figures.grouped(amount.abs().toBigInteger().toString());
    String decimals = decimals(amount.abs());
    return (amount.signum() < 0 ? tongue.minus() + " " : "")
        + whole
        + (decimals.isEmpty() ? "" : ", " + tongue.point() + " " + Figures.grouped(decimals));
  }

  /** The digits after the point, without needless zeros. */
  private static String decimals(BigDecimal amount) {
    String plain = amount.stripTrailingZeros().toPlainString();
    int point = plain.indexOf('.');
    return point < 0 ? "" : plain.substring(point + 1);
  }

  /**
   * An amount of money, in its units and the smaller ones.
   *
   * @param currency its code, such as {@code EUR} (ISO 4217)
   */
  String money(BigDecimal amount, String currency) {
    return MoneyWords.of(this, tongue, currency).say(amount);
  }

  /** A time of the day, by the clock that the language goes by. */
  String time(LocalTime time) {
    return tongue.time(time);
  }
}
