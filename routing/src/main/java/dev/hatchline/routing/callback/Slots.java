package dev.hatchline.routing.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which times are free, by the rules and by what the store holds. Waits for the store. */
final class Slots {
  /** A free time further from the one that was named is no answer to it. */
  private static final Duration NEAR_MAX = Duration.ofDays(3);

  /** More slots than this are never listed at once: the shortest, of a week. */
  private static final int LISTED_MAX = 7 * 24 * 60;

  private final SlotRules rules;
  private final CallbackStore store;
  private final InstantSource clock;

  Slots(SlotRules rules, CallbackStore store, InstantSource clock) {
    this.rules = rules;
    this.store = store;
    this.clock = clock;
  }

  /** The slot of that time as it is to be counted: without room when the rules forbid it. */
  Slot of(Instant at, Instant now) {
    return new Slot(rules.slot(at), rules.objection(at, now).isPresent() ? 0 : rules.capacity());
  }

  /** The times from then on to before then that can be named, in order. */
  List<FreeSlot> free(Instant from, Instant until) throws StoreException {
    Instant now = clock.instant();
    Instant begin = from.isAfter(now) ? from : now;
    Instant end = earlier(until, now.plus(rules.ahead()).plusNanos(1));
    if (rules.capacity() == 0 || !begin.isBefore(end)) {
      return List.of();
    }
    Map<Instant, Integer> taken = store.taken(begin, end);
    return rules
        .between(begin, end, now)
        .map(at -> new FreeSlot(at, rules.capacity() - taken.getOrDefault(at, 0)))
        .filter(slot -> slot.places() > 0)
        .limit(LISTED_MAX)
        .toList();
  }

  /** Why that time cannot be had, with the nearest that can; empty when it is free. */
  Optional<Refusal> refusal(Instant at) throws StoreException {
    Instant now = clock.instant();
    Optional<Refusal.Kind> objection = rules.objection(at, now);
    Instant slot = rules.slot(at);
    boolean full =
        objection.isEmpty()
            && store.taken(slot, slot.plusNanos(1_000)).getOrDefault(slot, 0) >= rules.capacity();
    Optional<Refusal.Kind> why = full ? Optional.of(Refusal.Kind.TIME_TAKEN) : objection;
    return why.isEmpty() ? Optional.empty() : Optional.of(refused(at, why.get()));
  }

  /** The nearest free time before, and the nearest after, as far as there are any. */
  Refusal refused(Instant at, Refusal.Kind why) throws StoreException {
    List<FreeSlot> near = free(at.minus(NEAR_MAX), at.plus(NEAR_MAX));
    Stream<FreeSlot> before = near.stream().filter(slot -> slot.at().isBefore(at));
    Stream<FreeSlot> after = near.stream().filter(slot -> slot.at().isAfter(at)).limit(1);
    return Refusal.ofTime(
        why,
        Stream.concat(before.reduce((_, last) -> last).stream(), after).map(FreeSlot::at).toList());
  }

  /** After the store has found no room: which of the rules it was, or that others were first. */
  Refusal refusedByStore(Instant at) throws StoreException {
    return refused(at, rules.objection(at, clock.instant()).orElse(Refusal.Kind.TIME_TAKEN));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
