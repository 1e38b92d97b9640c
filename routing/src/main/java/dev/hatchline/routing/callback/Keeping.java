package dev.hatchline.routing.callback;

import dev.hatchline.routing.callback.Course.Step;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Brings the steps of each callback to the store, one after the other, on threads that may wait.
 * Steps of different callbacks are brought at the same time.
 */
final class Keeping {
  /** What the desk, under its lock, is told and asked. */
  interface Desk {
    /** The first step to keep; when there is none, the writing of this callback rests. */
    @Nullable Step next(Course c);

    /** The first step is durable. */
    void kept(Course c, Step step);

    /** The row is another than it should be: somebody else has changed it. */
    void conflict(Course c, Step step);

    /** The store did not say that it kept the first step; the writing rests. */
    void failed(Course c, Step step, StoreException fault);
  }

  private final CallbackStore store;
  private final Executor writers;
  private final Desk desk;

  Keeping(CallbackStore store, Executor writers, Desk desk) {
    this.store = store;
    this.writers = writers;
    this.desk = desk;
  }

  /** Returns at once. */
  void begin(Course c) {
    writers.execute(() -> write(c));
  }

  private void write(Course c) {
    @Nullable Step step = desk.next(c);
    while (step != null) {
      try {
        if (keep(step)) {
          desk.kept(c, step);
        } else {
          desk.conflict(c, step);
        }
      } catch (StoreException fault) {
        desk.failed(c, step, fault);
        return;
      }
      step = desk.next(c);
    }
  }

  /** A step whose answer was lost may have been kept all the same. */
  private boolean keep(Step step) throws StoreException {
    return store.move(step.from(), step.to())
        || store.find(step.to().id()).filter(step.to()::equals).isPresent();
  }
}
