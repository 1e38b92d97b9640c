package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All that is not settled: each change is decided in memory, and kept before anything else is done.
 * What the store does not take waits, and is tried again; nothing begins meanwhile. On the worker's
 * thread, but for {@link #told}.
 */
final class NoticeBook {
  /** Of more, the oldest are found by the next engine. */
  private static final int DOUBTED_MAX = 1_000;

  private final NoticePorts ports;
  private final NoticeTransitions guard;
  private final Map<NoticeId, Held> all = new LinkedHashMap<>();
  private final Map<CallId, Notice> told = new ConcurrentHashMap<>();
  private final SequencedSet<NoticeId> doubted = new LinkedHashSet<>();
  private final BiConsumer<Held, Boolean> changed;
  private long entered;
  private boolean storeUp = true;

  /**
   * Knows none.
   *
   * @param changed hears of each that is not as it was, and whether it still is looked at
   */
  NoticeBook(NoticePorts ports, NoticeTransitions guard, BiConsumer<Held, Boolean> changed) {
    this.ports = ports;
    this.guard = guard;
    this.changed = changed;
  }

  boolean storeUp() {
    return storeUp;
  }

  List<Held> all() {
    return List.copyOf(all.values());
  }

  Collection<Held> view() {
    return all.values();
  }

  Optional<Held> find(NoticeId id) {
    return Optional.ofNullable(all.get(id));
  }

  Optional<Held> find(CallId key) {
    return Optional.ofNullable(told.get(key)).flatMap(notice -> find(notice.id()));
  }

  /** What this call tells, from its beginning until that is settled; any thread may ask. */
  Optional<Notice> told(CallId key) {
    return Optional.ofNullable(told.get(key));
  }

  /** A row of the store. */
  Held add(Notice row) {
    Held held = new Held(row, entered++);
    all.put(row.id(), held);
    note(held);
    changed.accept(held, true);
    return held;
  }

  void drop(Held held) {
    all.remove(held.now.id());
    told.values().removeIf(notice -> notice.id().equals(held.now.id()));
    changed.accept(held, false);
  }

  private void note(Held held) {
    CallId key = held.key();
    if (key != null) {
      told.put(key, held.now);
    }
  }

  /**
   * Decides, and keeps what is decided.
   *
   * @return false if the guard refuses it
   */
  boolean move(Held held, NoticeInput input) {
    return switch (guard.next(held.now, input, ports.clock().instant())) {
      case NoticeStep.Refused _ -> false;
      case NoticeStep.Moved(Notice after) -> {
        moved(held, after);
        yield true;
      }
    };
  }

  private void moved(Held held, Notice after) {
    Notice before = held.now;
    held.now = after;
    note(held);
    if (!after.state().equals(before.state())) {
      ports.news().accept(new NoticeNews.Moved(before, after));
    }
    if (held.tried == null) {
      var _ = write(held);
    }
    changed.accept(held, all.get(after.id()) == held);
  }

  /** Nobody knows whether the store has kept it as new. */
  void doubt(NoticeId id) {
    doubted.add(id);
    if (doubted.size() > DOUBTED_MAX) {
      doubted.removeFirst();
    }
  }

  /** What the store has not taken is tried again, until it fails again. */
  void catchUp() {
    boolean up = all().stream().filter(held -> !held.safe()).allMatch(this::rewrite) && answers();
    if (up && !storeUp) {
      storeUp = true;
      ports.news().accept(new NoticeNews.StoreBack());
    }
  }

  /** Whether the store does; what it has kept without saying so is to be told. */
  private boolean answers() {
    try {
      var _ = ports.store().rung(ports.clock().instant());
      while (!doubted.isEmpty()) {
        ports
            .store()
            .find(doubted.getFirst())
            .filter(row -> !row.settled() && find(row.id()).isEmpty())
            .ifPresent(this::add);
        doubted.removeFirst();
      }
      return true;
    } catch (StoreException fault) {
      away(String.valueOf(fault.getMessage()));
      return false;
    }
  }

  private boolean rewrite(Held held) {
    boolean answered = write(held);
    changed.accept(held, all.get(held.now.id()) == held);
    return answered;
  }

  /** False if the store does not answer. */
  private boolean write(Held held) {
    try {
      Notice tried = held.tried;
      if (tried != null && !lookedUp(held, tried)) {
        return true;
      }
      if (held.kept.equals(held.now)) {
        return true;
      }
      Notice to = held.now.of(held.kept.version() + 1);
      held.tried = to;
      if (ports.store().move(held.kept, to)) {
        kept(held, to);
      } else {
        adopt(held, ports.store().own(to.id()).orElse(null));
      }
      return true;
    } catch (StoreException fault) {
      away(String.valueOf(fault.getMessage()));
      return false;
    }
  }

  /** Nobody knows whether the last try was kept, so the store is asked; false if it was lost. */
  private boolean lookedUp(Held held, Notice tried) throws StoreException {
    Notice row = ports.store().own(tried.id()).orElse(null);
    if (row != null && row.version() == held.kept.version()) {
      held.tried = null;
      return true;
    }
    if (tried.equals(row)) {
      Notice wanted = held.now;
      kept(held, tried);
      held.now = wanted.of(tried.version());
      return true;
    }
    adopt(held, row);
    return false;
  }

  private void kept(Held held, Notice to) {
    CallId before = held.kept.state().live().orElse(null);
    held.kept = to;
    held.now = to;
    held.tried = null;
    if (before != null && !to.state().live().equals(Optional.of(before))) {
      ports.channel().forget(before);
      if (to.state().open()) {
        told.remove(before);
      }
    }
  }

  /** Somebody else has changed the row, has it now, or erased it: the store is right. */
  private void adopt(Held held, @Nullable Notice row) {
    held.tried = null;
    if (row == null || row.settled()) {
      drop(held);
    } else {
      held.kept = row;
      held.now = row;
      held.ordered = true; // By somebody else, perhaps.
      held.unwatched = row.state().live().isPresent() ? ports.clock().instant() : null;
      note(held);
    }
  }

  // ---- What other engines have

  /** False if the store does not answer. */
  boolean inherit(Set<UUID> dead) {
    try {
      ports.store().inherit(dead);
      return true;
    } catch (StoreException fault) {
      away(String.valueOf(fault.getMessage()));
      return false;
    }
  }

  /** The customer of this call, which another engine has begun, is on the line here. */
  Optional<Notice> take(CallId call) {
    try {
      if (find(call).isEmpty()) {
        ports.store().take(call).ifPresent(row -> add(row).ordered = true); // by the other engine
      }
      find(call).ifPresent(held -> move(held, new NoticeInput.Answer()));
      return told(call);
    } catch (StoreException fault) {
      away(String.valueOf(fault.getMessage()));
      return Optional.empty();
    }
  }

  /** One that another engine has, and that finds out when it is due. */
  boolean withdraw(NoticeId id) {
    try {
      Notice row = ports.store().find(id).orElse(null);
      return row != null
          && guard.next(row, new NoticeInput.Withdraw(), ports.clock().instant())
              instanceof NoticeStep.Moved(Notice after)
          && ports.store().move(row, after.of(row.version() + 1));
    } catch (StoreException fault) {
      away(String.valueOf(fault.getMessage()));
      return false;
    }
  }

  void away(String why) {
    if (storeUp) {
      storeUp = false;
      ports.news().accept(new NoticeNews.StoreAway(why));
    }
    Instant again = ports.clock().instant().plus(NoticeDesk.TRY_AGAIN);
    ports.wake().accept(again);
  }
}
