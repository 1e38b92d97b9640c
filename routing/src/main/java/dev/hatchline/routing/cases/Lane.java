package dev.hatchline.routing.cases;

import dev.hatchline.routing.cases.CaseNews.Happened;
import dev.hatchline.routing.cases.CaseStep.Already;
import dev.hatchline.routing.cases.CaseStep.Moved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One case at hand, and what the store does not have of it yet. Under the desk's lock only. */
final class Lane {
  /** A change on its way to the store. */
  static final class Pending {
    final CaseChange change;
    final CompletableFuture<Kept> kept;

    /** It is on this machine's disk. */
    boolean journalled;

    Pending(CaseChange change, CompletableFuture<Kept> kept, boolean journalled) {
      this.change = change;
      this.kept = kept;
      this.journalled = journalled;
    }

    /** The same for another case; the journal knows it under the first. */
    Pending to(CaseId id) {
      return new Pending(new CaseChange(id, change.event(), change.at()), kept, journalled);
    }
  }

  /** What the guard did not accept, and why. */
  record Refusal(Pending pending, String reason) {}

  /**
   * A case after some changes.
   *
   * @param after absent if there was none, and the changes do not begin one
   * @param steps what has changed it, in its order
   */
  record Folded(@Nullable Case after, List<Refusal> refused, List<Happened> steps) {
    /** Where the first contact is that comes too late for the case; below zero if none does. */
    int firstLate(List<Pending> changes) {
      return refused.stream()
          .map(Refusal::pending)
          .filter(pending -> pending.change.event() instanceof CaseEvent.Contacted)
          .mapToInt(changes::indexOf)
          .min()
          .orElse(-1);
    }
  }

  final CaseId id;

  /** As the store has it, as far as we know. */
  @Nullable Case stored;

  /** With all that is unsaved; absent while only the store knows the case, and is away. */
  @Nullable Case now;

  final Deque<Pending> unsaved = new ArrayDeque<>();

  /** By what it is found: numbers, an account, calls. */
  final Set<Object> keys = new HashSet<>();

  boolean writing;

  Lane(CaseId id) {
    this.id = id;
  }

  /** The store has this now. */
  void store(Case row, CaseTransitions guard) {
    stored = row;
    refold(guard);
  }

  void refold(CaseTransitions guard) {
    now = fold(stored, unsaved, guard).after();
  }

  /** The store has this row, now or a moment ago: with what it does not have yet. */
  Case latest(Case row, CaseTransitions guard) {
    @Nullable Case known = stored;
    boolean old = known != null && known.version() >= row.version();
    @Nullable Case after = old || !id.equals(row.id()) ? now : fold(row, unsaved, guard).after();
    return after == null ? row : after;
  }

  List<Pending> unjournalled() {
    return unsaved.stream().filter(pending -> !pending.journalled).toList();
  }

  /** When everything up to now is durable. */
  CompletableFuture<Kept> kept() {
    Pending last = unsaved.peekLast();
    if (last != null) {
      return last.kept;
    }
    return stored == null
        ? new CompletableFuture<>()
        : CompletableFuture.completedFuture(new Kept.InStore(stored));
  }

  static Folded fold(@Nullable Case base, Collection<Pending> changes, CaseTransitions guard) {
    @Nullable Case c = base;
    List<Refusal> refused = new ArrayList<>();
    List<Happened> steps = new ArrayList<>();
    for (Pending pending : changes) {
      CaseChange change = pending.change;
      if (c == null) {
        if (change.event() instanceof CaseEvent.Opened opened) {
          c = Case.fresh(change.id(), opened, change.at());
          steps.add(new Happened(change, null, c));
        } else {
          refused.add(new Refusal(pending, "expected a case, found none of " + change.id()));
        }
        continue;
      }
      switch (guard.next(c, change.event(), change.at())) {
        case Moved(Case after) -> {
          steps.add(new Happened(change, c, after));
          c = after;
        }
        case Already _ -> {}
        case CaseStep.Refused(String reason) -> refused.add(new Refusal(pending, reason));
      }
    }
    return new Folded(c, refused, steps);
  }
}
