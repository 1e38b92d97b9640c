package dev.hatchline.app.wall;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.history.Past;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to {@link Today} what is not heard here: after a start, what was before, once; and where
 * there is another engine, its calls, as they end.
 */
public final class CatchUp implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(15);

  /** What the other engine has ended is looked for among the calls of so long ago. */
  static final Duration LOOK_BACK = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("wall-today").daemon().factory());
  private final Today today;
  private final Past past;
  private final boolean others;
  private final InstantSource clock;
  private boolean failing;

  /**
   * Does nothing yet.
   *
   * @param others whether another engine has calls of the same line
   */
  CatchUp(Today today, Past past, boolean others, InstantSource clock) {
    this.today = today;
    this.past = past;
    this.others = others;
    this.clock = clock;
  }

  /** Reads at once, and then as often as there is something to be read. */
  public static CatchUp begin(Today today, Past past, boolean others, InstantSource clock) {
    CatchUp reading = new CatchUp(today, past, others, clock);
    var _ =
        reading.timer.scheduleWithFixedDelay(
            reading::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return reading;
  }

  /** A timer forgets a task that throws. */
  void look() {
    try {
      read();
    } catch (RuntimeException fault) {
      if (!failing) {
        log.error("the figures of today are not brought up to date; tried again", fault);
      }
      failing = true;
    }
  }

  /** A store that does not answer is told elsewhere; it is asked again. */
  void read() {
    Instant from = from();
    if (from == null) {
      return;
    }
    try {
      past.calls(from, clock.instant(), today::add);
      today.caughtUp();
      isRead();
    } catch (IOException | DataFault fault) {
      log.debug("the calls of today cannot be read", fault);
    }
  }

  private void isRead() {
    if (failing) {
      log.info("the figures of today are brought up to date again");
    }
    failing = false;
  }

  private @Nullable Instant from() {
    Instant missing = today.missingFrom();
    if (missing != null || !others) {
      return missing;
    }
    Instant begin = today.begin();
    Instant back = clock.instant().minus(LOOK_BACK);
    return back.isAfter(begin) ? back : begin;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
