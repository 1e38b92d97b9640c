package dev.hatchline.routing.callback;

import dev.hatchline.call.CallId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What engines on one store have to do with each other: what one of them closes another one lets go
 * of at its next look, and what a dead one owed is taken in. Whatever is believed here, a step is
 * kept only if the row is still of the version that it starts from.
 */
final class Sharing {
  private final CallbackPorts ports;
  private final Outbox outbox;
  private final Book book;
  private final Attempts attempts;
  private final Recovery recovery;
  private final Strays strays;
  private final Consumer<Runnable> locked;
  private final Consumer<Course> settle;
  private boolean looking;

  Sharing(
      CallbackPorts ports,
      Outbox outbox,
      Book book,
      Attempts attempts,
      Recovery recovery,
      Strays strays,
      Consumer<Runnable> locked,
      Consumer<Course> settle) {
    this.ports = ports;
    this.outbox = outbox;
    this.book = book;
    this.attempts = attempts;
    this.recovery = recovery;
    this.strays = strays;
    this.locked = locked;
    this.settle = settle;
  }

  /** Done with true when it is ours; it is taken in when Asterisk's truth is told next. */
  CompletableFuture<Boolean> inherit(Set<UUID> dead) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    locked.accept(() -> {
      strays.hold();
      outbox.add(() -> ports.writers().execute(() -> inherit(dead, done)));
    });
    return done;
  }

  private void inherit(Set<UUID> dead, CompletableFuture<Boolean> done) {
    try {
      done.complete(inherited(dead));
    } finally {
      done.complete(false); // after a fault of ours, which goes its way
    }
  }

  private boolean inherited(Set<UUID> dead) {
    boolean ours = false;
    try {
      ports.owners().inherit(dead);
      ours = true;
    } catch (StoreException _) {
      // Asked for again by whoever watches the dead.
    } finally {
      if (!ours) {
        locked.accept(strays::release);
      }
    }
    return ours;
  }

  /** Compares what we believe with the store; under the lock, returns at once. */
  void look() {
    if (!ports.owners().shared() || looking || !recovery.restored()) {
      return;
    }
    looking = true;
    Map<CallbackId, Callback> believed =
        book.all().stream()
            .filter(Sharing::quiet)
            .collect(Collectors.toMap(c -> c.now.id(), c -> c.now));
    outbox.add(() -> ports.writers().execute(() -> read(believed)));
  }

  /** Nothing of it is on its way to the store. */
  private static boolean quiet(Course c) {
    return c.unsaved.isEmpty() && !c.writing && c.now.open();
  }

  private void read(Map<CallbackId, Callback> believed) {
    boolean told = false;
    try {
      Map<CallbackId, Callback> ours =
          ports.store().open().stream()
              .collect(Collectors.toMap(Callback::id, Function.identity()));
      Set<CallbackId> closed = new HashSet<>();
      for (CallbackId id : believed.keySet()) {
        if (!ours.containsKey(id) && ports.store().find(id).filter(Callback::open).isEmpty()) {
          closed.add(id);
        }
      }
      told = true;
      locked.accept(() -> compare(believed, new HashMap<>(ours), closed));
    } catch (StoreException _) {
      // The next look asks again.
    } finally {
      if (!told) {
        locked.accept(() -> looking = false);
      }
    }
  }

  private void compare(
      Map<CallbackId, Callback> believed, Map<CallbackId, Callback> ours, Set<CallbackId> closed) {
    looking = false;
    List<Course> same =
        book.all().stream()
            .filter(c -> quiet(c) && c.now.equals(believed.get(c.now.id())))
            .toList();
    for (Course c : same) {
      Callback row = ours.get(c.now.id());
      if (row == null || row.version() != c.now.version()) {
        letGo(c, closed.contains(c.now.id()));
      }
    }
    // One that is being dialled is left to Asterisk's record, with its truth.
    ours.values().stream()
        .filter(row -> row.state() instanceof CallbackState.Waiting)
        .filter(row -> book.find(row.id()).isEmpty())
        .forEach(row -> settle.accept(recovery.takeIn(row)));
  }

  /**
   * The phones of one that is closed are put down; those of one that is another engine's now are
   * that engine's.
   */
  private void letGo(Course c, boolean closed) {
    CallId key = c.key();
    if (closed && key != null) {
      attempts.ends().unwanted(c, key);
    } else {
      attempts.ends().leaveLine(c);
    }
    book.drop(c);
  }
}
