package dev.hatchline.routing.callback;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.CallbackStep.Moved;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Closes callbacks that are not wanted any more. One that is another engine's is closed in the
 * store, by its version; that engine learns of it when it looks, and lets go of the phones.
 */
final class Closings {
  /** Its owner may be at work on it at the same moment, and is done soon. */
  private static final int TRIES_MAX = 5;

  private final CallbackPorts ports;
  private final CallbackTransitions guard;
  private final Outbox outbox;
  private final Book book;
  private final Attempts attempts;
  private final Consumer<Runnable> locked;
  private final Consumer<Course> settle;

  Closings(
      CallbackPorts ports,
      CallbackTransitions guard,
      Outbox outbox,
      Book book,
      Attempts attempts,
      Consumer<Runnable> locked,
      Consumer<Course> settle) {
    this.ports = ports;
    this.guard = guard;
    this.outbox = outbox;
    this.book = book;
    this.attempts = attempts;
    this.locked = locked;
    this.settle = settle;
  }

  /** Done when it is durable. */
  CompletableFuture<Closing> close(CallbackId id, CallbackInput input) {
    CompletableFuture<Closing> told = new CompletableFuture<>();
    locked.accept(() -> {
      Optional<Course> found = book.find(id);
      if (found.isPresent()) {
        close(found.get(), input, told);
      } else if (ports.owners().shared()) {
        outbox.add(() -> ports.writers().execute(() -> elsewhere(id, input, told)));
      } else {
        told.complete(none(id));
      }
    });
    return told;
  }

  private void close(Course c, CallbackInput input, CompletableFuture<Closing> told) {
    CallId key = c.key();
    @Nullable String refused = book.move(c, input, told);
    if (refused == null && key != null) {
      attempts.ends().unwanted(c, key);
      settle.accept(c);
    } else {
      told.complete(new Closing.Refused(String.valueOf(refused)));
    }
  }

  private void elsewhere(CallbackId id, CallbackInput input, CompletableFuture<Closing> told) {
    try {
      told.complete(elsewhere(id, input));
    } finally {
      // After a fault of ours, which goes its way: whoever asks waits for an answer all the same.
      told.complete(new Closing.NotKept("closing it failed; please ask again"));
    }
  }

  private Closing elsewhere(CallbackId id, CallbackInput input) {
    try {
      for (int tries = 0; tries < TRIES_MAX; tries++) {
        Optional<Callback> row = ports.store().find(id);
        if (row.isEmpty()) {
          return none(id);
        }
        switch (guard.next(row.get(), input, ports.clock().instant())) {
          case CallbackStep.Refused(String reason) -> {
            return new Closing.Refused(reason);
          }
          case Moved(Callback after) -> {
            if (ports.store().move(row.get(), after)) {
              locked.accept(() -> book.closedElsewhere(row.get(), after));
              return new Closing.Closed(after);
            }
          }
        }
      }
      return new Closing.NotKept("the other engine is at work on it; please ask again");
    } catch (StoreException fault) {
      return new Closing.NotKept(fault.sentence());
    }
  }

  private static Closing none(CallbackId id) {
    return new Closing.Refused("expected a callback that is open, found none of " + id);
  }
}
