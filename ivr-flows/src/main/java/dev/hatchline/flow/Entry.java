package dev.hatchline.flow;

import dev.hatchline.flow.Listens.Mode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an ask has typed, or chosen by one key. */
public sealed interface Entry {
  /** The fewest keys. */
  int min();

  /** The most keys: the last of them ends the entry at once. */
  int max();

  ValueType type();

  /** What keys are while it is given. */
  default Mode mode() {
    return Mode.DIGITS;
  }

  /**
   * A number of so many digits.
   *
   * @param patterns of which it must fit one; any digits will do if there is none
   */
  record Digits(int min, int max, List<Mask> patterns) implements Entry {
    public static final int MAX = 32;

    public Digits {
      patterns = List.copyOf(patterns);
      if (min < 1 || max < min || max > MAX) {
        throw new IllegalArgumentException(
            "expected 1 to " + MAX + " digits, found " + min + " to " + max);
      }
    }

    /** Whatever digits they are. */
    public Digits(int min, int max) {
      this(min, max, List.of());
    }

    /** Whether these are among those that it may be. */
    public boolean takes(String digits) {
      return patterns.isEmpty() || patterns.stream().anyMatch(mask -> mask.fits(digits));
    }

    @Override
    public ValueType type() {
      return ValueType.DIGITS;
    }
  }

  /**
   * Two digits for the day and two for the month, in the order of the region.
   *
   * @param year whether four for the year come after them; without it the next such day is meant
   */
  record Date(boolean year) implements Entry {
    /** The next such day. */
    public Date() {
      this(false);
    }

    @Override
    public int min() {
      return max();
    }

    @Override
    public int max() {
      return year ? 8 : 4;
    }

    @Override
    public ValueType type() {
      return ValueType.DAY;
    }
  }

  /** Two digits for the hour, from 00 to 23, and two for the minute. */
  record Time() implements Entry {
    @Override
    public int min() {
      return 4;
    }

    @Override
    public int max() {
      return 4;
    }

    @Override
    public ValueType type() {
      return ValueType.TIME;
    }
  }

  /**
   * A phone number as it is dialled in the region.
   *
   * @param own whether the caller's own number is offered first, where it is shown
   */
  record Phone(boolean own) implements Entry {
    @Override
    public int min() {
      return 3;
    }

    @Override
    public int max() {
      return 20;
    }

    @Override
    public ValueType type() {
      return ValueType.PHONE;
    }
  }

  /**
   * A number that counts, or an amount of money. A phone has no key for the point, so the last
   * digits are the decimals, always as many: {@code 1250} is 12.50.
   *
   * @param from the least that is taken
   * @param to the most that is taken
   * @param decimals how many of the digits stand after the point
   * @param currency of money (ISO 4217)
   */
  record Amount(BigDecimal from, BigDecimal to, int decimals, Optional<String> currency)
      implements Entry {
    public static final int DECIMALS_MAX = 4;

    public Amount {
      if (decimals < 0 || decimals > DECIMALS_MAX) {
        throw new IllegalArgumentException(
            "expected 0 to " + DECIMALS_MAX + " decimals, found " + decimals);
      }
      boolean inOrder = from.signum() >= 0 && from.compareTo(to) <= 0 && to.signum() > 0;
      if (!inOrder || from.scale() > decimals || to.scale() > decimals) {
        throw new IllegalArgumentException(
            "expected amounts of %d decimals in order, found %s to %s"
                .formatted(decimals, from, to));
      }
      if (keys(to, decimals) > Value.Money.DIGITS_MAX) {
        throw new IllegalArgumentException("expected fewer digits, found " + to);
      }
    }

    /** Of money: its currency says how many decimals there are. */
    public static Amount money(BigDecimal from, BigDecimal to, Currency currency) {
      int decimals = Value.Money.decimals(currency);
      return new Amount(from, to, decimals, Optional.of(currency.getCurrencyCode()));
    }

    /** The value of so much; empty if it is less or more than is taken. */
    public Optional<Value> value(BigDecimal much) {
      boolean taken = much.compareTo(from) >= 0 && much.compareTo(to) <= 0;
      return Optional.of(much).filter(_ -> taken).map(this::made);
    }

    private Value made(BigDecimal much) {
      return currency
          .<Value>map(unit -> new Value.Money(much, unit))
          .orElseGet(() -> new Value.Number(much));
    }

    /** How many keys the most takes. */
    public static int keys(BigDecimal most, int decimals) {
      return most.movePointRight(decimals).toBigInteger().toString().length();
    }

    @Override
    public int min() {
      return 1;
    }

    @Override
    public int max() {
      return keys(to, decimals);
    }

    @Override
    public ValueType type() {
      return currency.isPresent() ? ValueType.MONEY : ValueType.NUMBER;
    }
  }

  /** It is chosen, not typed. */
  sealed interface OneKey extends Entry {
    @Override
    default int min() {
      return 1;
    }

    @Override
    default int max() {
      return 1;
    }

    @Override
    default Mode mode() {
      return Mode.CHOICES;
    }
  }

  /** By one key: {@link Node.Ask#TAKE} is yes, {@link Node.Ask#OTHER} is no. */
  record YesNo() implements OneKey {
    @Override
    public ValueType type() {
      return ValueType.YES_NO;
    }
  }

  /**
   * Something in the caller's own words, for whoever answers; no key stands for it.
   *
   * @param longest how long is listened
   */
  record Speech(Duration longest) implements OneKey {
    public static final Duration LONGEST_DEFAULT = Duration.ofSeconds(20);
    public static final Duration LONGEST_MIN = Duration.ofSeconds(3);
    public static final Duration LONGEST_MAX = Duration.ofSeconds(60);

    public Speech {
      Tries.requireWithin(longest, LONGEST_MIN, LONGEST_MAX);
    }

    @Override
    public ValueType type() {
      return ValueType.TEXT;
    }
  }

  /** One of a list, each by its key. */
  record OneOf(Map<Character, Choice> choices) implements OneKey {
    public OneOf {
      choices = Map.copyOf(choices);
      Choice.requireKeys(choices.keySet());
    }

    @Override
    public ValueType type() {
      return ValueType.TEXT;
    }
  }
}
