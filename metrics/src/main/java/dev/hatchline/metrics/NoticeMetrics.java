package dev.hatchline.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Meters of the news that customers are called with. */
public final class NoticeMetrics {
  private final MeterRegistry registry;

  public NoticeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** One has come to its end; both words are stable. */
  public void ended(String kind, String outcome) {
    registry
        .counter(MeterNames.NOTICES, MeterNames.KIND, kind, MeterNames.OUTCOME, outcome)
        .increment();
  }

  /** One attempt is over, or has reached the customer; the word is stable. */
  public void attempted(String result) {
    registry.counter(MeterNames.NOTICES_ATTEMPTS, MeterNames.RESULT, result).increment();
  }

  /** How many are to be told, and how many outages last; from memory, at once, from any thread. */
  public static void register(
      MeterRegistry registry, Supplier<Number> open, Supplier<Number> outages) {
    Gauge.builder(MeterNames.NOTICES_OPEN, open)
        .description("Customers who are to be called with news")
        .strongReference(true)
        .register(registry);
    Gauge.builder(MeterNames.OUTAGES, outages)
        .description("Outages that last")
        .strongReference(true)
        .register(registry);
  }
}
