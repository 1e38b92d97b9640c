package dev.hatchline.flow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Something that a flow knows in one call. How it is spoken, {@link Spoken} says. */
public sealed interface Value {
  ValueType type();

  /** As a machine writes it: in paths and bodies of lookups, and to compare with. */
  String plain();

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
