package dev.hatchline.conf;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Opening hours in one sentence, for ears. "A M" and "P M" stand in single letters: the voice takes
 * the a of "a.m." for the article.
 */
final class SpokenHours {
  private static final int NOON = 12 * 60;
  private static final int DAY = 24 * 60;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.ENGLISH);
  private static final String ALL_DAY = "all day";

  private SpokenHours() {}

  static String of(Hours hours) {
    String week = week(hours);
    return hours.except().isEmpty()
        ? week
        : week.substring(0, week.length() - 1) + ", except on holidays.";
  }

  private static String week(Hours hours) {
    List<Days> open = days(hours).stream().filter(days -> !days.when().isEmpty()).toList();
    if (hours.week().isEmpty() || open.equals(List.of(Days.everyDay(ALL_DAY)))) {
      return "We are open around the clock.";
    }
    if (open.isEmpty()) {
      return "We are closed every day.";
    }
    return "We are open " + listed(open.stream().map(Days::toString).toList(), ", and ") + ".";
  }

  static String on(Hours hours, LocalDate day) {
    String date = DATE.format(day);
    String when = when(hours.on(day));
    return "On " + date + ", we are " + (when.isEmpty() ? "closed" : "open " + when) + ".";
  }

  /** The week from Monday on; days with the same hours that follow each other are one. */
  private static List<Days> days(Hours hours) {
    List<Days> week = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String when = when(hours.week().getOrDefault(day, List.of()));
      boolean same = !week.isEmpty() && week.getLast().when().equals(when);
      DayOfWeek first = same ? week.removeLast().first() : day;
      week.add(new Days(first, day, when));
    }
    return week;
  }

  /** Empty for a closed day. */
  private static String when(List<Hours.Span> spans) {
    List<Stretch> open = stretches(spans);
    return open.equals(List.of(new Stretch(0, DAY)))
        ? ALL_DAY
        : listed(open.stream().map(Stretch::toString).toList(), " and ");
  }

  /** In the order of the day; those that touch are one. */
  private static List<Stretch> stretches(List<Hours.Span> spans) {
    List<Stretch> day = new ArrayList<>();
    for (Stretch next :
        spans.stream().map(Stretch::of).sorted(Comparator.comparingInt(Stretch::from)).toList()) {
      if (!day.isEmpty() && next.from() <= day.getLast().to()) {
        Stretch before = day.removeLast();
        day.add(new Stretch(before.from(), Math.max(before.to(), next.to())));
      } else {
        day.add(next);
      }
    }
    return day;
  }

  private static String listed(List<String> parts, String last) {
    int size = parts.size();
    return size < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, size - 1)) + last + parts.getLast();
  }

  /** Days of the same hours, from the first to the last. */
  private record Days(DayOfWeek first, DayOfWeek last, String when) {
    static Days everyDay(String when) {
      return new Days(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, when);
    }

    @Override
    public String toString() {
      String names =
          switch (last.getValue() - first.getValue()) {
            case 0 -> name(first);
            case 1 -> name(first) + " and " + name(last);
            case 6 -> "every day";
            default -> name(first) + " to " + name(last);
          };
      return names + " " + when;
    }

    private static String name(DayOfWeek day) {
      return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
  }

  /** Part of a day, in minutes from midnight. */
  private record Stretch(int from, int to) {
    static Stretch of(Hours.Span span) {
      int to = minute(span.to());
      return new Stretch(minute(span.from()), to == 0 ? DAY : to);
    }

    private static int minute(LocalTime time) {
      return time.toSecondOfDay() / 60;
    }

    @Override
    public String toString() {
      return "from " + time(from) + " to " + time(to);
    }

    private static String time(int minute) {
      if (minute % DAY == 0) {
        return "midnight";
      }
      if (minute == NOON) {
        return "noon";
      }
      int hour = (minute / 60 + 11) % 12 + 1;
      String past = minute % 60 == 0 ? "" : ":%02d".formatted(minute % 60);
      return hour + past + (minute < NOON ? " A M" : " P M");
    }
  }
}
