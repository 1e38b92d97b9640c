package dev.hatchline.conf;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and durations as the operator writes them. */
final class Numbers {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6}) ?(s|min|h|d|y)");

  /** Nobody who says how long to keep something means a leap day. */
  private static final int YEAR_DAYS = 365;

  /** Below, hours are how people say it. */
  private static final int DAYS_TOLD_MIN = 2;

  private Numbers() {}

  static Optional<Integer> within(String text, int min, int max) {
    if (!text.matches("-?[0-9]{1,9}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(text);
    return number < min || number > max ? Optional.empty() : Optional.of(number);
  }

  static Optional<Duration> duration(String text, Duration min, Duration max) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(parts.group(1));
    Duration duration =
        switch (parts.group(2)) {
          case "y" -> Duration.ofDays(amount * YEAR_DAYS);
          case "d" -> Duration.ofDays(amount);
          case "h" -> Duration.ofHours(amount);
          case "min" -> Duration.ofMinutes(amount);
          default -> Duration.ofSeconds(amount);
        };
    return duration.compareTo(min) < 0 || duration.compareTo(max) > 0
        ? Optional.empty()
        : Optional.of(duration);
  }

  static String text(Duration duration) {
    long seconds = duration.toSeconds();
    long days = duration.toDays();
    if (days >= DAYS_TOLD_MIN && duration.equals(Duration.ofDays(days))) {
      return days % YEAR_DAYS == 0 ? days / YEAR_DAYS + " y" : days + " d";
    }
    if (seconds > 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + " h";
    }
    return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
