package dev.hatchline.flow;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one English form in which each value is spoken. Digits are said one by one, with a comma, a
 * short pause, between groups; days have no year.
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

  /** The country codes of one digit and of two; all others have three (ITU-T E.164, list D). */
  private static final Set<String> COUNTRIES =
      Set.of(
          "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44",
          "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61",
          "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
          "98");

  private static final int GROUP = 3;

  private Spoken() {}

  /** The words; blank only for a text that is. */
  public static String of(Value value) {
    return switch (value) {
      case Value.Text(String words) -> words.strip().replaceAll("\\s+", " ");
      case Value.Digits(String digits) -> groups(digits);
      case Value.Number number -> number.plain().replace("-", "minus ");
      case Value.YesNo(boolean yes) -> yes ? "yes" : "no";
      case Value.Day(LocalDate date) -> day(date);
      case Value.Time(LocalTime time) -> time(time);
      case Value.Money money -> money(money);
      case Value.Phone(String e164) -> phone(e164.substring(1));
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
        + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
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

  private static String phone(String digits) {
    int code = 1;
    while (code < 3 && !COUNTRIES.contains(digits.substring(0, code))) {
      code++;
    }
    return "plus " + spaced(digits.substring(0, code)) + ", " + groups(digits.substring(code));
  }

  /** Groups of three, those at the end of four where it does not come out even; up to 5 whole. */
  private static String groups(String digits) {
    if (digits.length() <= 5) {
      return spaced(digits);
    }
    int fours = digits.length() % GROUP;
    int threes = digits.length() / GROUP - fours;
    List<String> groups = new ArrayList<>();
    for (int at = 0; at < digits.length(); ) {
      int length = groups.size() < threes ? GROUP : GROUP + 1;
      groups.add(spaced(digits.substring(at, at + length)));
      at += length;
    }
    return String.join(", ", groups);
  }

  private static String spaced(String digits) {
    return digits.chars().mapToObj(Character::toString).collect(Collectors.joining(" "));
  }
}
