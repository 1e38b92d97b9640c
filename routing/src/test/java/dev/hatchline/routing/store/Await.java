package dev.hatchline.routing.store;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what is to become true; the limit is for a broken program, not a measure. */
public final class Await {
  private static final int LIMIT_S = 60;

  private Await() {}

  public static void until(BooleanSupplier becomesTrue) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
    CountDownLatch never = new CountDownLatch(1);
    while (!becomesTrue.getAsBoolean()) {
      if (System.nanoTime() > end || never.await(10, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("not within " + LIMIT_S + " s");
      }
    }
  }
}
