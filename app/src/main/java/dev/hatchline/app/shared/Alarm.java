package dev.hatchline.app.shared;

import dev.hatchline.routing.shared.Ticker;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What wakes the thread that claims and looks: that there is work, or the time. */
interface Alarm extends Ticker {
  /** Has the thread work, now or when it waits next; from any thread. */
  void ring();

  /** Waits until it is rung, or so many nanoseconds; not at all if it was rung meanwhile. */
  void await(long nanos) throws InterruptedException;

  /** By the machine's ticking. */
  static Alarm machine() {
    return new Alarm() {
      private final Semaphore rung = new Semaphore(0);

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void ring() {
        rung.release();
      }

      @Override
      public void await(long nanos) throws InterruptedException {
        if (rung.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
          rung.drainPermits();
        }
      }
    };
  }
}
