package dev.hatchline.flow;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;

/** What a value of a flow can be. */
public enum ValueType {
  TEXT("text"),
  DIGITS("digits"),
  NUMBER("number"),
  MONEY("money"),
  YES_NO("yes-no"),
  DAY("date"),
  TIME("time"),
  PHONE("phone");

  private final String word;

  ValueType(String word) {
    this.word = word;
  }

  /** The word by which flows name it. */
  public String word() {
    return word;
  }

  /**
   * A value of this type as a machine wrote it, see {@link Value#plain}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public Value read(String plain) {
    try {
      return switch (this) {
        case TEXT -> new Value.Text(plain);
        case DIGITS -> new Value.Digits(plain);
        case NUMBER -> new Value.Number(new BigDecimal(plain));
        case MONEY -> Value.Money.read(plain);
        case YES_NO -> new Value.YesNo(yes(plain));
        case DAY -> new Value.Day(LocalDate.parse(plain));
        case TIME -> new Value.Time(LocalTime.parse(plain));
        case PHONE -> new Value.Phone(plain);
      };
    } catch (DateTimeException fault) {
      throw new IllegalArgumentException("expected a " + word + ", found '" + plain + "'", fault);
    }
  }

  private static boolean yes(String plain) {
    return switch (plain) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false, found " + plain);
    };
  }

  /** The type that flows name so. */
  public static Optional<ValueType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
