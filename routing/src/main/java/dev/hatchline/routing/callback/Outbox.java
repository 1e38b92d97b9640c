package dev.hatchline.routing.callback;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be done outside, in the order in which it was decided: whoever comes first does it,
 * and what others add meanwhile. So nothing is done under a lock, and no two acts cross.
 */
public final class Outbox {
  private final Deque<Runnable> acts = new ArrayDeque<>();
  private boolean busy;

  public synchronized void add(Runnable act) {
    acts.addLast(act);
  }

  /**
   * Returns when all is done, or somebody else does it.
   *
   * @return false if somebody else does it
   */
  public boolean empty() {
    Runnable act = take(false);
    if (act == null) {
      return idle();
    }
    while (act != null) {
      boolean done = false;
      try {
        act.run();
        done = true;
      } finally {
        if (!done) {
          release();
        }
      }
      act = take(true);
    }
    return true;
  }

  private synchronized boolean idle() {
    return !busy;
  }

  private synchronized @org.jspecify.annotations.Nullable Runnable take(boolean mine) {
    if (busy && !mine) {
      return null;
    }
    Runnable next = acts.pollFirst();
    busy = next != null;
    return next;
  }

  private synchronized void release() {
    busy = false;
  }
}
