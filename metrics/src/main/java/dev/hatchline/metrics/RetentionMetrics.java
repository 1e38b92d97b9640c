package dev.hatchline.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Counts what is removed because it is older than the operator wants it kept. */
public final class RetentionMetrics {
  private RetentionMetrics() {}

  /**
   * Shows one kind.
   *
   * @param house whom it is asked of; not kept alive by this
   * @param kind a word of the operator's file, such as {@code calls}
   * @param removed since the start
   */
  public static <T> void register(
      MeterRegistry registry, String kind, T house, ToDoubleFunction<T> removed) {
    FunctionCounter.builder(MeterNames.RETENTION_REMOVED, house, removed)
        .description(
            "Rows and recordings removed because they were older than retention in "
                + "the operator's file allows")
        .tag(MeterNames.KIND, kind)
        .register(registry);
  }
}
