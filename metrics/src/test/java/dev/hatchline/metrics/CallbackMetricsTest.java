package dev.hatchline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallbackMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CallbackMetrics metrics = new CallbackMetrics(registry);

  private double count(String name, String label, String value) {
    return registry.get(name).tag(label, value).counter().count();
  }

  @Test
  void promisesRefusalsAttemptsAndEndsAreCountedByTheirWords() {
    metrics.promised("web");
    metrics.refused("number-day");
    metrics.refused("number-day");
    metrics.refused("emergency");
    metrics.attempted("not-reached");
    metrics.ended("broken");
    assertThat(count(MeterNames.CALLBACKS_PROMISED, "source", "web")).isEqualTo(1);
    assertThat(count(MeterNames.CALLBACKS_REFUSED, "kind", "number-day")).isEqualTo(2);
    assertThat(count(MeterNames.CALLBACKS_REFUSED, "kind", "emergency")).isEqualTo(1);
    assertThat(count(MeterNames.CALLBACKS_ATTEMPTS, "result", "not-reached")).isEqualTo(1);
    assertThat(count(MeterNames.CALLBACKS, "outcome", "broken")).isEqualTo(1);
  }

  @Test
  void whatMayBecomeOfPromisesIsThereFromTheStart() {
    for (String outcome : List.of("kept", "late", "broken", "cancelled")) {
      assertThat(count(MeterNames.CALLBACKS, "outcome", outcome)).isZero();
    }
  }

  @Test
  void promiseToConnectIsMeasuredByLineAndQueue() {
    metrics.connected("1000", "people", Duration.ofSeconds(40));
    metrics.connected("1000", "people", Duration.ofMinutes(2));
    metrics.connected("1000", "bills", Duration.ofMinutes(5));
    assertThat(promiseToConnect("people").count()).isEqualTo(2);
    assertThat(promiseToConnect("people").totalTime(TimeUnit.SECONDS)).isEqualTo(160);
    assertThat(promiseToConnect("bills").totalTime(TimeUnit.SECONDS)).isEqualTo(300);
  }

  private Timer promiseToConnect(String queue) {
    return registry.get(MeterNames.PROMISE_TO_CONNECT).tags("line", "1000", "queue", queue).timer();
  }

  @Test
  void labelsStayBounded() {
    for (int i = 0; i < CallbackMetrics.WORDS_MAX + 7; i++) {
      metrics.refused("kind" + i);
    }
    assertThat(count(MeterNames.CALLBACKS_REFUSED, "kind", "other")).isEqualTo(7);
    for (int i = 0; i < CallMetrics.LINES_MAX + 3; i++) {
      metrics.connected("line" + i, "people", Duration.ofSeconds(1));
    }
    assertThat(registry.get(MeterNames.PROMISE_TO_CONNECT).tag("line", "other").timer().count())
        .isEqualTo(3);
    for (int i = 0; i < LineMetrics.QUEUES_MAX + 3; i++) {
      metrics.connected("line1", "queue" + i, Duration.ofSeconds(1));
    }
    assertThat(registry.get(MeterNames.PROMISE_TO_CONNECT).tag("queue", "other").timer().count())
        .isEqualTo(4);
  }
}
