package dev.hatchline.app.web;

import dev.hatchline.routing.callback.Appointment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A time as it was asked for over the network.
 *
 * @param at ISO 8601: {@code 2026-11-28T14:30}, or with an offset
 * @param zone whose clock is meant, such as {@code Europe/Berlin}; absent if none was named
 * @param agent extension of the agent who is wanted; absent for anybody
 */
record TimeAsked(String at, @Nullable String zone, @Nullable String agent) {
  private static final String TITLE = "The time cannot be used";
  private static final int YEAR_MIN = 2000;
  private static final int YEAR_MAX = 9999;

  /** What a program names; absent for as soon as somebody is free. */
  static @Nullable TimeAsked of(JsonBody body) {
    String at = body.text("at");
    return at == null ? null : new TimeAsked(at, body.text("zone"), body.text("agent"));
  }

  /** Where no zone was named, it is by this clock. */
  Instant moment(ZoneId otherwise) {
    return moment(at, zone == null ? otherwise : zoneId(zone));
  }

  ZoneId zoneOr(ZoneId otherwise) {
    return zone == null ? otherwise : zoneId(zone);
  }

  private static ZoneId zoneId(String zone) {
    try {
      if (zone.length() <= Appointment.ZONE_CHARS_MAX) {
        return ZoneId.of(zone);
      }
    } catch (DateTimeException _) {
      // Said below.
    }
    throw Problem.of(
        HttpStatus.BAD_REQUEST, TITLE, "Expected a zone such as Europe/Berlin as \"zone\".");
  }

  /** By the clock of the zone unless an offset is written. */
  static Instant moment(String text, ZoneId zone) {
    try {
      TemporalAccessor read =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      Instant at =
          read instanceof OffsetDateTime offset
              ? offset.toInstant()
              : Appointment.moment((LocalDateTime) read, zone);
      int year = at.atOffset(ZoneOffset.UTC).getYear();
      if (year >= YEAR_MIN && year <= YEAR_MAX) {
        return at;
      }
    } catch (DateTimeException _) {
      // Said below.
    }
    throw Problem.of(
        HttpStatus.BAD_REQUEST,
        TITLE,
        "Expected a time such as 2026-11-28T14:30 or 2026-11-28T14:30+01:00.");
  }
}
