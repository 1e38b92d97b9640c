package dev.hatchline.routing.callback;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Course.Phase;
import dev.hatchline.routing.callback.Course.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What follows from the store's answers, and whether it answers at all. */
final class StoreSide implements Keeping.Desk {
  /** A store that did not answer is asked again so soon. */
  static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  /** Requests of which nobody knows whether they were kept; of more, the oldest is left alone. */
  static final int DOUBTS_MAX = 1_000;

  private final CallbackPorts ports;
  private final Outbox outbox;
  private final Phones phones;
  private final Book book;
  private final Attempts attempts;
  private final Consumer<Runnable> locked;
  private final Consumer<Course> settle;
  private final Keeping keeping;
  private final Set<CallbackId> doubts = new LinkedHashSet<>();
  private boolean up = true;
  private boolean asking;
  private @Nullable Instant askAt;

  StoreSide(
      CallbackPorts ports,
      Outbox outbox,
      Phones phones,
      Book book,
      Attempts attempts,
      Consumer<Runnable> locked,
      Consumer<Course> settle) {
    this.ports = ports;
    this.outbox = outbox;
    this.phones = phones;
    this.book = book;
    this.attempts = attempts;
    this.locked = locked;
    this.settle = settle;
    this.keeping = new Keeping(ports.store(), ports.writers(), this);
  }

  boolean up() {
    return up;
  }

  /** Brings what is to be kept to the store, unless that is under way. */
  void begin(Course c) {
    if (!c.unsaved.isEmpty() && !c.writing && up) {
      c.writing = true;
      outbox.add(() -> keeping.begin(c));
    }
  }

  @Override
  public @Nullable Step next(Course c) {
    Step[] next = new Step[1];
    locked.accept(() -> {
      next[0] = c.unsaved.peekFirst();
      c.writing = next[0] != null;
      if (next[0] == null && !c.now.open()) {
        book.drop(c);
      }
    });
    return next[0];
  }

  @Override
  public void kept(Course c, Step step) {
    locked.accept(() -> {
      c.unsaved.removeFirst();
      if (step.told() != null) {
        step.told().complete(new Closing.Closed(step.to()));
      }
      if (c.phase == Phase.CLAIMING && step.from().state() instanceof CallbackState.Waiting) {
        attempts.claimed(c);
      }
      forget(step);
      settle.accept(c);
    });
  }

  /** What Asterisk keeps of an attempt is needed until we have kept how it ended. */
  private void forget(Step step) {
    step.from()
        .state()
        .live()
        .filter(call -> !step.to().state().live().equals(Optional.of(call)))
        .ifPresent(phones::forget);
  }

  @Override
  public void failed(Course c, Step step, StoreException fault) {
    locked.accept(() -> {
      c.writing = false;
      if (step.told() != null) {
        step.told().complete(new Closing.NotKept(fault.sentence()));
      }
      away(fault);
      if (c.phase == Phase.CLAIMING) {
        attempts.ends().giveUpClaim(c);
        attempts.claimed(c);
      }
      settle.accept(c);
    });
  }

  /** Somebody else has the row: it is no longer ours to dial. */
  @Override
  public void conflict(Course c, Step step) {
    locked.accept(() -> {
      c.unsaved.forEach(each -> {
        if (each.told() != null) {
          each.told().complete(new Closing.NotKept("somebody else has changed this callback"));
        }
      });
      c.unsaved.clear();
      c.writing = false;
      if (c.key() != null) {
        attempts.ends().unwanted(c, c.key());
      }
      book.drop(c);
      if (ports.owners().shared()) {
        return; // An engine beside us may; if it is ours all the same, the next look brings it
        // back.
      }
      book.news(
          new CallbackNews.NeedsPerson(
              step.from(),
              "The callback to %s was changed by somebody else; we expected version %d of it."
                  .formatted(step.from().request().number(), step.from().version())));
    });
  }

  /** Nobody is put in line while attempts cannot be written. */
  void away(StoreException fault) {
    Instant at = ports.clock().instant().plus(ASK_AGAIN);
    askAt = at;
    outbox.add(() -> ports.wake().accept(at));
    if (up) {
      up = false;
      book.news(new CallbackNews.StoreAway(fault.sentence()));
      book.all().forEach(settle);
    }
  }

  /** Nobody knows whether this request was kept; nothing was promised. */
  void doubt(CallbackId id) {
    doubts.add(id);
    if (doubts.size() > DOUBTS_MAX) {
      doubts.remove(doubts.iterator().next());
    }
  }

  /** It was kept, and has been promised now. */
  void believe(CallbackId id) {
    doubts.remove(id);
  }

  void tick(Instant now) {
    if (askAt != null && !askAt.isAfter(now) && !asking) {
      asking = true;
      askAt = null;
      List<CallbackId> doubted = List.copyOf(doubts);
      outbox.add(() -> ports.writers().execute(() -> lookAgain(doubted)));
    }
  }

  private void lookAgain(List<CallbackId> doubted) {
    try {
      List<Callback> found = new ArrayList<>(ports.store().latest(1));
      for (CallbackId id : doubted) {
        ports.store().find(id).ifPresent(found::add);
      }
      locked.accept(() -> back(doubted, found));
    } catch (StoreException fault) {
      locked.accept(() -> {
        asking = false;
        away(fault);
      });
    }
  }

  private void back(List<CallbackId> doubted, List<Callback> found) {
    asking = false;
    if (!up) {
      up = true;
      book.news(new CallbackNews.StoreBack());
    }
    for (Callback callback : found) {
      if (doubts.contains(callback.id()) && doubted.contains(callback.id())) {
        unpromised(callback);
      }
    }
    doubts.removeAll(doubted);
    book.all().forEach(settle);
  }

  /** Kept although nobody was told so: it is taken back. A look may have found it already. */
  private void unpromised(Callback callback) {
    if (!callback.open()) {
      return;
    }
    Course c = book.find(callback.id()).orElseGet(() -> book.add(callback));
    CallId key = c.key();
    if (key != null && book.move(c, new CallbackInput.Cancel())) {
      attempts.ends().unwanted(c, key);
      settle.accept(c);
    }
  }
}
