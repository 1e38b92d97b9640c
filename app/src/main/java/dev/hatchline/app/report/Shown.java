package dev.hatchline.app.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as people read them. */
final class Shown {
  private static final String NOTHING = "–";
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;
  private static final double PERCENT = 100;

  private Shown() {}

  /**
   * Such as {@code 1,204}, {@code 81.3 %}, {@code 4.2 s}, {@code 2:07 min} or {@code 1:02:07 h}.
   */
  static String of(Measure.Unit unit, OptionalDouble value) {
    if (value.isEmpty()) {
      return NOTHING;
    }
    double number = value.getAsDouble();
    return switch (unit) {
      case COUNT -> String.format(Locale.ROOT, "%,.0f", number);
      case SHARE -> String.format(Locale.ROOT, "%.1f %%", PERCENT * number);
      case RATIO -> String.format(Locale.ROOT, "%.2f", number);
      case SECONDS -> time(number);
    };
  }

  private static String time(double seconds) {
    double tenths = Math.round(10 * seconds) / 10.0;
    if (tenths < MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", tenths);
    }
    long whole = Math.round(seconds);
    return whole < HOUR
        ? String.format(Locale.ROOT, "%d:%02d min", whole / MINUTE, whole % MINUTE)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d h", whole / HOUR, whole % HOUR / MINUTE, whole % MINUTE);
  }
}
