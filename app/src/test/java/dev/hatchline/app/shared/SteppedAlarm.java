package dev.hatchline.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An alarm whose time the test moves; it stands still otherwise. */
final class SteppedAlarm implements Alarm {
  /** Nobody waits in vain for longer; no test takes it that passes. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long now;
  private boolean rung;

  /** When the thread that waits is to go on by itself. */
  private long until;

  private boolean waits;

  @Override
  public long nanos() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ring() {
    lock.lock();
    try {
      rung = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void await(long nanos) throws InterruptedException {
    lock.lock();
    try {
      until = now + nanos;
      waits = true;
      changed.signalAll();
      while (!rung && now < until) {
        changed.await();
      }
      rung = false;
      waits = false;
    } finally {
      lock.unlock();
    }
  }

  /** So much time passes at once, and what there is to be done then is done. */
  void pass(Duration time) throws InterruptedException {
    lock.lock();
    try {
      now += time.toNanos();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    rests();
  }

  /** Until there is nothing to be done before more time passes, or it is rung. */
  void rests() throws InterruptedException {
    lock.lock();
    try {
      long left = PATIENCE.toNanos();
      while (left > 0 && !(waits && !rung && now < until)) {
        left = changed.awaitNanos(left);
      }
      assertThat(left).as("the desk has never done").isPositive();
    } finally {
      lock.unlock();
    }
  }
}
