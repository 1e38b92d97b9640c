package dev.hatchline.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Meters of the webhooks: read when somebody looks, kept nowhere. */
public final class WebhookMetrics {
  private final MeterRegistry registry;
  private final Function<String, WebhookReadings> webhooks;

  private WebhookMetrics(MeterRegistry registry, Function<String, WebhookReadings> webhooks) {
    this.registry = registry;
    this.webhooks = webhooks;
  }

  /**
   * Registers them.
   *
   * @param names of the operator's file
   * @param webhooks by name; from memory, at once, from any thread
   */
  public static void register(
      MeterRegistry registry,
      Collection<String> names,
      Function<String, WebhookReadings> webhooks) {
    names.forEach(new WebhookMetrics(registry, webhooks)::register);
  }

  private void register(String name) {
    Gauge.builder(MeterNames.WEBHOOKS_WAITING, webhooks, read(name, WebhookReadings::waiting))
        .description("Events to be sent, counted every 10 s")
        .tag(MeterNames.WEBHOOK, name)
        .strongReference(true)
        .register(registry);
    count(
        MeterNames.WEBHOOKS_DELIVERED,
        "Events that the receiver has taken",
        name,
        WebhookReadings::delivered);
    count(
        MeterNames.WEBHOOKS_FAILED, "Attempts to send that failed", name, WebhookReadings::failed);
    count(MeterNames.WEBHOOKS_DEAD, "Events that became dead letters", name, WebhookReadings::dead);
    count(MeterNames.WEBHOOKS_LOST, "Events that will never be told", name, WebhookReadings::lost);
  }

  private void count(
      String meter, String description, String name, ToDoubleFunction<WebhookReadings> of) {
    FunctionCounter.builder(meter, webhooks, read(name, of))
        .description(description)
        .tag(MeterNames.WEBHOOK, name)
        .register(registry);
  }

  private static ToDoubleFunction<Function<String, WebhookReadings>> read(
      String name, ToDoubleFunction<WebhookReadings> of) {
    return webhooks -> of.applyAsDouble(webhooks.apply(name));
  }
}
