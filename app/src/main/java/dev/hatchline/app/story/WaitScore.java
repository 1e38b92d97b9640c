package dev.hatchline.app.story;

import dev.hatchline.routing.store.EstimateScore;
import dev.hatchline.routing.store.Store;
import dev.hatchline.routing.store.StoreFault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How good the waits are that callers are told: read from the store now and then. */
public final class WaitScore implements AutoCloseable {
  /** Waits told within so long count. */
  public static final Duration WINDOW = Duration.ofDays(7);

  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Logger log = LoggerFactory.getLogger(WaitScore.class);

  private final Store store;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("wait-score").daemon().factory());
  private volatile @Nullable EstimateScore latest;

  public WaitScore(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    var _ = timer.scheduleWithFixedDelay(this::read, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** As it was half a minute ago at most; empty while the store has not answered yet. */
  public Optional<EstimateScore> latest() {
    return Optional.ofNullable(latest);
  }

  /** A store that does not answer is told elsewhere; what was read last stays. */
  private void read() {
    try {
      latest = store.estimates(clock.instant().minus(WINDOW));
    } catch (StoreFault fault) {
      log.debug("the score of the waits told is not renewed", fault);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
