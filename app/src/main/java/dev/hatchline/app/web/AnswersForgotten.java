package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.routing.store.AnswerStore;
import dev.hatchline.routing.store.StoreFault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Removes the answers of {@link IdempotentPosts} whose time is over, and the keys of callbacks,
 * from the start on.
 */
@Component
class AnswersForgotten implements DisposableBean {
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Logger log = LoggerFactory.getLogger(AnswersForgotten.class);

  private final AnswerStore answers;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("answers").daemon().factory());

  AnswersForgotten(Engine engine, InstantSource clock) {
    this.answers = engine.everything().answers();
    this.clock = clock;
    var _ = timer.scheduleWithFixedDelay(this::forget, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /** A timer forgets a task that throws; the next time may do better. */
  private void forget() {
    try {
      int gone;
      do {
        gone = answers.forget(clock.instant());
        log.debug("{} answers to requests and keys of callbacks are forgotten", gone);
      } while (gone >= AnswerStore.FORGOTTEN_MAX);
    } catch (StoreFault | RuntimeException fault) {
      log.warn("answers to requests are kept longer than they should be: {}", fault.getMessage());
    }
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
