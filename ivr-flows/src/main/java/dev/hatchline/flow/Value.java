package dev.hatchline.flow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.regex.Pattern;

/** Something that a flow knows in one call. How it is spoken, {@link Spoken} says. */
public sealed interface Value {
  ValueType type();

  /** As a machine writes it, and {@link ValueType#read} reads it. */
  String plain();

  /** As a system is asked with it: of money the amount, for the flow says the currency. */
  default String asked() {
    return plain();
  }

  /** Words, at most {@value #CHARS_MAX} characters; they may be none. */
  record Text(String plain) implements Value {
    public static final int CHARS_MAX = 500;

    public Text {
      if (plain.length() > CHARS_MAX) {
        throw new IllegalArgumentException(
            "expected at most " + CHARS_MAX + " characters, found " + plain.length());
      }
    }

    @Override
    public ValueType type() {
      return ValueType.TEXT;
    }
  }

  /** A number by which something is known, such as {@code 00471}: 1 to 32 digits. */
  record Digits(String plain) implements Value {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,32}");

    public Digits {
      require(DIGITS, plain, "1 to 32 digits");
    }

    @Override
    public ValueType type() {
      return ValueType.DIGITS;
    }
  }

  /** A number that counts or measures; equal when it is as much, however it is written. */
  @SuppressWarnings("AvoidCommonTypeNames") // The word of the flow language.
  record Number(BigDecimal amount) implements Value {
    /** More digits than this on either side of the point are no answer that anybody can hear. */
    public static final int DIGITS_MAX = 30;

    public Number {
      if (Math.abs((long) amount.scale()) > DIGITS_MAX || amount.precision() > DIGITS_MAX) {
        throw new IllegalArgumentException(
            "expected a number of at most " + DIGITS_MAX + " digits");
      }
      amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    @Override
    public ValueType type() {
      return ValueType.NUMBER;
    }

    @Override
    public String plain() {
      return amount.toPlainString();
    }
  }

  /** True or not. */
  record YesNo(boolean yes) implements Value {
    @Override
    public ValueType type() {
      return ValueType.YES_NO;
    }

    @Override
    public String plain() {
      return String.valueOf(yes);
    }
  }

  /** A day of the calendar. */
  record Day(LocalDate date) implements Value {
    @Override
    public ValueType type() {
      return ValueType.DAY;
    }

    @Override
    public String plain() {
      return date.toString();
    }
  }

  /** A time of the day, to the minute. */
  record Time(LocalTime time) implements Value {
    public Time {
      time = time.truncatedTo(ChronoUnit.MINUTES);
    }

    @Override
    public ValueType type() {
      return ValueType.TIME;
    }

    /** Such as {@code 09:30}: of two the earlier comes first as a text, too. */
    @Override
    public String plain() {
      return time.toString();
    }
  }

  /**
   * An amount of money, with as many decimals as its currency has.
   *
   * @param currency its code, such as {@code EUR} (ISO 4217)
   */
  record Money(BigDecimal amount, String currency) implements Value {
    /** All in all; a double of the conditions holds so many exactly. */
    public static final int DIGITS_MAX = 15;

    public Money {
      int decimals = decimals(Currency.getInstance(currency));
      boolean tooLong =
          amount.precision() > DIGITS_MAX || Math.abs((long) amount.scale()) > DIGITS_MAX;
      if (tooLong || amount.stripTrailingZeros().scale() > decimals) {
        throw new IllegalArgumentException(
            "expected at most %d digits, %d of them after the point, found another amount"
                .formatted(DIGITS_MAX, decimals));
      }
      amount = amount.setScale(decimals);
    }

    /** How many decimals amounts of it have; none where there is no such thing, as with gold. */
    public static int decimals(Currency currency) {
      return Math.max(0, currency.getDefaultFractionDigits());
    }

    @Override
    public ValueType type() {
      return ValueType.MONEY;
    }

    /** Such as {@code 12.50 EUR}. */
    @Override
    public String plain() {
      return asked() + " " + currency;
    }

    @Override
    public String asked() {
      return amount.toPlainString();
    }

    /** What {@link #plain} has written. */
    static Money read(String plain) {
      int space = plain.indexOf(' ');
      if (space < 1 || plain.length() > 2 * DIGITS_MAX) {
        throw new IllegalArgumentException("expected an amount such as 12.50 EUR");
      }
      return new Money(new BigDecimal(plain.substring(0, space)), plain.substring(space + 1));
    }
  }

  /** A phone number in E.164, such as {@code +12025550123}. */
  record Phone(String plain) implements Value {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public Phone {
      require(E164, plain, "a phone number such as +12025550123");
    }

    @Override
    public ValueType type() {
      return ValueType.PHONE;
    }
  }

  private static void require(Pattern pattern, String found, String expected) {
    if (!pattern.matcher(found).matches()) {
      throw new IllegalArgumentException("expected " + expected + ", found '" + found + "'");
    }
  }
}
