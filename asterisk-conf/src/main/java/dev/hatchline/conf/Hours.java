package dev.hatchline.conf;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When people answer, by the clock of one zone.
 *
 * @param week the spans of each day; a day not named is closed; an empty week is always open
 * @param except days with hours of their own, closed if they have none
 */
public record Hours(ZoneId zone, Map<DayOfWeek, List<Span>> week, Except except) {
  /** Around the clock. */
  public static final Hours ALWAYS = new Hours(ZoneId.of("UTC"), Map.of());

  private static final List<Span> ALL_DAY =
      List.of(new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

  public Hours {
    Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
    week.forEach((day, spans) -> days.put(day, List.copyOf(spans)));
    week = Map.copyOf(days);
  }

  /** Alike in every week of the year. */
  public Hours(ZoneId zone, Map<DayOfWeek, List<Span>> week) {
    this(zone, week, Except.NONE);
  }

  /**
   * Holidays, and other days with hours of their own.
   *
   * @param dates of one year, which count before
   * @param yearly of each year
   */
  public record Except(Map<LocalDate, List<Span>> dates, Map<MonthDay, List<Span>> yearly) {
    static final Except NONE = new Except(Map.of(), Map.of());

    public Except {
      dates = Map.copyOf(dates);
      yearly = Map.copyOf(yearly);
    }

    boolean isEmpty() {
      return dates.isEmpty() && yearly.isEmpty();
    }

    private @Nullable List<Span> on(LocalDate day) {
      return dates.getOrDefault(day, yearly.get(MonthDay.from(day)));
    }
  }

  /** When people answer on this day; nothing if it is closed. */
  public List<Span> on(LocalDate day) {
    List<Span> special = except.on(day);
    if (special != null) {
      return special;
    }
    return week.isEmpty() ? ALL_DAY : week.getOrDefault(day.getDayOfWeek(), List.of());
  }

  public boolean isOpen(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return on(local.toLocalDate()).stream().anyMatch(span -> span.holds(local.toLocalTime()));
  }

  /** Whether there are people at any hour of this day. */
  public boolean isOpen(LocalDate day) {
    return !on(day).isEmpty();
  }

  /** The day in this zone. */
  public LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** The same in a language; in English where there are no words for it. */
  public String spokenOn(LocalDate day, String language) {
    return SpokenHours.in(language).on(this, day);
  }

  /** The same as {@link #spoken()} in a language; in English where there are no words for it. */
  public String spoken(String language) {
    return SpokenHours.in(language).of(this);
  }

  /**
   * One sentence about one day, such as "On Monday, December 7, we are open from 9 A M to 5 P M."
   */
  public String spokenOn(LocalDate day) {
    return spokenOn(day, "en");
  }

  /** One sentence that says them to a caller, such as "We are open around the clock." */
  public String spoken() {
    return spoken("en");
  }

  /**
   * Part of one day.
   *
   * @param to after {@code from}; midnight means the end of the day
   */
  public record Span(LocalTime from, LocalTime to) {
    public Span {
      if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
        throw new IllegalArgumentException("a span ends after it begins: " + from + "-" + to);
      }
    }

    boolean holds(LocalTime time) {
      return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }
  }
}
