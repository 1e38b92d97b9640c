package dev.hatchline.app.notice;

import dev.hatchline.app.numbers.NumberZones;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.CallingHours;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.PermittedHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * When a number may be called with news: at an hour that the operator's file permits by the clock
 * of the number, by each of them where it may be in several zones, and by the house's where nobody
 * knows.
 */
final class NoticeHours implements Function<PhoneNumber, PermittedHours> {
  /** Clocks of which each goes on to its next hour meet after a few such steps, or never. */
  private static final int STEPS_MAX = 10;

  private final OperatorConfig config;
  private final NumberZones zones = new NumberZones();

  NoticeHours(OperatorConfig config) {
    this.config = config;
  }

  @Override
  public PermittedHours apply(PhoneNumber number) {
    List<ZoneId> clocks = zones.all(number);
    if (clocks.isEmpty()) {
      return hours(config.hours().zone())::next;
    }
    List<CallingHours> all = clocks.stream().map(this::hours).toList();
    return from -> common(all, from);
  }

  private CallingHours hours(ZoneId zone) {
    return new CallingHours(zone, config.notices().hours());
  }

  /** The first moment that all permit; where they have none, that of the house. */
  private Instant common(List<CallingHours> all, Instant from) {
    Instant at = from;
    for (int i = 0; i < STEPS_MAX; i++) {
      Instant begun = at;
      at = all.stream().map(each -> each.next(begun)).max(Comparator.naturalOrder()).orElse(begun);
      if (at.equals(begun)) {
        return at;
      }
    }
    return hours(config.hours().zone()).next(from);
  }
}
