package dev.hatchline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HouseMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<HouseReadings> house = new AtomicReference<>(nothing());

  static HouseReadings nothing() {
    return new HouseReadings(
        Map.of(), Map.of(), HouseReadings.Owed.NOTHING, Map.of(), 0, 0, Duration.ZERO, 0);
  }

  @Test
  void gaugesSayWhatTheHouseIsLikeWhenTheyAreRead() {
    HouseMetrics.register(
        registry,
        new HouseMetrics.Labels(
            List.of("Available", "Paused"),
            List.of("waiting", "dialling"),
            List.of("inside", "longer"),
            List.of("people", "bills")),
        house::get);
    assertThat(gauge(MeterNames.LINE_CALLERS, MeterNames.QUEUE, "people")).isZero();
    house.set(
        new HouseReadings(
            Map.of("Available", 3),
            Map.of("people", new HouseReadings.InLine(2, Duration.ofSeconds(90))),
            new HouseReadings.Owed(Map.of("waiting", 4), 1, 200, 6),
            Map.of("inside", 81L),
            7,
            5,
            Duration.ofMillis(4),
            2));
    assertThat(gauge(MeterNames.AGENTS, MeterNames.STATE, "Available")).isEqualTo(3);
    assertThat(gauge(MeterNames.AGENTS, MeterNames.STATE, "Paused")).isZero();
    assertThat(gauge(MeterNames.LINE_CALLERS, MeterNames.QUEUE, "people")).isEqualTo(2);
    assertThat(gauge(MeterNames.LINE_LONGEST_WAIT, MeterNames.QUEUE, "people")).isEqualTo(90);
    assertThat(gauge(MeterNames.LINE_LONGEST_WAIT, MeterNames.QUEUE, "bills")).isZero();
    assertThat(gauge(MeterNames.CALLBACKS_OPEN, MeterNames.STATE, "waiting")).isEqualTo(4);
    assertThat(gauge(MeterNames.CALLBACKS_OPEN, MeterNames.STATE, "dialling")).isZero();
    assertThat(gauge(MeterNames.WAITS_TOLD, MeterNames.VERDICT, "inside")).isEqualTo(81);
    assertThat(gauge(MeterNames.WAITS_TOLD, MeterNames.VERDICT, "longer")).isZero();
    assertThat(gauge(MeterNames.CALLBACKS_ABOUT_TO_BREAK)).isEqualTo(1);
    assertThat(gauge(MeterNames.CALLBACKS_ANSWERED)).isEqualTo(200);
    assertThat(gauge(MeterNames.CALLBACKS_UNMET)).isEqualTo(6);
    assertThat(registry.get(MeterNames.MEDIA_LATE).functionCounter().count()).isEqualTo(7);
    assertThat(registry.get(MeterNames.MEDIA_DROPPED).functionCounter().count()).isEqualTo(5);
    assertThat(registry.get(MeterNames.AGENTS_LOST_EVENTS).functionCounter().count()).isEqualTo(2);
    assertThat(registry.get(MeterNames.AMI_LAG).gauge().value()).isEqualTo(0.004);
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private double gauge(String name, String label, String value) {
    return registry.get(name).tag(label, value).gauge().value();
  }
}
