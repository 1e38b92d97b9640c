package dev.hatchline.app.callback;

import dev.hatchline.routing.callback.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment as people say it, for ears or for eyes: "tomorrow, Saturday, at 2:30 P M". The voice
 * takes the letters of "PM" one by one only if they stand apart.
 */
public enum TimeWords {
  SPOKEN(" 'A M'", " 'P M'"),
  WRITTEN(" 'AM'", " 'PM'");

  private static final DateTimeFormatter WEEKDAY = format("EEEE");
  private static final DateTimeFormatter DATE = format("EEEE, MMMM d");

  private final DateTimeFormatter morning;
  private final DateTimeFormatter afternoon;

  TimeWords(String morning, String afternoon) {
    this.morning = format("h:mm" + morning);
    this.afternoon = format("h:mm" + afternoon);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US);
  }

  /** Of a caller we know the ears, of others the eyes. */
  static TimeWords of(Source source) {
    return source == Source.PHONE ? SPOKEN : WRITTEN;
  }

  /** Without a full stop; what it says of today holds for {@code now}. */
  public String of(Instant at, ZoneId zone, Instant now) {
    ZonedDateTime local = at.atZone(zone);
    LocalDate today = LocalDate.ofInstant(now, zone);
    String day =
        local.toLocalDate().equals(today)
            ? "today"
            : local.toLocalDate().equals(today.plusDays(1))
                ? "tomorrow, " + WEEKDAY.format(local) + ","
                : "on " + DATE.format(local) + ",";
    return day + " at " + time(local.toLocalTime());
  }

  /** The time of the day alone. */
  String time(LocalTime time) {
    String words = (time.getHour() < 12 ? morning : afternoon).format(time);
    return this == SPOKEN ? words.replace(":00 ", " ") : words;
  }

  /** Whose clock is meant, such as "New York time" or "universal time". */
  static String clock(ZoneId zone) {
    String id = zone.getId();
    boolean universal =
        zone.getRules().isFixedOffset()
            && zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() == 0;
    String place = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    return (universal ? "universal" : place) + " time";
  }
}
