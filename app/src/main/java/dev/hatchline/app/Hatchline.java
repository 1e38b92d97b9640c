package dev.hatchline.app;

import dev.hatchline.app.call.SpeechMeters;
import dev.hatchline.app.callback.CallbackMeters;
import dev.hatchline.app.callback.RingingCustomers;
import dev.hatchline.app.cases.CaseMeters;
import dev.hatchline.app.notice.NoticeMeters;
import dev.hatchline.app.tracing.CallNotes;
import dev.hatchline.app.tracing.CallbackDials;
import dev.hatchline.app.tracing.NewsDials;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.metrics.AgentMetrics;
import dev.hatchline.metrics.CallMetrics;
import dev.hatchline.metrics.CallbackMetrics;
import dev.hatchline.metrics.CaseMetrics;
import dev.hatchline.metrics.EngineMetrics;
import dev.hatchline.metrics.HouseMetrics;
import dev.hatchline.metrics.Lines;
import dev.hatchline.metrics.NoticeMetrics;
import dev.hatchline.metrics.RetentionMetrics;
import dev.hatchline.metrics.SpeechMetrics;
import dev.hatchline.metrics.WebhookMetrics;
import dev.hatchline.routing.agent.Pause;
import dev.hatchline.routing.store.bulk.Keep;
import dev.hatchline.telephony.prompt.PromptException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The engine's process: calls, API, page and health. */
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = UserDetailsServiceAutoConfiguration.class)
public class Hatchline {
  private static Setting setting() throws ConfigException, IOException {
    return Setting.load(System.getenv());
  }

  /** What Spring has to know of the operator's file. */
  private static Map<String, Object> properties(Setting setting) {
    OperatorConfig config = setting.config();
    return Map.of(
        "server.address",
        config.listen().http().getHostAddress(),
        "server.port",
        setting.installation().httpPort(),
        "hatchline.log",
        setting.installation().log().toString(),
        "hatchline.log.name",
        setting.installation().logName(),
        "hatchline.log.megabytes",
        config.limits().logMegabytes(),
        "hatchline.log.form",
        config.log().word(),
        OtlpMeters.ON,
        config.otlp().metrics().isPresent(),
        OtlpTraces.ON,
        config.otlp().traces().isPresent());
  }

  /** Starts the engine; a faulty configuration is told in its own words and ends with code 2. */
  public static void main(String[] args) {
    try {
      Setting setting = setting();
      SpringApplication application = new SpringApplication(Hatchline.class);
      application.setDefaultProperties(properties(setting));
      application.addInitializers(
          context -> context.getBeanFactory().registerSingleton("setting", setting));
      application.run(args);
    } catch (ConfigException | IOException | IllegalArgumentException fault) {
      System.err.println(fault.getMessage());
      System.exit(Prepare.FAULTY);
    }
  }

  /** The call engine; it lives and ends with the process. */
  @Bean(destroyMethod = "close")
  Engine engine(
      Setting setting,
      MeterRegistry registry,
      CallbackMetrics callbacks,
      RingingCustomers ringing,
      ObjectProvider<CallNotes> traced,
      InstantSource clock)
      throws FlowException, PromptException, IOException {
    CallNotes notes = traced.getIfAvailable(() -> CallNotes.NONE);
    SpeechMeters speech = new SpeechMeters(new SpeechMetrics(registry));
    CallMetrics calls = new CallMetrics(registry, lines(setting.config()));
    Ears ears =
        new Ears(
            calls.andThen(speech).andThen(notes),
            calls::remember,
            new CallbackMeters(callbacks).andThen(ringing).andThen(new CallbackDials(notes)),
            new CaseMeters(new CaseMetrics(registry)),
            new NoticeMeters(new NoticeMetrics(registry)).andThen(new NewsDials(notes)),
            speech,
            new AgentMetrics(registry, pauses(setting.config()), clock),
            notes);
    Engine engine = Engine.start(setting, ears, clock);
    HouseMetrics.register(registry, labels(setting.config()), new House(engine, clock));
    EngineMetrics.register(registry, new EnginePools(engine));
    CaseMetrics.register(registry, engine.work().open()::latest, engine.work().tasks()::latestOpen);
    SpeechMetrics.register(registry, engine.vitals().speech()::readings);
    WebhookMetrics.register(registry, engine.webhooks().names(), engine.webhooks()::readings);
    NoticeMetrics.register(
        registry,
        () -> engine.notices().desk().readings().open(),
        () -> engine.notices().outages().open().size());
    removed(registry, engine);
    return engine;
  }

  private static HouseMetrics.Labels labels(OperatorConfig config) {
    return new HouseMetrics.Labels(
        House.agentStates(),
        House.CALLBACK_STATES,
        House.VERDICTS,
        config.queues().stream().map(OperatorConfig.Queue::name).toList());
  }

  static Lines lines(OperatorConfig config) {
    return new Lines(
        config.lines().stream()
            .map(line -> new Lines.Line(line.number(), line.flow(), line.queue()))
            .toList(),
        config.queues().stream()
            .collect(
                Collectors.toMap(OperatorConfig.Queue::name, OperatorConfig.Queue::answerWithin)));
  }

  /** Those that agents give, and the one that is ours. */
  private static List<String> pauses(OperatorConfig config) {
    return Stream.concat(config.pauses().stream(), Stream.of(Pause.NO_ANSWER)).toList();
  }

  private static void removed(MeterRegistry registry, Engine engine) {
    for (Keep keep : Keep.values()) {
      RetentionMetrics.register(
          registry,
          keep.name().toLowerCase(Locale.ROOT),
          engine,
          now -> now.everything().retaining().removed(keep));
    }
  }

  @Bean
  CallbackMetrics callbackMetrics(MeterRegistry registry) {
    return new CallbackMetrics(registry);
  }

  @Bean
  RingingCustomers ringingCustomers() {
    return new RingingCustomers();
  }

  /** The one clock of the process. */
  @Bean
  InstantSource clock() {
    return Clock.systemUTC();
  }
}
