package dev.hatchline.app.cases;

import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.CaseStore;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many cases are open, counted from time to time so that nobody who looks waits. */
public final class OpenCases implements AutoCloseable {
  private static final Duration COUNT_EVERY = Duration.ofSeconds(30);
  private static final Logger log = LoggerFactory.getLogger(OpenCases.class);

  private final CaseStore store;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("case-count").daemon().factory());
  private volatile double last = Double.NaN;

  private OpenCases(CaseStore store) {
    this.store = store;
  }

  public static OpenCases start(CaseStore store) {
    OpenCases open = new OpenCases(store);
    var _ =
        open.timer.scheduleWithFixedDelay(
            open::count, 0, COUNT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return open;
  }

  /** What was counted last stays while the store is away. */
  private void count() {
    try {
      last = store.countOpen();
    } catch (StoreException away) {
      log.debug("the open cases are not counted", away);
    } catch (RuntimeException fault) {
      log.error("the open cases could not be counted", fault);
    }
  }

  /** NaN until they have been counted. */
  public double latest() {
    return last;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
