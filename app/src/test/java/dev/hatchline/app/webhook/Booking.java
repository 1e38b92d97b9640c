package dev.hatchline.app.webhook;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.Secrets;
import dev.hatchline.routing.store.OutboxStore;
import dev.hatchline.routing.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Webhooks as the engine opens them, for tests elsewhere: with little patience. */
public final class Booking {
  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(1);

  private Booking() {}

  /** All of this file, with this key. */
  public static Webhooks open(
      OperatorConfig config,
      String key,
      OutboxStore store,
      Predicate<Write> writer,
      InstantSource clock) {
    Map<String, String> keys = Map.of(config.webhooks().getFirst().name(), key);
    return Webhooks.open(
        config,
        new Secrets(
            "a", "b", Map.of(), Optional.empty(), Map.of(), Optional.empty(), keys, Map.of()),
        new Webhooks.Outbox(store, writer),
        new HttpPost(clock, ATTEMPT_MAX),
        clock);
  }

  /** Has the senders look at once. */
  public static void ring(Webhooks webhooks) {
    webhooks.ring();
  }
}
