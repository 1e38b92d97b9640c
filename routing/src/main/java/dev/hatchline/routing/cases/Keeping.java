package dev.hatchline.routing.cases;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.CaseNews.Happened;
import dev.hatchline.routing.cases.CaseStore.Move;
import dev.hatchline.routing.cases.CaseStore.Written;
import dev.hatchline.routing.cases.Lane.Folded;
import dev.hatchline.routing.cases.Lane.Pending;
import dev.hatchline.routing.cases.Lane.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the changes of each case to the store, in their order and as many at once as have come, on
 * threads that may wait; of different cases at the same time. What the store does not take goes to
 * the journal.
 */
final class Keeping {
  /** Changes of one case in one transaction. */
  static final int BATCH_MAX = 100;

  /** A row that others change faster than we read it waits for the next turn. */
  static final int TRIES_MAX = 20;

  /** From one merged case to the next. */
  static final int SIGNS_MAX = 5;

  /** The store's cases of one customer, of which one may be the same matter. */
  static final int FOUND_MAX = 20;

  /** What is to be kept of one case. */
  record Batch(Lane lane, @Nullable Case stored, List<Pending> changes, boolean storeUp) {
    Batch first(int count) {
      return new Batch(lane, stored, changes.subList(0, count), storeUp);
    }
  }

  /** What became of a batch; the desk, under its lock, is told. */
  sealed interface Ending {
    /** The store has it. */
    record Saved(Case row, List<Pending> changes, Folded folded) implements Ending {}

    /**
     * It was the same matter as another, which the store has with everything.
     *
     * @param told what was done to both, in its order
     */
    record Joined(Case into, List<Pending> changes, Folded folded, List<Happened> told)
        implements Ending {}

    /** Somebody had merged it into that one, for which the changes are now. */
    record Redirected(Case into) implements Ending {}

    /** Somebody had solved it long ago, and the customer, whom we took in first, is here. */
    record TooLate(Case closed) implements Ending {}

    /** There is no such case. */
    record Nobodys(List<Pending> changes, Folded folded) implements Ending {}

    /** In the journal, for the store is away. */
    record Journalled() implements Ending {}

    /** In memory alone: neither store nor journal took it. */
    record Nowhere() implements Ending {}
  }

  /** What the desk, under its lock, is asked and told. */
  interface Desk {
    /** What to keep next; when there is nothing, the writing of this case rests. */
    @Nullable Batch next(Lane lane);

    /** Returns whether the writing of this case goes on. */
    boolean ended(Batch batch, Ending ending);

    void away(StoreException fault);
  }

  private final CasePorts ports;
  private final CaseTransitions guard;
  private final JournalSide journal;
  private final Desk desk;

  Keeping(CasePorts ports, CaseTransitions guard, JournalSide journal, Desk desk) {
    this.ports = ports;
    this.guard = guard;
    this.journal = journal;
    this.desk = desk;
  }

  /** On a thread that may wait. */
  void write(Lane lane) {
    @Nullable Batch batch = desk.next(lane);
    while (batch != null && desk.ended(batch, keep(batch))) {
      batch = desk.next(lane);
    }
    journal.clear();
  }

  /** Where it all is in the end; empty if there is no such case, or the store does not answer. */
  Optional<Case> find(CaseId id) {
    try {
      Optional<Case> row = ports.store().find(id);
      return row.isPresent() ? Optional.of(target(row.get())) : row;
    } catch (StoreException fault) {
      desk.away(fault);
      return Optional.empty();
    }
  }

  /** Which case has it; empty if none has, or the store does not answer. */
  Optional<Case> find(CallId call) {
    try {
      return ports.store().find(call);
    } catch (StoreException fault) {
      desk.away(fault);
      return Optional.empty();
    }
  }

  /** The customer's cases; empty if the store does not answer. */
  Optional<List<Case>> of(Customer who) {
    try {
      return Optional.of(ports.store().of(who, FOUND_MAX));
    } catch (StoreException fault) {
      desk.away(fault);
      return Optional.empty();
    }
  }

  private Ending keep(Batch batch) {
    if (batch.storeUp()) {
      try {
        return store(batch);
      } catch (StoreException fault) {
        desk.away(fault);
      }
    }
    List<Pending> fresh = batch.changes().stream().filter(p -> !p.journalled).toList();
    return fresh.isEmpty() || journal.append(fresh)
        ? new Ending.Journalled()
        : new Ending.Nowhere();
  }

  private Ending store(Batch batch) throws StoreException {
    @Nullable Case base = known(batch);
    @Nullable CaseId twin = null;
    boolean searched = false;
    for (int i = 0; i < TRIES_MAX; i++) {
      if (base != null && base.into().isPresent()) {
        return new Ending.Redirected(target(base));
      }
      Folded folded = fold(base, batch);
      int late = folded.firstLate(batch.changes());
      if (late == 0 && base != null) {
        return new Ending.TooLate(base);
      }
      if (late > 0) {
        return store(batch.first(late));
      }
      @Nullable Case after = folded.after();
      if (after == null || after.equals(base)) {
        return after == null
            ? new Ending.Nobodys(batch.changes(), folded)
            : new Ending.Saved(after, batch.changes(), folded);
      }
      if (base == null && !searched) {
        searched = true;
        twin = search(after).map(Case::id).orElse(null);
      }
      Attempt attempt = new Attempt(base, after, batch.changes(), folded);
      switch (twin == null ? alone(attempt) : joined(attempt, twin)) {
        case Tried.Kept(Ending ending) -> {
          return ending;
        }
        case Tried.Twin(CaseId other) -> twin = other;
        case Tried.Stale() -> base = ports.store().find(batch.lane().id).orElse(null);
      }
    }
    throw new StoreException(
        "expected case %s to rest for a moment, found it changed %d times"
            .formatted(batch.lane().id, TRIES_MAX));
  }

  /** What the store has, as far as we know; that there is none if the case begins with this. */
  private @Nullable Case known(Batch batch) throws StoreException {
    Case stored = batch.stored();
    return stored != null || batch.changes().getFirst().change.event() instanceof CaseEvent.Opened
        ? stored
        : ports.store().find(batch.lane().id).orElse(null);
  }

  /** A contact leaves for a case that has it; that may have become this one meanwhile. */
  private Folded fold(@Nullable Case base, Batch batch) throws StoreException {
    List<Pending> sound = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    for (Pending pending : batch.changes()) {
      if (pending.change.event() instanceof CaseEvent.Left(CallId call, CaseId to)
          && !elsewhere(batch.lane().id, call, to)) {
        refused.add(
            new Refusal(pending, "expected the contact %s in case %s first".formatted(call, to)));
      } else {
        sound.add(pending);
      }
    }
    Folded folded = Lane.fold(base, sound, guard);
    refused.addAll(folded.refused());
    return new Folded(folded.after(), refused, folded.steps());
  }

  private boolean elsewhere(CaseId from, CallId call, CaseId to) throws StoreException {
    Optional<Case> there = ports.store().find(to);
    if (there.isEmpty()) {
      return false;
    }
    Case now = target(there.get());
    return !now.id().equals(from) && now.dossier().contact(call).isPresent();
  }

  private record Attempt(@Nullable Case base, Case after, List<Pending> changes, Folded folded) {
    Attempt apart() {
      return new Attempt(base, after.apart(), changes, folded);
    }
  }

  private sealed interface Tried {
    record Kept(Ending ending) implements Tried {}

    record Twin(CaseId other) implements Tried {}

    record Stale() implements Tried {}
  }

  private Tried tried(List<Move> moves, Ending ending) throws StoreException {
    return switch (ports.store().keep(moves)) {
      case Written.Done() -> new Tried.Kept(ending);
      case Written.Twin(CaseId other) -> new Tried.Twin(other);
      case Written.Stale _ -> new Tried.Stale();
    };
  }

  private Tried alone(Attempt attempt) throws StoreException {
    return tried(
        List.of(new Move(attempt.base(), attempt.after())),
        new Ending.Saved(attempt.after(), attempt.changes(), attempt.folded()));
  }

  /** Into the other, if it still is there for the customer; without room for both they stay two. */
  private Tried joined(Attempt attempt, CaseId twin) throws StoreException {
    Case after = attempt.after();
    Optional<Case> found = ports.store().find(twin);
    if (found.isEmpty() || !target(found.get()).receives(after.openedAt())) {
      return alone(attempt);
    }
    Case into = target(found.get());
    CaseStep taken = guard.next(into, new CaseEvent.TookIn(after), after.openedAt());
    CaseStep left = guard.next(after, new CaseEvent.MergedInto(into.id()), after.openedAt());
    if (taken instanceof CaseStep.Moved(Case both) && left instanceof CaseStep.Moved(Case gone)) {
      return tried(
          List.of(new Move(attempt.base(), gone), new Move(into, both)),
          new Ending.Joined(
              both,
              attempt.changes(),
              attempt.folded(),
              new Joining(attempt.base(), gone, into, both).told(attempt.folded())));
    }
    return alone(attempt.apart());
  }

  /** The one that the customer would have gone on with, had we asked in time. */
  private Optional<Case> search(Case fresh) throws StoreException {
    if (fresh.split() || fresh.customer().anonymous()) {
      return Optional.empty();
    }
    List<Case> theirs =
        ports.store().of(fresh.customer(), FOUND_MAX).stream()
            .filter(c -> !c.id().equals(fresh.id()))
            .toList();
    return Recognising.choose(theirs, fresh.customer(), fresh.topic(), fresh.openedAt());
  }

  /** Where it all is in the end. */
  private Case target(Case merged) throws StoreException {
    Case at = merged;
    for (int i = 0; i < SIGNS_MAX && at.into().isPresent(); i++) {
      CaseId into = at.into().get();
      at =
          ports
              .store()
              .find(into)
              .orElseThrow(() -> new StoreException("expected a case " + into + ", found none"));
    }
    return at;
  }
}
