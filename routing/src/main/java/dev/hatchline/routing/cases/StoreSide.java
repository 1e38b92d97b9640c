package dev.hatchline.routing.cases;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Outbox;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.CaseStep.Already;
import dev.hatchline.routing.cases.CaseStep.Moved;
import dev.hatchline.routing.cases.Keeping.Batch;
import dev.hatchline.routing.cases.Keeping.Ending;
import dev.hatchline.routing.cases.Lane.Folded;
import dev.hatchline.routing.cases.Lane.Pending;
import dev.hatchline.routing.cases.Lane.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The changes on their way to the store, and what follows from its answers. */
final class StoreSide implements Keeping.Desk {
  /** A store that did not answer is asked again so soon. */
  static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  /** How often solved cases are looked at, whether somebody may still come back to them. */
  static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /** Changes that may wait; what comes then is turned away. */
  static final int CHANGES_MAX = 50_000;

  /** Cases that are closed in one look. */
  static final int CLOSED_MAX = 200;

  private final CasePorts ports;
  private final CaseTransitions guard;
  private final Shelf shelf;
  private final Outbox outbox;
  private final Consumer<Runnable> locked;
  private final JournalSide journal;
  private final Keeping keeping;
  private final Writers writers;
  private boolean up = true;
  private boolean looking;
  private Instant lookAt = Instant.MAX;
  private long turnedAway;

  StoreSide(
      CasePorts ports,
      CaseTransitions guard,
      Shelf shelf,
      Outbox outbox,
      Consumer<Runnable> locked) {
    this.ports = ports;
    this.guard = guard;
    this.shelf = shelf;
    this.outbox = outbox;
    this.locked = locked;
    this.journal = new JournalSide(ports, shelf, locked, this::news);
    this.keeping = new Keeping(ports, guard, journal, this);
    this.writers = new Writers(ports, outbox::add, locked, keeping::write);
  }

  boolean up() {
    return up;
  }

  void news(CaseNews news) {
    outbox.add(() -> ports.news().accept(news));
  }

  void wake(Instant at) {
    outbox.add(() -> ports.wake().accept(at));
  }

  CaseReadings readings() {
    return new CaseReadings(up, shelf.size(), shelf.unsaved(), shelf.journalled(), turnedAway);
  }

  // ---- Changes

  /** In memory at once, and then to the store. */
  Changed change(Lane lane, CaseEvent event) {
    Case now = lane.now;
    if (now == null || shelf.unsaved() >= CHANGES_MAX) {
      turnedAway++;
      return new Changed.Refused(
          "expected case %s at hand and room for its change, found %d unsaved changes"
              .formatted(lane.id, shelf.unsaved()));
    }
    CaseChange change = new CaseChange(lane.id, event, ports.clock().instant());
    return switch (guard.next(now, event, change.at())) {
      case CaseStep.Refused(String reason) -> new Changed.Refused(reason);
      case Already(Case same) -> new Changed.Done(same, lane.kept());
      case Moved(Case after) -> {
        lane.now = after;
        shelf.index(lane);
        news(new CaseNews.Changed(after));
        yield new Changed.Done(after, add(lane, change));
      }
    };
  }

  /** A fresh case, in which nothing has happened but that it was opened. */
  Lane open(CaseEvent.Opened opened, Instant at) {
    Lane lane = shelf.open(new CaseId(ports.random().get()));
    CaseChange change = new CaseChange(lane.id, opened, at);
    lane.now = Case.fresh(lane.id, opened, change.at());
    shelf.index(lane);
    var _ = add(lane, change);
    return lane;
  }

  private CompletableFuture<Kept> add(Lane lane, CaseChange change) {
    Pending pending = new Pending(change, new CompletableFuture<>(), false);
    shelf.add(lane, pending);
    begin(lane);
    return pending.kept;
  }

  /** Brings what is to be kept to the store, or the journal. */
  private void begin(Lane lane) {
    if (up ? !lane.unsaved.isEmpty() : !lane.unjournalled().isEmpty()) {
      writers.begin(lane);
    }
  }

  // ---- Cases that are not at hand

  /** Does it with the case, and tells what came of it. */
  void withLane(CaseId id, CompletableFuture<Changed> answer, Function<Lane, Changed> act) {
    lane(
        id,
        found -> {
          Changed changed =
              found
                  .map(act)
                  .orElseGet(() -> new Changed.Refused("expected a case " + id + ", found none"));
          outbox.add(() -> answer.complete(changed));
        });
  }

  /** Goes on with the case, under the lock; at once if it is at hand. */
  void lane(CaseId id, Consumer<Optional<Lane>> goOn) {
    Optional<Lane> hand = shelf.find(id);
    if (hand.filter(lane -> lane.now != null).isPresent() || !up) {
      goOn.accept(hand);
      return;
    }
    writers.later(
        () -> {
          Optional<Case> row = keeping.find(id);
          locked.accept(() -> goOn.accept(row.map(this::put)));
        },
        () -> goOn.accept(Optional.empty()));
  }

  /** Goes on with the case that has this contact, under the lock; at once if it is at hand. */
  void lane(CallId call, Consumer<Optional<Lane>> goOn) {
    Optional<Lane> hand = shelf.find(call);
    if (hand.isPresent() || !up) {
      goOn.accept(hand);
      return;
    }
    writers.later(
        () -> {
          Optional<Case> row = keeping.find(call);
          locked.accept(() -> goOn.accept(row.map(this::put)));
        },
        () -> goOn.accept(Optional.empty()));
  }

  /** The customer's cases, brought in under the lock; {@code sure} if the store answered. */
  void bringIn(Customer who, Consumer<Boolean> goOn) {
    writers.later(
        () -> {
          Optional<List<Case>> rows = keeping.of(who);
          locked.accept(() -> {
            rows.orElse(List.of()).forEach(this::put);
            goOn.accept(rows.isPresent());
          });
        },
        () -> goOn.accept(false));
  }

  /** What the store has, and what we know beyond it. */
  Lane put(Case row) {
    Lane lane = shelf.exactly(row.id());
    @Nullable Case before = lane.now;
    if (lane.stored == null || lane.stored.version() < row.version()) {
      lane.store(row, guard);
      shelf.index(lane);
    }
    Case now = lane.now;
    if (before != null && now != null && !before.equals(now)) {
      news(new CaseNews.Changed(now));
    }
    return lane;
  }

  // ---- What the store says

  @Override
  public @Nullable Batch next(Lane lane) {
    @Nullable Batch[] next = new Batch[1];
    locked.accept(() -> {
      List<Pending> todo =
          up ? lane.unsaved.stream().limit(Keeping.BATCH_MAX).toList() : lane.unjournalled();
      lane.writing = !todo.isEmpty();
      next[0] = todo.isEmpty() ? null : new Batch(lane, lane.stored, todo, up);
    });
    return next[0];
  }

  @Override
  public boolean ended(Batch batch, Ending ending) {
    boolean[] goesOn = new boolean[1];
    locked.accept(() -> {
      Lane lane = batch.lane();
      switch (ending) {
        case Ending.Saved(Case row, List<Pending> changes, Folded folded) -> {
          settle(lane, changes, row, folded);
          folded.steps().forEach(this::news);
          saved(lane, row, folded);
        }
        case Ending.Joined(
                Case into,
                List<Pending> changes,
                Folded folded,
                List<CaseNews.Happened> told) -> {
          settle(lane, changes, into, folded);
          told.forEach(this::news);
          lead(lane, put(into));
        }
        case Ending.Redirected(Case into) -> lead(lane, put(into));
        case Ending.TooLate(Case closed) -> lead(lane, successor(closed, batch));
        case Ending.Nobodys(List<Pending> changes, Folded folded) -> {
          settle(lane, changes, null, folded);
          shelf.drop(lane);
        }
        case Ending.Journalled() -> batch.changes().forEach(p -> tell(p, new Kept.InJournal()));
        case Ending.Nowhere() -> lane.writing = false;
      }
      goesOn[0] = lane.writing;
    });
    return goesOn[0];
  }

  private void saved(Lane lane, Case row, Folded folded) {
    lane.store(row, guard);
    shelf.index(lane);
    Case now = lane.now;
    if (!folded.refused().isEmpty() && now != null) {
      news(new CaseNews.Changed(now));
    }
  }

  private void settle(Lane lane, List<Pending> changes, @Nullable Case row, Folded folded) {
    shelf.done(lane, changes);
    for (Refusal refusal : folded.refused()) {
      tell(refusal.pending(), new Kept.Refused(refusal.reason()));
      news(new CaseNews.Refused(refusal.pending().change, refusal.reason()));
    }
    if (row != null) {
      changes.forEach(pending -> tell(pending, new Kept.InStore(row)));
    }
  }

  /** The first word counts: who was refused is not told that it is kept, nor the other way. */
  private void tell(Pending pending, Kept kept) {
    outbox.add(() -> pending.kept.complete(kept));
  }

  private void lead(Lane from, Lane to) {
    from.writing = false;
    shelf.lead(from, to);
    begin(to);
    Case now = to.now;
    if (now != null) {
      news(new CaseNews.GoesOn(from.id, now));
    }
  }

  private Lane successor(Case closed, Batch batch) {
    return open(
        new CaseEvent.Opened(closed.customer(), closed.topic(), closed.split()),
        batch.changes().getFirst().change.at());
  }

  @Override
  public void away(StoreException fault) {
    locked.accept(() -> {
      if (up) {
        up = false;
        news(new CaseNews.StoreAway(fault.sentence()));
      }
      lookAgain(ASK_AGAIN);
    });
  }

  // ---- Looking at the store from time to time

  void recover() {
    lookAt = ports.clock().instant();
    tick(lookAt);
  }

  private void lookAgain(Duration after) {
    lookAt = ports.clock().instant().plus(after);
    wake(lookAt);
  }

  void tick(Instant now) {
    if (!looking && !lookAt.isAfter(now)) {
      looking = true;
      lookAt = Instant.MAX;
      writers.later(() -> look(now), () -> looking = false);
    }
  }

  private void look(Instant now) {
    List<CaseChange> left = journal.restore();
    if (!left.isEmpty()) {
      locked.accept(() -> restored(left));
    }
    try {
      List<Case> over = ports.store().over(now, CLOSED_MAX);
      locked.accept(() -> back(over));
    } catch (StoreException fault) {
      away(fault);
    }
    locked.accept(() -> {
      looking = false;
      shelf.lanes().forEach(this::begin);
    });
    journal.clear();
  }

  private void restored(List<CaseChange> left) {
    Set<Lane> lanes = new LinkedHashSet<>();
    for (CaseChange change : left) {
      Lane lane = shelf.exactly(change.id());
      shelf.add(lane, new Pending(change, new CompletableFuture<>(), true));
      lanes.add(lane);
    }
    for (Lane lane : lanes) {
      lane.refold(guard);
      shelf.index(lane);
    }
  }

  private void back(List<Case> over) {
    if (!up) {
      up = true;
      news(new CaseNews.StoreBack());
    }
    for (Case row : over) {
      var _ = change(put(row), new CaseEvent.Lapse());
    }
    lookAgain(LOOK_EVERY);
  }
}
