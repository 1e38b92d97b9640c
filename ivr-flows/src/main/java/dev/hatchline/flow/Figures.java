package dev.hatchline.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Figures one by one, with a comma, a short pause, between groups: alike in every language. */
public final class Figures {
  /** The country codes of one digit and of two; all others have three (ITU-T E.164, list D). */
  private static final Set<String> COUNTRIES =
      Set.of(
          "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44",
          "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61",
          "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
          "98");

  private static final int GROUP = 3;

  private Figures() {}

  /** Groups of three, those at the end of four where it does not come out even; up to 5 whole. */
  public static String grouped(String digits) {
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

  /**
   * A number in E.164, the country first.
   *
   * @param plus the word for the sign before it; empty to leave it out
   */
  public static String phone(String plus, Value.Phone number) {
    String digits = number.plain().substring(1);
    int code = 1;
    while (code < 3 && !COUNTRIES.contains(digits.substring(0, code))) {
      code++;
    }
    String country = spaced(digits.substring(0, code)) + ", " + grouped(digits.substring(code));
    return plus.isEmpty() ? country : plus + " " + country;
  }

  private static String spaced(String digits) {
    return digits.chars().mapToObj(Character::toString).collect(Collectors.joining(" "));
  }
}
