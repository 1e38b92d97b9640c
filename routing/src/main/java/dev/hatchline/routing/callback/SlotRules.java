package dev.hatchline.routing.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which times customers may name. The day is cut into slots, and each has room for so many calls.
 *
 * @param every how long a slot is; the day holds a whole number of them
 * @param capacity how many calls a slot has room for; none switches the naming of times off
 * @param ahead how far ahead a time may lie
 * @param zone by whose clock the first slot of a day begins
 * @param staffed whether customers may be called then, and people are there to call them
 */
public record SlotRules(
    Duration every, int capacity, Duration ahead, ZoneId zone, Predicate<Instant> staffed) {
  /** Nobody can name a time. */
  public static final SlotRules OFF =
      new SlotRules(Duration.ofMinutes(15), 0, Duration.ZERO, ZoneId.of("UTC"), _ -> false);

  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  public SlotRules {
    if (every.toSeconds() < 60 || DAY_SECONDS % every.toSeconds() != 0 || capacity < 0) {
      throw new IllegalArgumentException(
          "expected slots of a minute or more that fill a day, and room for 0 or more, found %s"
                  .formatted(every)
              + " and %d".formatted(capacity));
    }
  }

  /** When the slot begins in which this moment lies; one begins at each change of the clock. */
  public Instant slot(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    long into = local.toLocalTime().toSecondOfDay() % every.toSeconds();
    Instant begins = at.minusSeconds(into).minusNanos(local.getNano());
    ZoneOffsetTransition change = zone.getRules().previousTransition(at.plusNanos(1));
    return change != null && change.getInstant().isAfter(begins) ? change.getInstant() : begins;
  }

  /** Why nobody is called at that time, however much room there is; empty when somebody may be. */
  Optional<Refusal.Kind> objection(Instant at, Instant now) {
    if (capacity == 0) {
      return Optional.of(Refusal.Kind.TIMES_OFF);
    }
    if (!at.isAfter(now)) {
      return Optional.of(Refusal.Kind.TIME_PAST);
    }
    if (at.isAfter(now.plus(ahead))) {
      return Optional.of(Refusal.Kind.TIME_FAR);
    }
    return staffed.test(at) ? Optional.empty() : Optional.of(Refusal.Kind.TIME_CLOSED);
  }

  /** The beginnings of slots from then on to before then that may be named, in order. */
  Stream<Instant> between(Instant from, Instant until, Instant now) {
    Instant first = slot(from).isBefore(from) ? next(slot(from)) : slot(from);
    return Stream.iterate(first, at -> at.isBefore(until), this::next)
        .filter(at -> objection(at, now).isEmpty());
  }

  private Instant next(Instant slot) {
    Instant whole = slot.plus(every);
    ZoneOffsetTransition change = zone.getRules().nextTransition(slot);
    return change != null && change.getInstant().isBefore(whole)
        ? change.getInstant()
        : slot(whole);
  }
}
