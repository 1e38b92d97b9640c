package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Closing;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Cancels callbacks, and waits until that is durable. */
@Component
class CallbackClosing {
  private static final Duration CANCEL_MAX = Duration.ofSeconds(10);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Engine engine;

  CallbackClosing(Engine engine) {
    this.engine = engine;
  }

  Closing cancel(CallbackId id) {
    try {
      return engine.callbacks().cancel(id).get(CANCEL_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException _) {
      throw notSafe();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw notSafe();
    }
  }

  static RuntimeException notSafe() {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The callback may come back",
        "Nothing is dialled for it now, but the database did not answer; please ask again.",
        AGAIN);
  }
}
