package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.SpeechState;
import dev.hatchline.app.flow.FlowState;
import dev.hatchline.routing.callback.CallbackReadings;
import dev.hatchline.routing.store.StoreReadings;
import dev.hatchline.telephony.LinkReadings;
import dev.hatchline.telephony.media.MediaReadings;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health as values: Asterisk, the ways to it, the media path, the database. */
@Configuration(proxyBeanMethods = false)
public class HealthParts {
  /** With nothing sent for so long nobody hears anything: the engine is as good as hung. */
  private static final Duration BEHIND_MAX = Duration.ofSeconds(2);

  @Bean
  HealthIndicator amiHealthIndicator(Engine engine) {
    return () -> {
      LinkReadings link = engine.vitals().link();
      Health.Builder health = link.connected() ? Health.up() : Health.down();
      return health
          .withDetail("since", link.since().toString())
          .withDetail("why", link.why() == null ? "" : link.why())
          .withDetail("lagMillis", link.lagLast().toMillis())
          .withDetail("eventsLost", link.lost())
          .build();
    };
  }

  /** Asterisk itself, by its process; the way to it is another part. */
  @Bean
  HealthIndicator asteriskHealthIndicator(Engine engine) {
    return () -> {
      boolean linked = engine.vitals().link().connected();
      boolean runs = linked || engine.asteriskRuns();
      return (runs ? Health.up() : Health.down())
          .withDetail("why", runs ? "" : "no process of Asterisk is there")
          .build();
    };
  }

  /** The door by which Asterisk hands callers in. */
  @Bean
  HealthIndicator agiHealthIndicator(Engine engine) {
    return () -> {
      String shut = engine.vitals().doorShut();
      return (shut == null ? Health.up() : Health.down())
          .withDetail("why", shut == null ? "" : shut)
          .build();
    };
  }

  /** No call waits for it, so it is no part of being ready. */
  @Bean
  HealthIndicator databaseHealthIndicator(Engine engine) {
    return () -> {
      StoreReadings store = engine.vitals().store();
      StoreReadings.Fault fault = store.lastFault();
      return (store.up() ? Health.up() : Health.down())
          .withDetail("waiting", store.waiting())
          .withDetail("journalled", store.journalled())
          .withDetail("lost", store.lost())
          .withDetail(
              "why", store.up() || fault == null ? "" : "since " + fault.at() + "; see the log")
          .build();
    };
  }

  /** A line that cannot promise calls still takes them: a detail, and no reason to be down. */
  @Bean
  HealthIndicator callbacksHealthIndicator(Engine engine) {
    return () -> {
      CallbackReadings now = engine.callbacks().readings();
      boolean offered = now.ready() && now.storeUp();
      return Health.up()
          .withDetail("offered", offered)
          .withDetail("owed", engine.callbacks().ledger().open().size())
          .withDetail("why", offered ? "" : whyNotOffered(now))
          .build();
    };
  }

  private static String whyNotOffered(CallbackReadings now) {
    return now.storeUp()
        ? "what is owed is not yet known: Asterisk or the database has not told"
        : "the database does not answer";
  }

  /** A saved flow with faults is no reason to be down: callers hear the version before it. */
  @Bean
  HealthIndicator flowsHealthIndicator(Engine engine) {
    return () -> {
      List<FlowState> states = engine.flows().states();
      return Health.up()
          .withDetail(
              "heard", states.stream().map(state -> state.live().main().toString()).toList())
          .withDetail("why", String.join("; ", FlowViews.faults(states)))
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
          .withDetail("eventsNotWritten", engine.vitals().eventsLost())
          .withDetail("why", String.join("; ", troubles))
          .build();
    };
  }

  /** Callers have keys whatever becomes of it: a detail, and no reason to be down. */
  @Bean
  HealthIndicator speechHealthIndicator(Engine engine) {
    return () -> {
      SpeechState speech = engine.vitals().speech().state();
      return Health.up()
          .withDetail("state", speech.state())
          .withDetail("languages", speech.languages())
          .withDetail("listening", speech.listening())
          .withDetail("most", speech.most())
          .withDetail("keysAlone", speech.keysAlone())
          .withDetail("shed", speech.shed())
          .withDetail("restarts", speech.restarts())
          .withDetail("why", speech.why())
          .build();
    };
  }

  @Bean
  HealthIndicator mediaHealthIndicator(Engine engine) {
    return () -> {
      MediaReadings media = engine.vitals().media();
      boolean stands = media.behind().compareTo(BEHIND_MAX) > 0;
      return (stands ? Health.down() : Health.up())
          .withDetail("sessions", media.sessions())
          .withDetail("lateTicks", media.lateTicks())
          .withDetail("droppedFrames", media.droppedFrames())
          .withDetail("refusedConnections", media.refusedConnections())
          .withDetail("latenessP99Micros", media.latenessP99().toNanos() / 1_000)
          .withDetail("behindMillis", media.behind().toMillis())
          .build();
    };
  }
}
