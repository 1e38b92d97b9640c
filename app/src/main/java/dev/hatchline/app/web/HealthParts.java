package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.telephony.LinkReadings;
import dev.hatchline.telephony.media.MediaReadings;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health as values: Asterisk, the door for calls, the media path. */
@Configuration(proxyBeanMethods = false)
public class HealthParts {
  /** Sound this late is no longer a conversation: the engine is as good as hung. */
  private static final Duration LATENESS_MAX = Duration.ofSeconds(2);

  @Bean
  HealthIndicator asteriskHealthIndicator(Engine engine) {
    return () -> {
      LinkReadings link = engine.linkReadings();
      Health.Builder health = link.connected() ? Health.up() : Health.down();
      return health
          .withDetail("since", link.since().toString())
          .withDetail("why", link.why() == null ? "" : link.why())
          .withDetail("lagMillis", link.lagLast().toMillis())
          .withDetail("eventsLost", link.lost())
          .build();
    };
  }

  /** Its {@code why} is what {@code ./hatchline} tells the operator. */
  @Bean
  HealthIndicator callsHealthIndicator(Engine engine, Readiness readiness) {
    return () -> {
      List<String> troubles = readiness.troubles();
      return (troubles.isEmpty() ? Health.up() : Health.down())
          .withDetail("live", engine.calls().count())
          .withDetail("eventsNotWritten", engine.eventsLost())
          .withDetail("why", String.join("; ", troubles))
          .build();
    };
  }

  @Bean
  HealthIndicator mediaHealthIndicator(Engine engine) {
    return () -> {
      MediaReadings media = engine.mediaReadings();
      boolean late = media.latenessP99().compareTo(LATENESS_MAX) > 0;
      return (late ? Health.down() : Health.up())
          .withDetail("sessions", media.sessions())
          .withDetail("lateTicks", media.lateTicks())
          .withDetail("droppedFrames", media.droppedFrames())
          .withDetail("refusedConnections", media.refusedConnections())
          .withDetail("latenessP99Micros", media.latenessP99().toNanos() / 1_000)
          .build();
    };
  }
}
