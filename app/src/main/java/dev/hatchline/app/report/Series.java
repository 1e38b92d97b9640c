package dev.hatchline.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A period cut into parts, in order.
 *
 * @param key what a part is: {@code hour} or {@code day}
 * @param names of the parts
 * @param place which part a moment of the period is in
 */
record Series(String key, List<String> names, List<Bucket> buckets, ToIntFunction<Instant> place) {
  static final String HOUR = "hour";
  static final String DAY = "day";
  private static final int HOURS = 24;

  /** Of a day its hours; of a longer period its days, and all that was at an hour of any day. */
  static List<Series> of(Period period, Function<String, Duration> targets) {
    return switch (period.kind()) {
      case DAY -> List.of(hours(period, targets));
      case WEEK, MONTH -> List.of(days(period, targets), clock(period.zone(), targets));
    };
  }

  private static Series hours(Period period, Function<String, Duration> targets) {
    List<Slot> slots = Slot.of(period.first(), period.zone());
    return new Series(
        HOUR,
        slots.stream().map(Slot::name).toList(),
        buckets(slots.size(), targets),
        at ->
            IntStream.range(0, slots.size())
                .filter(i -> at.isBefore(slots.get(i).to()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(at + " is after the day")));
  }

  private static Series days(Period period, Function<String, Duration> targets) {
    List<LocalDate> days = period.days();
    return new Series(
        DAY,
        days.stream().map(LocalDate::toString).toList(),
        buckets(days.size(), targets),
        at -> days.indexOf(LocalDate.ofInstant(at, period.zone())));
  }

  /** An hour that comes twice on one day is one here. */
  private static Series clock(ZoneId zone, Function<String, Duration> targets) {
    return new Series(
        HOUR,
        IntStream.range(0, HOURS).mapToObj("%02d:00"::formatted).toList(),
        buckets(HOURS, targets),
        at -> at.atZone(zone).getHour());
  }

  private static List<Bucket> buckets(int count, Function<String, Duration> targets) {
    return Stream.generate(() -> new Bucket(targets)).limit(count).toList();
  }

  Bucket at(Instant at) {
    return buckets.get(place.applyAsInt(at));
  }
}
