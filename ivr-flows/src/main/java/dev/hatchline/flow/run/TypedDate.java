package dev.hatchline.flow.run;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Optional;

/** Keys as a day of the calendar: four, or eight with the year. */
final class TypedDate {
  /** Within so many years 29 February comes again, even over a century's turn. */
  private static final int YEARS_MAX = 8;

  /** Nobody who rings was born before. */
  private static final int YEAR_MIN = 1900;

  private static final int YEAR_MAX = 2100;

  private TypedDate() {}

  /** The next such day, today among them; empty if there is none in the calendar. */
  static Optional<LocalDate> next(String keys, Business.DateOrder order, LocalDate today) {
    int left = Integer.parseInt(keys.substring(0, 2));
    int right = Integer.parseInt(keys.substring(2));
    return switch (order) {
      case DAY_MONTH -> next(left, right, today);
      case MONTH_DAY -> next(right, left, today);
    };
  }

  private static Optional<LocalDate> next(int day, int month, LocalDate today) {
    boolean inCalendar =
        month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(2000, month).lengthOfMonth();
    if (!inCalendar) {
      return Optional.empty();
    }
    MonthDay wanted = MonthDay.of(month, day);
    for (int year = today.getYear(); year <= today.getYear() + YEARS_MAX; year++) {
      if (wanted.isValidYear(year) && !wanted.atYear(year).isBefore(today)) {
        return Optional.of(wanted.atYear(year));
      }
    }
    return Optional.empty();
  }

  /** The day of this year; empty if there is none in the calendar, or no caller can mean it. */
  static Optional<LocalDate> withYear(String keys, Business.DateOrder order) {
    int left = Integer.parseInt(keys.substring(0, 2));
    int right = Integer.parseInt(keys.substring(2, 4));
    int year = Integer.parseInt(keys.substring(4));
    return switch (order) {
      case DAY_MONTH -> day(year, right, left);
      case MONTH_DAY -> day(year, left, right);
    };
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    boolean inCalendar =
        year >= YEAR_MIN
            && year <= YEAR_MAX
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= YearMonth.of(year, month).lengthOfMonth();
    return inCalendar ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
  }
}
