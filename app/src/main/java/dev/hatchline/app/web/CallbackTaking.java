package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.callback.Appointments;
import dev.hatchline.app.callback.Said;
import dev.hatchline.app.callback.Wish;
import dev.hatchline.app.numbers.NumberCheck;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.metrics.CallbackMetrics;
import dev.hatchline.routing.callback.Appointment;
import dev.hatchline.routing.callback.Asker;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Takes wishes that come over the network: reads the number in the line's country, and asks. */
@Component
class CallbackTaking {
  static final String REFUSED = "No call is promised";

  /** When the store does not answer, it is asked again every 2 s. */
  private static final Duration STORE_AGAIN = Duration.ofSeconds(5);

  private final Engine engine;
  private final OperatorConfig config;
  private final PhoneNumbers numbers;
  private final CallbackMetrics metrics;
  private final InstantSource clock;

  CallbackTaking(Engine engine, CallbackMetrics metrics, InstantSource clock) {
    this.engine = engine;
    this.config = engine.setting().config();
    this.numbers = new PhoneNumbers(config);
    this.metrics = metrics;
    this.clock = clock;
  }

  /** The line whose people call when nobody names one; empty when no line calls back. */
  Optional<OperatorConfig.Line> firstLine() {
    return config.lines().stream().filter(OperatorConfig.Line::callback).findFirst();
  }

  /** Whether callers of this line are called back. */
  boolean callsBack(String line) {
    return config.line(line).filter(OperatorConfig.Line::callback).isPresent();
  }

  /**
   * Promises the call, or throws why not.
   *
   * @param address from which the request came
   * @param key the same key gets the same callback; absent if the asker gave none
   */
  Said.Promised take(CallbackAsked asked, Source source, String address, @Nullable String key) {
    OperatorConfig.Line line = line(asked.line());
    PhoneNumber number = number(asked.number(), line);
    Wish wish =
        new Wish(
            number,
            line,
            line.queue(),
            Skills.NONE,
            place(),
            engine.desk().outlook(line.queue()),
            source,
            Asker.address(address),
            asked.name(),
            asked.reason(),
            asked.when() == null ? null : appointment(asked.when(), number, line),
            key,
            HouseSentences.ENGLISH);
    return switch (engine.callbacks().promise(wish)) {
      case Said.Promised promised -> ofThisNumber(promised, number);
      case Said.Refused(String kind, String why, Duration again) -> throw refused(kind, why, again);
      case Said.NotThen(_, String why, boolean taken, List<Instant> free) ->
          throw notThen(why, taken, free);
      case Said.Unavailable(String _) ->
          throw Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              REFUSED,
              "A promise could not be kept safe just now, so none is made; please ask again.",
              STORE_AGAIN);
    };
  }

  private Appointment appointment(TimeAsked when, PhoneNumber number, OperatorConfig.Line line) {
    ZoneId zone = zone(when, number);
    return new Appointment(when.moment(zone), zone, agent(when.agent(), line));
  }

  private ZoneId zone(TimeAsked when, PhoneNumber number) {
    Appointments times = engine.callbacks().appointments();
    return when.zoneOr(times.own(number).orElse(times.house()));
  }

  /** Whether this is owed for that time: a number that is owed a call is promised no second one. */
  boolean isAt(Callback owed, TimeAsked when) {
    Appointment named = owed.request().appointment();
    ZoneId zone = zone(when, owed.request().number());
    return named != null && named.at().equals(new Appointment(when.moment(zone), zone, null).at());
  }

  private @Nullable AgentId agent(@Nullable String extension, OperatorConfig.Line line) {
    if (extension == null) {
      return null;
    }
    List<String> agents =
        config.queue(line.queue()).map(OperatorConfig.Queue::everybody).orElse(List.of());
    if (!agents.contains(extension)) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          REFUSED,
          "Expected the extension of an agent who answers line %s as \"agent\", found another."
              .formatted(line.number()));
    }
    return new AgentId(extension);
  }

  /** Others were first, or nobody is called then; counted where it was decided. */
  private static RuntimeException notThen(String why, boolean taken, List<Instant> free) {
    ErrorResponseException problem =
        Problem.of(taken ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST, REFUSED, why);
    problem.getBody().setProperty("free", free);
    return problem;
  }

  private static Said.Promised ofThisNumber(Said.Promised promised, PhoneNumber number) {
    if (!promised.callback().request().number().equals(number)) {
      throw Problem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "The key cannot be used",
          "This Idempotency-Key was used for a callback to another number.");
    }
    return promised;
  }

  private RuntimeException refused(String kind, String why, @Nullable Duration again) {
    if (again == null) {
      metrics.refused(kind);
      return Problem.of(HttpStatus.BAD_REQUEST, REFUSED, why);
    }
    return Problem.of(HttpStatus.TOO_MANY_REQUESTS, REFUSED, why, again);
  }

  private OperatorConfig.Line line(@Nullable String named) {
    if (named == null) {
      return firstLine().orElseThrow(() -> refused("not-offered", "Nobody is called back.", null));
    }
    return config
        .line(named)
        .orElseThrow(() ->
            Problem.of(
                HttpStatus.BAD_REQUEST,
                REFUSED,
                "Expected one of the lines "
                    + String.join(", ", lines())
                    + " as \"line\", found another."));
  }

  private List<String> lines() {
    return config.lines().stream().map(OperatorConfig.Line::number).toList();
  }

  private PhoneNumber number(String text, OperatorConfig.Line line) {
    return switch (numbers.check(text, line.region())) {
      case NumberCheck.Valid(PhoneNumber number) -> number;
      case NumberCheck.Refused(NumberCheck.Why why) ->
          throw refused(why.word(), why.sentence(), null);
    };
  }

  /** Of this moment: whole seconds as for callers, and in order within them. */
  private FirstRing place() {
    Instant now = clock.instant();
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    return new FirstRing(second, ChronoUnit.MICROS.between(second, now));
  }
}
