package dev.hatchline.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Gauges of the engine's own health: read when somebody looks, kept nowhere. */
public final class EngineMetrics {
  private final MeterRegistry registry;
  private final Supplier<EngineReadings> engine;

  private EngineMetrics(MeterRegistry registry, Supplier<EngineReadings> engine) {
    this.registry = registry;
    this.engine = engine;
  }

  /**
   * Registers them.
   *
   * @param engine from memory, at once, from any thread; the same pools each time
   */
  public static void register(MeterRegistry registry, Supplier<EngineReadings> engine) {
    EngineMetrics metrics = new EngineMetrics(registry, engine);
    engine.get().pools().forEach(pool -> metrics.pool(pool.name()));
    metrics.gauge(
        MeterNames.AMI_UP,
        "Whether there is a link to Asterisk: 1, or 0",
        now -> now.asterisk() ? 1 : 0);
    metrics.gauge(
        MeterNames.STORE_UP,
        "Whether the database took what it was last given: 1, or 0",
        now -> now.database() ? 1 : 0);
    metrics.gauge(
        MeterNames.STORE_JOURNALLED,
        "Writes that wait for the database on the disk",
        EngineReadings::journalled);
    metrics.time(
        MeterNames.AMI_LAG_P99,
        "Seconds: how far behind Asterisk its events are handled, 99th percentile of the last 128"
            + " pings",
        EngineReadings::amiLag);
    metrics.time(
        MeterNames.MEDIA_LATENESS,
        "Seconds: how late the ticks of the pacing thread began, 99th percentile of the last one"
            + " to two minutes",
        EngineReadings::mediaLate);
    metrics.time(
        MeterNames.MEDIA_BEHIND,
        "Seconds since the pacing thread sent anything, while there is somebody to send to",
        EngineReadings::mediaBehind);
  }

  private void pool(String name) {
    Gauge.builder(MeterNames.POOL_USED, engine, read(now -> now.pool(name).used()))
        .description("How much of what has a limit is taken: share = this / limit")
        .tag(MeterNames.POOL, name)
        .strongReference(true)
        .register(registry);
    Gauge.builder(MeterNames.POOL_LIMIT, engine, read(now -> now.pool(name).limit()))
        .description("How much there is of it")
        .tag(MeterNames.POOL, name)
        .strongReference(true)
        .register(registry);
    FunctionCounter.builder(MeterNames.POOL_REFUSED, engine, read(now -> now.pool(name).refused()))
        .description("What found no room in it, or was turned away otherwise")
        .tag(MeterNames.POOL, name)
        .register(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<EngineReadings> of) {
    Gauge.builder(name, engine, read(of))
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private void time(String name, String description, Function<EngineReadings, Duration> of) {
    TimeGauge.builder(name, engine, TimeUnit.NANOSECONDS, read(now -> of.apply(now).toNanos()))
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private static ToDoubleFunction<Supplier<EngineReadings>> read(
      ToDoubleFunction<EngineReadings> of) {
    return engine -> of.applyAsDouble(engine.get());
  }
}
