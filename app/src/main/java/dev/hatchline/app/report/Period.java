package dev.hatchline.app.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/**
 * A day, a week or a month by the clock of one zone. A day on which the clock is changed has 23 or
 * 25 hours (or 23.5 and 24.5).
 *
 * @param first its first day
 * @param behind the day after its last
 */
public record Period(Kind kind, LocalDate first, LocalDate behind, ZoneId zone) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  /** How long. */
  public enum Kind {
    DAY,
    /** From Monday on. */
    WEEK,
    MONTH
  }

  /** The one that this day is in. */
  public static Period of(Kind kind, LocalDate day, ZoneId zone) {
    return switch (kind) {
      case DAY -> new Period(kind, day, day.plusDays(1), zone);
      case WEEK -> {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield new Period(kind, monday, monday.plusWeeks(1), zone);
      }
      case MONTH -> {
        LocalDate start = day.withDayOfMonth(1);
        yield new Period(kind, start, start.plusMonths(1), zone);
      }
    };
  }

  public Instant from() {
    return first.atStartOfDay(zone).toInstant();
  }

  /** Not in it. */
  public Instant to() {
    return behind.atStartOfDay(zone).toInstant();
  }

  /** Such as {@code 2026-11-28}, {@code 2026-W48} (ISO 8601) or {@code 2026-11}. */
  public String name() {
    return switch (kind) {
      case DAY -> first.toString();
      case WEEK ->
          "%04d-W%02d"
              .formatted(
                  first.get(IsoFields.WEEK_BASED_YEAR),
                  first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> first.toString().substring(0, "2026-11".length());
    };
  }

  /** For people. */
  public String title() {
    return switch (kind) {
      case DAY -> DAY.format(first);
      case WEEK -> "Week of " + DAY.format(first);
      case MONTH -> MONTH.format(first);
    };
  }

  /** Its days, in order. */
  public List<LocalDate> days() {
    return first.datesUntil(behind).toList();
  }
}
