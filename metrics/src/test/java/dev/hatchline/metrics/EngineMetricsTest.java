package dev.hatchline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.metrics.EngineReadings.Pool;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EngineMetricsTest {
  static EngineReadings healthy() {
    return new EngineReadings(
        List.of(new Pool("store", 0, 50_000, 0)),
        true,
        true,
        0,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO);
  }

  @Test
  void gaugesSayHowTheEngineIsWhenTheyAreRead() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    AtomicReference<EngineReadings> engine = new AtomicReference<>(healthy());
    EngineMetrics.register(registry, engine::get);
    assertThat(registry.get(MeterNames.STORE_UP).gauge().value()).isEqualTo(1);
    assertThat(registry.get(MeterNames.AMI_UP).gauge().value()).isEqualTo(1);
    engine.set(
        new EngineReadings(
            List.of(new Pool("store", 40_000, 50_000, 3)),
            false,
            false,
            12,
            Duration.ofMillis(5),
            Duration.ofMillis(6),
            Duration.ofMillis(7)));
    assertThat(registry.get(MeterNames.STORE_UP).gauge().value()).isZero();
    assertThat(registry.get(MeterNames.AMI_UP).gauge().value()).isZero();
    assertThat(registry.get(MeterNames.STORE_JOURNALLED).gauge().value()).isEqualTo(12);
    assertThat(registry.get(MeterNames.AMI_LAG_P99).timeGauge().value()).isEqualTo(0.005);
    assertThat(registry.get(MeterNames.MEDIA_LATENESS).timeGauge().value()).isEqualTo(0.006);
    assertThat(registry.get(MeterNames.MEDIA_BEHIND).timeGauge().value()).isEqualTo(0.007);
    assertThat(registry.get(MeterNames.POOL_USED).tag("pool", "store").gauge().value())
        .isEqualTo(40_000);
    assertThat(registry.get(MeterNames.POOL_LIMIT).tag("pool", "store").gauge().value())
        .isEqualTo(50_000);
    assertThat(registry.get(MeterNames.POOL_REFUSED).functionCounter().count()).isEqualTo(3);
  }
}
