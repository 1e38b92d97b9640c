package dev.hatchline.app.callback;

import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.Languages;
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
  SPOKEN("h:mm 'A M'", "h:mm 'P M'", Tongue.ENGLISH),
  WRITTEN("h:mm 'AM'", "h:mm 'PM'", Tongue.ENGLISH),
  /** For ears, by 24 hours. */
  SPANISH("H:mm", "H:mm", Tongue.SPANISH);

  private final DateTimeFormatter morning;
  private final DateTimeFormatter afternoon;
  private final Tongue tongue;

  TimeWords(String morning, String afternoon, Tongue tongue) {
    this.morning = tongue.format(morning);
    this.afternoon = tongue.format(afternoon);
    this.tongue = tongue;
  }

  /** What a language says of days. */
  private enum Tongue {
    ENGLISH(Locale.US, "EEEE", "'on' EEEE, MMMM d", "today", "tomorrow"),
    SPANISH(Locale.of("es"), "EEEE", "'el' EEEE, d 'de' MMMM", "hoy", "mañana");

    private final Locale locale;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter date;
    private final String today;
    private final String tomorrow;

    Tongue(Locale locale, String weekday, String date, String today, String tomorrow) {
      this.locale = locale;
      this.weekday = format(weekday);
      this.date = format(date);
      this.today = today;
      this.tomorrow = tomorrow;
    }

    private DateTimeFormatter format(String pattern) {
      return DateTimeFormatter.ofPattern(pattern, locale);
    }

    private String day(ZonedDateTime at, LocalDate now) {
      LocalDate day = at.toLocalDate();
      if (day.equals(now)) {
        return today;
      }
      return day.equals(now.plusDays(1))
          ? tomorrow + ", " + weekday.format(at) + ","
          : date.format(at) + ",";
    }
  }

  /** Of a caller we know the ears and the language, of others the eyes. */
  static TimeWords of(Source source, String language) {
    return source == Source.PHONE ? spoken(language) : WRITTEN;
  }

  /** For ears, in a language of the house's. */
  public static TimeWords spoken(String language) {
    return Languages.bare(language).equals("es") ? SPANISH : SPOKEN;
  }

  HouseSentences house() {
    return HouseSentences.in(this == SPANISH ? "es" : HouseSentences.ENGLISH);
  }

  /** Without a full stop; what it says of today holds for {@code now}. */
  public String of(Instant at, ZoneId zone, Instant now) {
    ZonedDateTime local = at.atZone(zone);
    String day = tongue.day(local, LocalDate.ofInstant(now, zone));
    String before = this == SPANISH ? " a " : " at ";
    return day + before + time(local.toLocalTime());
  }

  /** The day of the week alone. */
  String weekday(ZonedDateTime at) {
    return tongue.weekday.format(at);
  }

  /** The time of the day alone. */
  String time(LocalTime time) {
    String words = (time.getHour() < 12 ? morning : afternoon).format(time);
    return switch (this) {
      case SPOKEN -> words.replace(":00 ", " ");
      case WRITTEN -> words;
      case SPANISH -> (time.getHour() == 1 ? "la " : "las ") + words.replace(":00", "");
    };
  }

  /** Whose clock is meant, such as "New York time" or "universal time". */
  public String clock(ZoneId zone) {
    String id = zone.getId();
    boolean universal =
        zone.getRules().isFixedOffset()
            && zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() == 0;
    String place = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    return this == SPANISH
        ? "hora " + (universal ? "universal" : "de " + place)
        : (universal ? "universal" : place) + " time";
  }
}
