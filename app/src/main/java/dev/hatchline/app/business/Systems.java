package dev.hatchline.app.business;

import dev.hatchline.app.business.Answer.Failed;
import dev.hatchline.app.business.Answer.Why;
import dev.hatchline.app.business.Target.Place;
import dev.hatchline.conf.BusinessSystem;
import dev.hatchline.conf.BusinessSystem.Method;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.Secrets;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The systems of the operator's file, asked over HTTP/1.1 without ever blocking who asks. */
public final class Systems implements AutoCloseable {
  /** Bytes of an answer; what is longer is cut off, not read. */
  public static final int ANSWER_MAX = 256 * 1024;

  /** Bytes of what a POST sends. */
  public static final int BODY_MAX = 64 * 1024;

  private static final Logger log = LoggerFactory.getLogger(Systems.class);

  private final Map<String, Target> targets;
  private final Transport transport;

  Systems(List<Place> places, Transport transport, Clock clock) {
    this.targets =
        places.stream()
            .map(place -> new Target(place, clock))
            .collect(Collectors.toMap(Target::name, Function.identity()));
    this.transport = transport;
  }

  /** Connects to nothing yet; a system that is down is found to be so when it is asked. */
  public static Systems of(
      OperatorConfig config, Installation installation, Secrets secrets, InstantSource clock) {
    List<Place> places =
        config.systems().stream().map(system -> place(system, installation, secrets)).toList();
    return new Systems(places, new HttpTransport(ANSWER_MAX), clock.withZone(ZoneOffset.UTC));
  }

  private static Place place(BusinessSystem system, Installation installation, Secrets secrets) {
    return new Place(
        system.name(),
        system.base(installation),
        system.methods(),
        Optional.ofNullable(secrets.systems().get(system.name())),
        system.timeout());
  }

  /**
   * Asks a system. Every fault is an {@link Answer}: the future never fails. It ends within the
   * request's time-out; cancelling it (this very future, not one derived from it) ends the exchange
   * and its connection.
   */
  public CompletableFuture<Answer> ask(Request request) {
    Target target = targets.get(request.system());
    if (target == null) {
      return refused(request, Why.UNKNOWN_SYSTEM);
    }
    if (!target.allows(request.method())) {
      return refused(request, Why.METHOD_NOT_ALLOWED);
    }
    Optional<URI> address = target.below(request.path());
    if (address.isEmpty()) {
      return refused(request, Why.BAD_PATH);
    }
    UUID id = UUID.randomUUID();
    Optional<HttpRequest> http = http(request, target.request(address.get(), id));
    if (http.isEmpty()) {
      return refused(request, Why.BAD_BODY);
    }
    Optional<Why> shut = target.enter();
    if (shut.isPresent()) {
      return CompletableFuture.completedFuture(new Failed(shut.get()));
    }
    return start(target, request, http.get());
  }

  private CompletableFuture<Answer> start(Target target, Request request, HttpRequest http) {
    long began = System.nanoTime();
    // Whoever brings the answer works for no call.
    Map<String, String> asks = MDC.getCopyOfContextMap();
    Asking asking = new Asking(transport, http);
    CompletableFuture<Answer> answer = asking.start(target.limit(request.timeout()));
    // Told only when the books are closed, so that who asks again at once finds them so.
    CompletableFuture<Answer> told = new CompletableFuture<>();
    var _ = told.whenComplete((_, _) -> answer.cancel(true));
    var _ =
        answer.whenComplete((given, _) -> {
          long nanos = System.nanoTime() - began;
          target.leave(Optional.ofNullable(given), nanos);
          // The path is not told: it may name a customer.
          if (given instanceof Failed(Why why)) {
            inNameOf(
                asks,
                () ->
                    log.warn(
                        "system {}: expected an answer to {}, found {} ({}) after {} ms;"
                            + " X-Request-Id {}",
                        target.name(),
                        request.method(),
                        why.word(),
                        asking.found(),
                        nanos / 1_000_000,
                        http.headers().firstValue("X-Request-Id").orElse("")));
          }
          told.complete(given);
        });
    return told;
  }

  /** Logs it as a line of whoever asked. */
  private static void inNameOf(@Nullable Map<String, String> asks, Runnable logs) {
    Map<String, String> before = MDC.getCopyOfContextMap();
    MDC.setContextMap(asks == null ? Map.of() : asks);
    try {
      logs.run();
    } finally {
      MDC.setContextMap(before == null ? Map.of() : before);
    }
  }

  private static Optional<HttpRequest> http(Request request, HttpRequest.Builder builder) {
    request.traceparent().ifPresent(part -> builder.header("traceparent", part));
    return switch (request.method()) {
      case Method.GET ->
          request.body().isEmpty() ? Optional.of(builder.GET().build()) : Optional.empty();
      case Method.POST ->
          JsonObjects.write(request.body())
              .filter(bytes -> bytes.length <= BODY_MAX)
              .map(bytes ->
                  builder
                      .header("Content-Type", "application/json")
                      .header("Idempotency-Key", request.idempotencyKey().toString())
                      .POST(BodyPublishers.ofByteArray(bytes))
                      .build());
    };
  }

  /** A fault of the flow, not of the system: nothing was sent. */
  private static CompletableFuture<Answer> refused(Request request, Why why) {
    log.warn("system {}: {} not sent: {}", request.system(), request.method(), why.word());
    return CompletableFuture.completedFuture(new Failed(why));
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    transport.close();
  }
}
