package dev.hatchline.app.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One alarm of one call: whoever sets it anew takes the time before back. Safe from any thread. */
final class Alarm implements AutoCloseable {
  private final ScheduledExecutorService timer;
  private final InstantSource clock;
  private @Nullable Future<?> set;
  private boolean closed;

  Alarm(ScheduledExecutorService timer, InstantSource clock) {
    this.timer = timer;
    this.clock = clock;
  }

  /**
   * Sets it.
   *
   * @param rings returns at once; run at {@code at}, or now if that has passed
   */
  synchronized void set(Instant at, Runnable rings) {
    stop();
    if (closed) {
      return;
    }
    long millis = Math.max(0, Duration.between(clock.instant(), at).toMillis());
    set = timer.schedule(rings, millis, TimeUnit.MILLISECONDS);
  }

  /** It rings no more, whoever sets it. */
  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }

  private void stop() {
    if (set != null) {
      set.cancel(false);
      set = null;
    }
  }
}
