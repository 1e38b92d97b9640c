package dev.hatchline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Map<String, WebhookReadings> now = new HashMap<>();

  @Test
  void eachWebhookIsCountedByItself() {
    WebhookMetrics.register(
        registry, List.of("crm", "wall"), name -> now.getOrDefault(name, WebhookReadings.NOTHING));
    assertThat(counted(MeterNames.WEBHOOKS_DELIVERED, "crm")).isZero();
    now.put("crm", new WebhookReadings(1, 2, 3, 4, 5));
    assertThat(
            registry
                .get(MeterNames.WEBHOOKS_WAITING)
                .tag(MeterNames.WEBHOOK, "crm")
                .gauge()
                .value())
        .isEqualTo(1);
    assertThat(counted(MeterNames.WEBHOOKS_DELIVERED, "crm")).isEqualTo(2);
    assertThat(counted(MeterNames.WEBHOOKS_FAILED, "crm")).isEqualTo(3);
    assertThat(counted(MeterNames.WEBHOOKS_DEAD, "crm")).isEqualTo(4);
    assertThat(counted(MeterNames.WEBHOOKS_LOST, "crm")).isEqualTo(5);
    assertThat(counted(MeterNames.WEBHOOKS_DELIVERED, "wall")).isZero();
  }

  private double counted(String meter, String webhook) {
    return registry.get(meter).tag(MeterNames.WEBHOOK, webhook).functionCounter().count();
  }
}
