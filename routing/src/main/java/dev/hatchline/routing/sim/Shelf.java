package dev.hatchline.routing.sim;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.AnswerDay;
import dev.hatchline.routing.callback.Attempt;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.callback.Slot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the callbacks of a simulation as long as they are open, which is all that a desk asks of
 * its store while nothing fails: there is no history, nobody names a time, and nobody asks twice
 * with one key.
 */
final class Shelf implements CallbackStore {
  private final Map<CallbackId, Callback> rows = new HashMap<>();
  private final Map<PhoneNumber, CallbackId> open = new HashMap<>();

  @Override
  public Saved save(Callback fresh, @Nullable Slot slot, @Nullable String idempotencyKey) {
    CallbackId same = open.putIfAbsent(fresh.request().number(), fresh.id());
    if (same != null) {
      return new Saved.SameNumber(find(same).orElseThrow());
    }
    rows.put(fresh.id(), fresh);
    return new Saved.New(fresh);
  }

  @Override
  public boolean move(Callback from, Callback to) {
    Callback row = rows.get(from.id());
    if (row == null || row.version() != from.version()) {
      return false;
    }
    if (to.open()) {
      rows.put(to.id(), to);
    } else {
      rows.remove(to.id());
      open.remove(to.request().number(), to.id());
    }
    return true;
  }

  @Override
  public Map<Instant, Integer> taken(Instant from, Instant until) {
    return Map.of();
  }

  @Override
  public List<Callback> open() {
    return List.copyOf(rows.values());
  }

  @Override
  public Optional<Callback> find(CallbackId id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<Callback> latest(int max) {
    return rows.values().stream()
        .sorted((one, other) -> other.promise().at().compareTo(one.promise().at()))
        .limit(max)
        .toList();
  }

  @Override
  public List<Attempt> attempts(CallbackId id) {
    return List.of();
  }

  @Override
  public Map<Outcome, Long> outcomes() {
    return Map.of();
  }

  @Override
  public List<AnswerDay> answers(Instant since) {
    return List.of();
  }
}
