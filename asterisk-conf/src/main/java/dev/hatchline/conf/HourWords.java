package dev.hatchline.conf;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * What one language says of hours; each {@code %s} is filled in.
 *
 * @param halves whether a day has two of twelve hours
 */
record HourWords(
    Locale locale, String datePattern, boolean halves, Sentences sentences, Joints joints) {
  private static final int NOON = 12 * 60;
  private static final int DAY = 24 * 60;

  private static final HourWords ENGLISH =
      new HourWords(
          Locale.ENGLISH,
          "EEEE, MMMM d",
          true,
          new Sentences(
              "We are open around the clock.",
              "We are closed every day.",
              "We are open %s.",
              "On %s, we are open %s.",
              "On %s, we are closed.",
              ", except on holidays."),
          new Joints("all day", "every day", " and ", ", and ", "%s to %s", "from %s to %s"));

  private static final HourWords SPANISH =
      new HourWords(
          Locale.of("es"),
          "EEEE, d 'de' MMMM",
          false,
          new Sentences(
              "Abrimos todos los días a todas horas.",
              "Cerramos todos los días.",
              "Abrimos %s.",
              "El %s, abrimos %s.",
              "El %s, cerramos.",
              ", salvo los festivos."),
          new Joints(
              "todo el día", "todos los días", " y ", ", y ", "de %s a %s", "de %s a %s horas"));

  /** Whole ones, but for the last, which is an end. */
  record Sentences(
      String always,
      String never,
      String open,
      String openOn,
      String closedOn,
      String butHolidays) {}

  /** What holds them together. */
  record Joints(
      String allDay, String everyDay, String and, String andAlso, String days, String stretch) {}

  static HourWords in(String tag) {
    return tag.equals("es") || tag.startsWith("es-") ? SPANISH : ENGLISH;
  }

  String date(LocalDate day) {
    return DateTimeFormatter.ofPattern(datePattern, locale).format(day);
  }

  String stretch(int from, int to) {
    return joints.stretch().formatted(time(from), time(to));
  }

  String days(DayOfWeek first, DayOfWeek last) {
    return switch (last.getValue() - first.getValue()) {
      case 0 -> name(first);
      case 1 -> name(first) + joints.and() + name(last);
      case 6 -> joints.everyDay();
      default -> joints.days().formatted(name(first), name(last));
    };
  }

  private String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, locale);
  }

  private String time(int minute) {
    return halves ? halved(minute) : minute / 60 + past(minute);
  }

  /** "A M" and "P M" stand in single letters: the voice takes the a of "a.m." for the article. */
  private static String halved(int minute) {
    if (minute % DAY == 0) {
      return "midnight";
    }
    if (minute == NOON) {
      return "noon";
    }
    int hour = (minute / 60 + 11) % 12 + 1;
    return hour + past(minute) + (minute < NOON ? " A M" : " P M");
  }

  private static String past(int minute) {
    return minute % 60 == 0 ? "" : ":%02d".formatted(minute % 60);
  }
}
