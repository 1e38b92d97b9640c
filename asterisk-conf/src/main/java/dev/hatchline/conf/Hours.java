package dev.hatchline.conf;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When people answer, by the clock of one zone.
 *
 * @param week the spans of each day; a day not named is closed; an empty week is always open
 */
public record Hours(ZoneId zone, Map<DayOfWeek, List<Span>> week) {
  /** Around the clock. */
  public static final Hours ALWAYS = new Hours(ZoneId.of("UTC"), Map.of());

  public Hours {
    Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
    week.forEach((day, spans) -> days.put(day, List.copyOf(spans)));
    week = Map.copyOf(days);
  }

  public boolean isOpen(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return week.isEmpty()
        || week.getOrDefault(local.getDayOfWeek(), List.of()).stream()
            .anyMatch(span -> span.holds(local.toLocalTime()));
  }

  /** Whether there are people at any hour of this day. */
  public boolean isOpen(LocalDate day) {
    return week.isEmpty() || !week.getOrDefault(day.getDayOfWeek(), List.of()).isEmpty();
  }

  /** The day in this zone. */
  public LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /**
   * One sentence about one day, such as "On Monday, December 7, we are open from 9 A M to 5 P M."
   */
  public String spokenOn(LocalDate day) {
    return SpokenHours.on(this, day);
  }

  /** One sentence that says them to a caller, such as "We are open around the clock." */
  public String spoken() {
    return SpokenHours.of(this);
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
