package dev.hatchline.app.numbers;

import java.util.Set;

/** How countries differ in what callers type. */
public final class Regions {
  /** Countries in which the month is written before the day (Unicode CLDR 48, short dates). */
  private static final Set<String> MONTH_FIRST =
      Set.of("US", "AS", "FM", "GU", "MH", "MP", "PH", "PR", "PW", "UM", "VI");

  private Regions() {}

  /** Whether the month comes before the day; {@code region} is an ISO 3166 country. */
  public static boolean monthFirst(String region) {
    return MONTH_FIRST.contains(region);
  }

  /** The same in words, to be said to callers who type a date. */
  public static String dateOrder(String region) {
    return monthFirst(region)
        ? "two digits for the month, and two for the day"
        : "two digits for the day, and two for the month";
  }
}
