package dev.hatchline.routing.callback;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When customers may be dialled. */
@FunctionalInterface
public interface PermittedHours {
  /** The first moment from then on at which dialling is permitted; that moment itself if so. */
  Instant next(Instant from);

  /** At any hour. */
  static PermittedHours always() {
    return from -> from;
  }

  /**
   * Every day from one time of day to before another.
   *
   * @throws IllegalArgumentException if {@code until} is not later than {@code from}
   */
  static PermittedHours daily(LocalTime from, LocalTime until, ZoneId zone) {
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException(
          "expected hours that end after " + from + ", found " + until);
    }
    return at -> {
      ZonedDateTime local = at.atZone(zone);
      ZonedDateTime opens = local.toLocalDate().atTime(from).atZone(zone);
      ZonedDateTime closes = local.toLocalDate().atTime(until).atZone(zone);
      if (local.isBefore(opens)) {
        return opens.toInstant();
      }
      return local.isBefore(closes)
          ? at
          : local.toLocalDate().plusDays(1).atTime(from).atZone(zone).toInstant();
    };
  }
}
