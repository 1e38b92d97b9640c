package dev.hatchline.routing.cases;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those who write cases: some at once, the others in the order in which they became due. */
final class Writers {
  /** After an outage there may be thousands to write, and the store has other guests. */
  static final int AT_ONCE_MAX = 16;

  private final CasePorts ports;
  private final Consumer<Runnable> told;
  private final Consumer<Runnable> locked;
  private final Consumer<Lane> write;
  private final Deque<Lane> due = new ArrayDeque<>();
  private int atWork;

  /**
   * Nobody is at work.
   *
   * @param told does something outside the lock
   * @param write waits for store or journal
   */
  Writers(
      CasePorts ports, Consumer<Runnable> told, Consumer<Runnable> locked, Consumer<Lane> write) {
    this.ports = ports;
    this.told = told;
    this.locked = locked;
    this.write = write;
  }

  /** On a thread that may wait; or not at all, when the house is being closed. */
  void later(Runnable work, Runnable refused) {
    told.accept(() -> {
      try {
        ports.writers().execute(work);
      } catch (RejectedExecutionException _) {
        locked.accept(refused);
      }
    });
  }

  /** Its turn comes; unless it has come already. Under the lock. */
  void begin(Lane lane) {
    if (lane.writing) {
      return;
    }
    lane.writing = true;
    due.addLast(lane);
    if (atWork < AT_ONCE_MAX) {
      atWork++;
      later(this::serve, () -> atWork--);
    }
  }

  private void serve() {
    @Nullable Lane lane = next();
    while (lane != null) {
      write.accept(lane);
      lane = next();
    }
  }

  private @Nullable Lane next() {
    @Nullable Lane[] next = new Lane[1];
    locked.accept(() -> {
      next[0] = due.pollFirst();
      atWork -= next[0] == null ? 1 : 0;
    });
    return next[0];
  }
}
