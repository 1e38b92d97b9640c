package dev.hatchline.routing.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The writes in memory, oldest first. Its lock is held for the moving of references alone, never
 * while anybody reads or writes anything.
 */
final class Waiting {
  private final Deque<Write> writes = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stirred = lock.newCondition();
  private final int max;
  private boolean closed;

  Waiting(int max) {
    this.max = max;
  }

  /** False if it is full or closed. */
  boolean offer(Write write) {
    lock.lock();
    try {
      if (closed || writes.size() >= max) {
        return false;
      }
      writes.add(write);
      if (writes.size() == 1) {
        stirred.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The oldest ones; none if there are none. */
  List<Write> take(int most) {
    lock.lock();
    try {
      List<Write> taken = new ArrayList<>(Math.min(most, writes.size()));
      while (taken.size() < most && !writes.isEmpty()) {
        taken.add(writes.remove());
      }
      return List.copyOf(taken);
    } finally {
      lock.unlock();
    }
  }

  /** Returns when there is something, or when it is closed, or after that time. */
  void await(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (writes.isEmpty() && !closed && left > 0) {
        left = stirred.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns when it is closed, or after that time, whatever comes in meanwhile. */
  void pause(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (!closed && left > 0) {
        left = stirred.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return writes.size();
    } finally {
      lock.unlock();
    }
  }

  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      stirred.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
