package dev.hatchline.routing.store;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings to the disk what many have committed, for all of them at once: whoever comes while a
 * writing is under way waits for the next one, which may have begun before the own commit no more.
 */
final class Flush {
  private final Runnable disk;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private long begun;
  private long done;
  private boolean running;

  /**
   * How it is brought there.
   *
   * @param disk whatever was committed before it is called is on the disk when it returns
   */
  Flush(Runnable disk) {
    this.disk = disk;
  }

  /** Returns when all that was committed before the call is on the disk; throws what it throws. */
  void await() {
    lock.lock();
    try {
      long mine = begun + 1;
      while (done < mine) {
        if (running) {
          ended.awaitUninterruptibly();
        } else {
          write();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A writing that fails counts for nobody: the next who waits tries anew, and hears why itself.
   */
  private void write() {
    running = true;
    long number = ++begun;
    lock.unlock();
    boolean there = false;
    try {
      disk.run();
      there = true;
    } finally {
      lock.lock();
      running = false;
      done = there ? number : done;
      ended.signalAll();
    }
  }
}
