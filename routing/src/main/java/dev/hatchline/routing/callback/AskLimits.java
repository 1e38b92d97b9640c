package dev.hatchline.routing.callback;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Refusal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Limits against those who would have us dial for them (toll fraud): how many callbacks are granted
 * to one number, to one asker and to all, within the last hour and the last day. Only what is
 * granted is remembered, so that refusing costs nothing, however often. One thread at a time.
 */
public final class AskLimits {
  /**
   * How many are granted.
   *
   * @param open promised and not yet kept, all together
   */
  public record Bounds(
      int numberHour,
      int numberDay,
      int askerHour,
      int askerDay,
      int houseHour,
      int houseDay,
      int open) {
    public static final Bounds DEFAULT = new Bounds(3, 6, 5, 10, 200, 1_000, 500);

    /** More open ones than this would make each look at the clock slow. */
    public static final int OPEN_MAX = 10_000;

    public Bounds {
      if (Math.min(numberHour, Math.min(askerHour, houseHour)) < 1
          || numberDay < numberHour
          || askerDay < askerHour
          || houseDay < houseHour
          || open < 1
          || open > OPEN_MAX) {
        throw new IllegalArgumentException(
            "expected limits from 1 on, those of a day no lower than those of an hour, and 1 to %d"
                    .formatted(OPEN_MAX)
                + " open, found %d/%d, %d/%d, %d/%d, %d"
                    .formatted(
                        numberHour, numberDay, askerHour, askerDay, houseHour, houseDay, open));
      }
    }
  }

  /** Granted, or refused. */
  public sealed interface Verdict permits Grant, Refusal {}

  /** To be given back if nothing is promised after all. */
  record Grant(PhoneNumber number, Asker asker, Instant at) implements Verdict {}

  private static final Duration DAY = Duration.ofDays(1);

  /** Tried again when one of the open ones may have ended. */
  private static final Duration OPEN_WAIT = Duration.ofMinutes(10);

  private final Bounds bounds;
  private final Deque<Grant> granted = new ArrayDeque<>();
  private final Map<PhoneNumber, Recent> byNumber = new HashMap<>();
  private final Map<Asker, Recent> byAsker = new HashMap<>();
  private final Recent byHouse = new Recent();
  private final Map<Kind, Long> refused = new EnumMap<>(Kind.class);

  AskLimits(Bounds bounds) {
    this.bounds = bounds;
  }

  /** Grants one more, or says why not; {@code open} are owed already. */
  Verdict take(PhoneNumber number, Asker asker, int open, Instant now) {
    forget(now);
    @Nullable Refusal refusal = refusal(number, asker, open, now);
    if (refusal != null) {
      count(refusal);
      return refusal;
    }
    return grant(new Grant(number, asker, now));
  }

  /** One more was refused. */
  void count(Refusal refusal) {
    refused.merge(refusal.kind(), 1L, Long::sum);
  }

  private Grant grant(Grant grant) {
    granted.addLast(grant);
    byNumber.computeIfAbsent(grant.number(), _ -> new Recent()).add(grant.at());
    if (!grant.asker().isOurs()) {
      byAsker.computeIfAbsent(grant.asker(), _ -> new Recent()).add(grant.at());
      byHouse.add(grant.at());
    }
    return grant;
  }

  /** Nothing was promised. */
  void giveBack(Grant grant) {
    if (granted.removeLastOccurrence(grant)) {
      remove(grant);
    }
  }

  /** As if this number had never been granted anything. */
  void forget(PhoneNumber number) {
    List<Grant> its = granted.stream().filter(grant -> grant.number().equals(number)).toList();
    granted.removeAll(its);
    its.forEach(this::remove);
  }

  /** What was promised before the start counts on, as far as is known: not who asked. */
  void restore(Collection<Callback> latest, Instant now) {
    latest.stream()
        .filter(callback -> callback.promise().at().isAfter(now.minus(DAY)))
        .sorted((one, other) -> one.promise().at().compareTo(other.promise().at()))
        .forEach(callback ->
            grant(
                new Grant(
                    callback.request().number(),
                    callback.request().source() == Source.REPAIR
                        ? Asker.ours()
                        : new Asker("before the start"),
                    callback.promise().at())));
  }

  /** How many were refused, by limit, since the start. */
  Map<Kind, Long> refused() {
    return Map.copyOf(refused);
  }

  private @Nullable Refusal refusal(PhoneNumber number, Asker asker, int open, Instant now) {
    Recent ofNumber = byNumber.getOrDefault(number, new Recent());
    Optional<Refusal> refusal =
        refusal(Kind.NUMBER_DAY, bounds.numberDay(), max -> ofNumber.dayFull(max, now))
            .or(() ->
                refusal(Kind.NUMBER_HOUR, bounds.numberHour(), max -> ofNumber.hourFull(max, now)));
    if (refusal.isPresent() || asker.isOurs()) {
      return refusal.orElse(null);
    }
    Recent ofAsker = byAsker.getOrDefault(asker, new Recent());
    return refusal(Kind.ASKER_DAY, bounds.askerDay(), max -> ofAsker.dayFull(max, now))
        .or(() -> refusal(Kind.ASKER_HOUR, bounds.askerHour(), max -> ofAsker.hourFull(max, now)))
        .or(() -> refusal(Kind.HOUSE_DAY, bounds.houseDay(), max -> byHouse.dayFull(max, now)))
        .or(() -> refusal(Kind.HOUSE_HOUR, bounds.houseHour(), max -> byHouse.hourFull(max, now)))
        .or(() ->
            open < bounds.open()
                ? Optional.empty()
                : Optional.of(Refusal.of(Kind.HOUSE_OPEN, bounds.open(), OPEN_WAIT)))
        .orElse(null);
  }

  private static Optional<Refusal> refusal(
      Kind kind, int max, IntFunction<Optional<Duration>> full) {
    return full.apply(max).map(wait -> Refusal.of(kind, max, wait));
  }

  private void forget(Instant now) {
    Iterator<Grant> oldest = granted.iterator();
    while (oldest.hasNext()) {
      Grant grant = oldest.next();
      if (grant.at().isAfter(now.minus(DAY))) {
        return;
      }
      oldest.remove();
      remove(grant);
    }
  }

  private void remove(Grant grant) {
    remove(byNumber, grant.number(), grant.at());
    if (!grant.asker().isOurs()) {
      remove(byAsker, grant.asker(), grant.at());
      byHouse.remove(grant.at());
    }
  }

  private static <K> void remove(Map<K, Recent> times, K key, Instant at) {
    Recent found = times.getOrDefault(key, new Recent());
    found.remove(at);
    if (found.isEmpty()) {
      times.remove(key);
    }
  }
}
