package dev.hatchline.app;

import dev.hatchline.app.tracing.Collector;
import dev.hatchline.conf.Otlp;
import dev.hatchline.conf.Secrets;
import io.micrometer.core.instrument.Clock;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters told to a collector by OTLP, where the operator's file names one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(OtlpMeters.ON)
class OtlpMeters {
  /** Set by {@link Hatchline} from the operator's file. */
  static final String ON = "hatchline.otlp.metrics";

  /** The name under which a collector sees us (opentelemetry.io/docs/specs/semconv/resource). */
  private static final String SERVICE = "hatchline";

  /** All that the registry asks of us; what it asks besides keeps its default. */
  private record Told(URI address, Duration every, Map<String, String> headers, String instance)
      implements OtlpConfig {
    @Override
    public @Nullable String get(String key) {
      return null;
    }

    @Override
    public String url() {
      return address.toString();
    }

    @Override
    public Duration step() {
      return every;
    }

    /** As Prometheus has it. */
    @Override
    public TimeUnit baseTimeUnit() {
      return TimeUnit.SECONDS;
    }

    @Override
    public Map<String, String> resourceAttributes() {
      return Map.of("service.name", SERVICE, "service.instance.id", instance);
    }
  }

  @Bean
  OtlpPost otlpPost() {
    return new OtlpPost();
  }

  @Bean
  OtlpMeterRegistry otlpMeterRegistry(Setting setting, OtlpPost post) throws IOException {
    return registry(
        setting.config().otlp(),
        Secrets.otlp(setting.installation(), setting.config().otlp()),
        setting.installation().engine().word(),
        post);
  }

  static OtlpMeterRegistry registry(
      Otlp otlp, Optional<String> secret, String engine, OtlpPost post) {
    Map<String, String> headers =
        secret.map(value -> Map.of(otlp.header(), value)).orElse(Map.of());
    return OtlpMeterRegistry.builder(
            new Told(otlp.metrics().orElseThrow(), otlp.every(), headers, engine))
        .clock(Clock.SYSTEM)
        .metricsSender(post)
        .build();
  }

  /** No call waits for it: a detail, and no reason to be down. */
  @Bean
  HealthIndicator otlpHealthIndicator(OtlpPost post) {
    return () -> {
      Collector.State state = post.state();
      return Health.up()
          .withDetail("taken", state.taken())
          .withDetail("failed", state.failed())
          .withDetail("why", state.why())
          .build();
    };
  }
}
