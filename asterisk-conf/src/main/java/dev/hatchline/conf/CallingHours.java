package dev.hatchline.conf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;

/**
 * The hours of each day at which customers may be called, by the clock of one zone.
 *
 * @param spans parts of the day; none is any hour
 */
public record CallingHours(ZoneId zone, List<Hours.Span> spans) {
  /** A span that the change of the clock swallows on one day is there on the next. */
  private static final int DAYS_MAX = 3;

  public CallingHours {
    spans = spans.stream().sorted(Comparator.comparing(Hours.Span::from)).toList();
  }

  /** Whether customers may be called at this moment. */
  public boolean permits(Instant at) {
    LocalTime local = at.atZone(zone).toLocalTime();
    return spans.isEmpty() || spans.stream().anyMatch(span -> span.holds(local));
  }

  /** The first moment, not before this one, at which customers may be called. */
  public Instant next(Instant at) {
    if (permits(at)) {
      return at;
    }
    LocalDate today = LocalDate.ofInstant(at, zone);
    return today
        .datesUntil(today.plusDays(DAYS_MAX))
        .flatMap(day -> spans.stream().map(span -> ZonedDateTime.of(day, span.from(), zone)))
        .map(ZonedDateTime::toInstant)
        .filter(start -> start.isAfter(at) && permits(start))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no hour of " + this + " after " + at));
  }
}
