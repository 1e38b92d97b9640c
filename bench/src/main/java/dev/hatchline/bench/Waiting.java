package dev.hatchline.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Between measurements: until something is so, or for a measured window of time. */
public final class Waiting {
  /** A look is a question to the engine: asked often, it takes from what is waited for. */
  private static final long LOOK_NANOS = 100_000_000;

  private Waiting() {}

  /** Lets this much time pass. */
  public static void pass(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Looks until it is so. */
  public static void until(String what, Duration limit, BooleanSupplier so) {
    long until = System.nanoTime() + limit.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("expected within " + limit + ": " + what);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
