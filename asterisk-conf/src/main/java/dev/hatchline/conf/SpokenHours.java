package dev.hatchline.conf;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Opening hours in one sentence, for ears. */
final class SpokenHours {
  private static final int DAY = 24 * 60;

  private final HourWords words;

  private SpokenHours(HourWords words) {
    this.words = words;
  }

  /** In a language; in English, where there are no words for it. */
  static SpokenHours in(String tag) {
    return new SpokenHours(HourWords.in(tag));
  }

  String of(Hours hours) {
    String week = week(hours);
    return hours.except().isEmpty()
        ? week
        : week.substring(0, week.length() - 1) + words.sentences().butHolidays();
  }

  private String week(Hours hours) {
    List<Days> open = days(hours).stream().filter(days -> !days.when().isEmpty()).toList();
    if (hours.week().isEmpty()
        || open.equals(
            List.of(new Days(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, words.joints().allDay())))) {
      return words.sentences().always();
    }
    if (open.isEmpty()) {
      return words.sentences().never();
    }
    return words
        .sentences()
        .open()
        .formatted(listed(open.stream().map(this::spoken).toList(), words.joints().andAlso()));
  }

  String on(Hours hours, LocalDate day) {
    String when = when(hours.on(day));
    return when.isEmpty()
        ? words.sentences().closedOn().formatted(words.date(day))
        : words.sentences().openOn().formatted(words.date(day), when);
  }

  /** The week from Monday on; days with the same hours that follow each other are one. */
  private List<Days> days(Hours hours) {
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
  private String when(List<Hours.Span> spans) {
    List<Stretch> open = stretches(spans);
    return open.equals(List.of(new Stretch(0, DAY)))
        ? words.joints().allDay()
        : listed(
            open.stream().map(part -> words.stretch(part.from(), part.to())).toList(),
            words.joints().and());
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

  private String spoken(Days days) {
    return words.days(days.first(), days.last()) + " " + days.when();
  }

  /** Days of the same hours, from the first to the last. */
  private record Days(DayOfWeek first, DayOfWeek last, String when) {}

  /** Part of a day, in minutes from midnight. */
  private record Stretch(int from, int to) {
    static Stretch of(Hours.Span span) {
      int to = minute(span.to());
      return new Stretch(minute(span.from()), to == 0 ? DAY : to);
    }

    private static int minute(LocalTime time) {
      return time.toSecondOfDay() / 60;
    }
  }
}
