package dev.hatchline.app.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * An hour of a day, as the clock on the wall counts it.
 *
 * @param to not in it
 * @param name its beginning, {@code 02:00}; on a day on which the clock is changed with the
 *     distance from UTC, as an hour may come twice: {@code 02:00 +02:00}
 */
public record Slot(Instant from, Instant to, String name) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter CLOCK_AND_OFFSET =
      DateTimeFormatter.ofPattern("HH:mm xxx");

  /** The hours of a day in order. An hour within which the clock is changed ends there. */
  public static List<Slot> of(LocalDate day, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    ZoneOffsetTransition change = rules.nextTransition(from.minusNanos(1));
    boolean changes = change != null && change.getInstant().isBefore(end);
    DateTimeFormatter clock = changes ? CLOCK_AND_OFFSET : CLOCK;
    List<Slot> slots = new ArrayList<>();
    while (from.isBefore(end)) {
      ZoneOffset offset = rules.getOffset(from);
      OffsetDateTime local = from.atOffset(offset);
      Instant next = local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
      ZoneOffsetTransition coming = rules.nextTransition(from);
      if (coming != null && coming.getInstant().isBefore(next)) {
        next = coming.getInstant();
      }
      Instant to = next.isBefore(end) ? next : end;
      slots.add(new Slot(from, to, clock.format(local)));
      from = to;
    }
    return slots;
  }
}
