package dev.hatchline.flow;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * The one English form in which each value is spoken, without a library. Digits are said one by
 * one, with a comma, a short pause, between groups; days have no year. Other languages and forms:
 * {@code flow.spoken}.
 */
public final class Spoken {
  private static final List<String> ORDINALS =
      List.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth");

  private Spoken() {}

  /** The words; blank only for a text that is. */
  public static String of(Value value) {
    return switch (value) {
      case Value.Text(String words) -> words.strip().replaceAll("\\s+", " ");
      case Value.Digits(String digits) -> Figures.grouped(digits);
      case Value.Number number -> number.plain().replace("-", "minus ");
      case Value.YesNo(boolean yes) -> yes ? "yes" : "no";
      case Value.Day(LocalDate date) -> day(date);
      case Value.Time(LocalTime time) -> time(time);
      case Value.Money money -> money(money);
      case Value.Phone phone -> Figures.phone("plus", phone);
    };
  }

  /** Such as "9 A M" and "2:05 P M". */
  private static String time(LocalTime time) {
    String minutes = time.getMinute() == 0 ? "" : ":%02d".formatted(time.getMinute());
    return Math.floorMod(time.getHour() - 1, 12)
        + 1
        + minutes
        + (time.getHour() < 12 ? " A M" : " P M");
  }

  private static String money(Value.Money money) {
    String currency = Currency.getInstance(money.currency()).getDisplayName(Locale.ENGLISH);
    return money.asked().replace("-", "minus ") + " " + currency;
  }

  private static String day(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + ", "
        + withoutWeekday(date);
  }

  /** Such as "December second". */
  public static String withoutWeekday(LocalDate date) {
    return date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + " "
        + ordinal(date.getDayOfMonth());
  }

  private static String ordinal(int day) {
    if (day % 10 == 0) {
      return switch (day / 10) {
        case 1 -> "tenth";
        case 2 -> "twentieth";
        default -> "thirtieth";
      };
    }
    if (day < 20) {
      return ORDINALS.get(day - 1);
    }
    return (day < 30 ? "twenty " : "thirty ") + ORDINALS.get(day % 10 - 1);
  }
}
