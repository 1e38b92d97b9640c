package dev.hatchline.app;

import dev.hatchline.app.tracing.CallNotes;
import dev.hatchline.app.tracing.Collector;
import dev.hatchline.app.tracing.Tracer;
import dev.hatchline.conf.Otlp;
import dev.hatchline.conf.Secrets;
import dev.hatchline.metrics.TraceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calls told to a collector as traces, where the operator's file names one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(OtlpTraces.ON)
class OtlpTraces {
  /** Set by {@link Hatchline} from the operator's file. */
  static final String ON = "hatchline.otlp.traces";

  @Bean(destroyMethod = "close")
  Tracer tracer(Setting setting, MeterRegistry registry) throws IOException {
    Otlp otlp = setting.config().otlp();
    Optional<String> secret = Secrets.otlp(setting.installation(), otlp);
    Tracer tracer =
        new Tracer(
            new Tracer.Place(
                otlp.traces().orElseThrow(),
                secret.map(value -> Map.of(otlp.header(), value)).orElse(Map.of()),
                setting.installation().engine().word()),
            Hatchline.lines(setting.config())::flow);
    TraceMetrics.register(registry, tracer, Tracer::readings);
    return tracer;
  }

  @Bean
  CallNotes callNotes(Tracer tracer, InstantSource clock) {
    return new CallNotes(tracer, clock);
  }

  /** No call waits for it: a detail, and no reason to be down. */
  @Bean
  HealthIndicator tracesHealthIndicator(Tracer tracer) {
    return () -> {
      Collector.State state = tracer.state();
      return Health.up()
          .withDetail("taken", tracer.readings().taken())
          .withDetail("dropped", tracer.readings().dropped())
          .withDetail("failed", state.failed())
          .withDetail("why", state.why())
          .build();
    };
  }
}
