package dev.hatchline.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What became of the spans of calls' traces, where a collector is told of them. */
public final class TraceMetrics {
  private TraceMetrics() {}

  /**
   * Registers them.
   *
   * @param traces kept by whoever registers
   * @param read from memory, at once, from any thread
   */
  public static <T> void register(
      MeterRegistry registry, T traces, Function<T, TraceReadings> read) {
    counter(registry, traces, "taken", now -> read.apply(now).taken());
    counter(registry, traces, "dropped", now -> read.apply(now).dropped());
  }

  private static <T> void counter(
      MeterRegistry registry, T traces, String outcome, ToDoubleFunction<T> read) {
    FunctionCounter.builder(MeterNames.SPANS, traces, read)
        .description(
            "Spans of calls' traces that the collector took, or that were dropped: it refused them,"
                + " or took none for too long")
        .tag(MeterNames.OUTCOME, outcome)
        .register(registry);
  }
}
