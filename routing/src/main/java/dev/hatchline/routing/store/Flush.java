package dev.hatchline.routing.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings to the disk what many have committed, for all of them at once: whoever comes while a
 * writing is under way waits for the next one. A thread of its own writes, which nobody interrupts.
 */
final class Flush implements AutoCloseable {
  private final Runnable disk;
  private final Duration atMost;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition ended = lock.newCondition();
  private long asked;
  private long begun;
  private long done;
  private long failed;
  private @Nullable RuntimeException fault;
  private boolean closed;

  /**
   * Begins to wait for work.
   *
   * @param disk whatever was committed before it is called is on the disk when it returns
   * @param atMost nobody waits longer
   */
  Flush(Runnable disk, Duration atMost) {
    this.disk = disk;
    this.atMost = atMost;
    Thread.ofPlatform().name("store-flush").daemon().start(this::work);
  }

  /**
   * Returns when all that was committed before the call is on the disk.
   *
   * @throws IllegalStateException if it is not, or not known to be: with what the writing threw, or
   *     because that took too long, or the caller was interrupted
   */
  void await() {
    lock.lock();
    try {
      long mine = begun + 1;
      asked = Math.max(asked, mine);
      wanted.signal();
      long left = atMost.toNanos();
      while (done < mine && failed < mine) {
        if (closed || left <= 0) {
          throw new IllegalStateException("the file is not written within " + atMost);
        }
        left = ended.awaitNanos(left);
      }
      if (done < mine) {
        throw new IllegalStateException("the file could not be written", fault);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the writing was not waited for", interrupted);
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    lock.lock();
    try {
      while (!closed) {
        if (asked <= begun) {
          wanted.awaitUninterruptibly();
        } else {
          write(++begun);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void write(long number) {
    RuntimeException thrown = null;
    lock.unlock();
    try {
      disk.run();
    } catch (RuntimeException e) {
      thrown = e;
    } finally {
      lock.lock();
    }
    fault = thrown;
    if (thrown == null) {
      done = number;
    } else {
      failed = number;
    }
    ended.signalAll();
  }

  /** Who waits now is told that nothing was written. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wanted.signal();
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
