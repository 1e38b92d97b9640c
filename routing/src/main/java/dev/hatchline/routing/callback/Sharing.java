package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Consumer<Runnable> locked;
  private final Consumer<Course> settle;

  /** Customers whose calls are here, and whose callbacks the store could not be asked for. */
  private final Map<CallId, CompletableFuture<Void>> here = new HashMap<>();

  private boolean looking;

  Sharing(
      CallbackPorts ports,
      Outbox outbox,
      Book book,
      Attempts attempts,
      Recovery recovery,
      Consumer<Runnable> locked,
      Consumer<Course> settle) {
    this.ports = ports;
    this.outbox = outbox;
    this.book = book;
    this.attempts = attempts;
    this.recovery = recovery;
    this.locked = locked;
    this.settle = settle;
  }

  /** Done with true when it is ours; it is taken in when Asterisk's truth is told next. */
  CompletableFuture<Boolean> inherit(Set<UUID> dead) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    ports.writers().execute(() -> inherit(dead, done));
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
    try {
      ports.owners().inherit(dead);
      return true;
    } catch (StoreException _) {
      return false;
    }
  }

  /**
   * A customer who was dialled by another engine has come here, as that one is dead or in trouble:
   * the callback is ours from now on, and the agent whom it has rung is let go. Done when that is
   * known.
   */
  CompletableFuture<Void> arrived(CallId call) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    locked.accept(() -> arrived(call, done));
    return done;
  }

  private void arrived(CallId call, CompletableFuture<Void> done) {
    boolean elsewhere = ports.owners().shared() && book.find(call).isEmpty();
    outbox.add(
        elsewhere
            ? () -> ports.writers().execute(() -> take(call, done))
            : () -> done.complete(null));
  }

  private void take(CallId call, CompletableFuture<Void> done) {
    try {
      Optional<CallbackId> ours = ports.owners().take(call);
      if (ours.isPresent()) {
        ports.store().find(ours.get()).ifPresent(row -> locked.accept(() -> taken(row)));
      }
      done.complete(null);
    } catch (StoreException _) {
      locked.accept(() -> here.put(call, done));
    } catch (RuntimeException fault) {
      done.complete(null); // the call goes on without it
      throw fault;
    }
  }

  private void taken(Callback row) {
    if (!row.open() || book.find(row.id()).isPresent()) {
      return;
    }
    Course c = recovery.takeIn(row);
    if (row.state() instanceof CallbackState.Dialling(CallId call, AgentId agent, _)) {
      if (!ports.line().reserved(agent, call)) {
        outbox.add(() -> {
          var _ = ports.dial().hangUpAgent(call, agent);
        });
      }
      attempts.customerDialled(c, Fate.ANSWERED);
    }
    attempts.lookSoon(c);
    settle.accept(c);
  }

  /** Compares what we believe with the store; under the lock, returns at once. */
  void look() {
    if (!ports.owners().shared() || looking || !recovery.restored()) {
      return;
    }
    looking = true;
    here.forEach(this::arrived);
    here.clear();
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
