package dev.hatchline.metrics;

import io.micrometer.core.instrument.Counter;
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
    Counter.builder(MeterNames.NOTICES)
        .description("News that customers were to be called with, and that has come to its end")
        .tag(MeterNames.KIND, kind)
        .tag(MeterNames.OUTCOME, outcome)
        .register(registry)
        .increment();
  }

  /** One attempt is over, or has reached the customer; the word is stable. */
  public void attempted(String result) {
    Counter.builder(MeterNames.NOTICES_ATTEMPTS)
        .description(
            "Attempts to reach customers with news that are over, or have reached the customer")
        .tag(MeterNames.RESULT, result)
        .register(registry)
        .increment();
  }

  /** How many are to be told, and how many outages last; from memory, at once, from any thread. */
  public static void register(
      MeterRegistry registry, Supplier<Number> open, Supplier<Number> outages) {
    Gauge.builder(MeterNames.NOTICES_OPEN, open)
        .description("News that is to be told, or is being told")
        .strongReference(true)
        .register(registry);
    Gauge.builder(MeterNames.OUTAGES, outages)
        .description("Outages that last")
        .strongReference(true)
        .register(registry);
  }
}
