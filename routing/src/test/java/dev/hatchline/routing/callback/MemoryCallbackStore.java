package dev.hatchline.routing.callback;

import dev.hatchline.call.CallId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A store of tests, held to the same contract; it can be told to be away. */
final class MemoryCallbackStore implements CallbackStore {
  private final InstantSource clock;
  private final Map<CallbackId, Callback> rows = new LinkedHashMap<>();
  private final Map<String, CallbackId> keys = new HashMap<>();
  private final Map<CallbackId, Instant> slots = new HashMap<>();
  private final Map<CallId, Attempt> attempts = new LinkedHashMap<>();
  private final Map<CallId, CallbackId> attemptOf = new HashMap<>();

  /** Refuses everything. */
  boolean away;

  /** Does what it is told, and then says that it is away. */
  boolean silent;

  MemoryCallbackStore(InstantSource clock) {
    this.clock = clock;
  }

  private void answer() throws StoreException {
    if (away || silent) {
      throw new StoreException("the store of the test is away");
    }
  }

  private void check() throws StoreException {
    if (away) {
      answer();
    }
  }

  @Override
  public synchronized Saved save(Callback fresh, @Nullable Slot slot, @Nullable String key)
      throws StoreException {
    check();
    CallbackId same = key == null ? null : keys.get(key);
    if (same != null) {
      answer();
      return new Saved.SameKey(find(same).orElseThrow());
    }
    Optional<Callback> open =
        rows.values().stream()
            .filter(row -> row.open() && row.request().number().equals(fresh.request().number()))
            .findFirst();
    if (open.isEmpty() && slot != null && places(slot.begins()) >= slot.room()) {
      answer();
      return new Saved.Full();
    }
    Callback kept = open.orElse(fresh);
    rows.put(kept.id(), kept);
    if (open.isEmpty() && kept.state() instanceof CallbackState.Dialling d) {
      begin(d, kept);
    }
    if (open.isEmpty() && slot != null) {
      slots.put(kept.id(), slot.begins());
    }
    if (key != null) {
      keys.put(key, kept.id());
    }
    answer();
    return open.isPresent() ? new Saved.SameNumber(kept) : new Saved.New(kept);
  }

  private int places(Instant slot) {
    return Math.toIntExact(
        slots.entrySet().stream()
            .filter(place -> place.getValue().equals(slot))
            .map(place -> rows.get(place.getKey()))
            .filter(row -> row != null && row.outcome() != Outcome.CANCELLED)
            .count());
  }

  @Override
  public synchronized Map<Instant, Integer> taken(Instant from, Instant until)
      throws StoreException {
    answer();
    Map<Instant, Integer> taken = new TreeMap<>();
    slots.values().stream()
        .filter(slot -> !slot.isBefore(from) && slot.isBefore(until) && places(slot) > 0)
        .forEach(slot -> taken.put(slot, places(slot)));
    return taken;
  }

  @Override
  public synchronized boolean move(Callback from, Callback to) throws StoreException {
    check();
    Callback row = rows.get(from.id());
    if (row == null || row.version() != from.version()) {
      answer();
      return false;
    }
    Optional<CallId> live = from.state().live();
    if (live.isEmpty() && to.state() instanceof CallbackState.Dialling d) {
      boolean other =
          attempts.values().stream()
              .anyMatch(a -> a.ended() == null && to.id().equals(attemptOf.get(a.call())));
      if (other || attempts.containsKey(d.call())) {
        throw new StoreException("a second live leg");
      }
      begin(d, to);
    }
    live.ifPresent(call -> attempts.computeIfPresent(call, (_, a) -> goOn(a, to)));
    rows.put(to.id(), to);
    answer();
    return true;
  }

  private void begin(CallbackState.Dialling d, Callback of) {
    attempts.put(d.call(), new Attempt(d.call(), d.agent(), d.since(), null, null, null, null));
    attemptOf.put(d.call(), of.id());
  }

  private Attempt goOn(Attempt a, Callback to) {
    String end = to.state().getClass().getSimpleName();
    return switch (to.state()) {
      case CallbackState.Dialling d ->
          new Attempt(a.call(), d.agent(), a.began(), a.answered(), null, null, null);
      case CallbackState.Answered s ->
          new Attempt(a.call(), a.agent(), a.began(), s.at(), null, null, null);
      case CallbackState.Connected s ->
          new Attempt(a.call(), s.agent(), a.began(), a.answered(), s.at(), clock.instant(), end);
      case CallbackState.Waiting _,
          CallbackState.GivenUp _,
          CallbackState.Cancelled _,
          CallbackState.TakenOver _,
          CallbackState.Unknown _ ->
          new Attempt(a.call(), a.agent(), a.began(), a.answered(), null, clock.instant(), end);
    };
  }

  @Override
  public synchronized List<Callback> open() throws StoreException {
    answer();
    return rows.values().stream()
        .filter(Callback::open)
        .sorted(Comparator.comparing(row -> row.promise().at()))
        .toList();
  }

  @Override
  public synchronized Optional<Callback> find(CallbackId id) throws StoreException {
    answer();
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized List<Callback> latest(int max) throws StoreException {
    answer();
    return rows.values().stream()
        .sorted(Comparator.<Callback, Instant>comparing(row -> row.promise().at()).reversed())
        .limit(Math.clamp(max, 0, LATEST_MAX))
        .toList();
  }

  @Override
  public synchronized List<Attempt> attempts(CallbackId id) throws StoreException {
    answer();
    return attempts.values().stream().filter(a -> id.equals(attemptOf.get(a.call()))).toList();
  }

  @Override
  public synchronized Map<Outcome, Long> outcomes() throws StoreException {
    answer();
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    rows.values().forEach(row -> counts.merge(row.outcome(), 1L, Long::sum));
    return counts;
  }

  @Override
  public synchronized List<AnswerDay> answers(Instant since) throws StoreException {
    answer();
    Map<LocalDate, AnswerDay> days = new TreeMap<>();
    for (Attempt a : attempts.values()) {
      Instant answered = a.answered();
      if (answered != null && a.ended() != null && !answered.isBefore(since)) {
        Instant there = a.connected();
        boolean met = there != null && !there.isAfter(answered.plus(AnswerShare.IN_TIME));
        LocalDate day = LocalDate.ofInstant(answered, ZoneOffset.UTC);
        days.merge(
            day,
            new AnswerDay(day, 1, met ? 0 : 1),
            (one, two) ->
                new AnswerDay(day, one.answered() + two.answered(), one.unmet() + two.unmet()));
      }
    }
    return List.copyOf(days.values());
  }
}
