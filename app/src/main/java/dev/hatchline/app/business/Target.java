package dev.hatchline.app.business;

import dev.hatchline.conf.BusinessSystem.Method;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One system as we ask it: where, how, and whether it is well. */
final class Target {
  /** Questions to one system under way at once. */
  static final int REQUESTS_MAX = 20;

  /** Of so many last questions… */
  private static final int WINDOW = 10;

  /** …once there are so many, half must not fail. */
  static final int WINDOW_MIN = 5;

  private static final float FAILED_PERCENT_MAX = 50;

  /** So long a system that fails is left alone; then one question tries it. */
  static final Duration REST = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(Target.class);

  private final String name;
  private final URI base;
  private final Set<Method> methods;
  private final Optional<String> token;
  private final Duration timeout;
  private final CircuitBreaker breaker;
  private final Semaphore room = new Semaphore(REQUESTS_MAX);

  Target(Place place, Clock clock) {
    name = place.name();
    base = place.base();
    methods = place.methods();
    token = place.token();
    timeout = place.timeout();
    breaker = CircuitBreaker.of(name, breaker(clock));
    breaker
        .getEventPublisher()
        .onStateTransition(event -> log.warn("system {}: {}", name, event.getStateTransition()));
  }

  /**
   * What the operator says of a system.
   *
   * @param token sent as a bearer's
   */
  record Place(
      String name, URI base, Set<Method> methods, Optional<String> token, Duration timeout) {
    /** The token may reach no log. */
    @Override
    public String toString() {
      return "Place[" + name + " " + base + "]";
    }
  }

  private static CircuitBreakerConfig breaker(Clock clock) {
    return CircuitBreakerConfig.custom()
        .clock(clock)
        .slidingWindow(WINDOW, WINDOW_MIN, SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(FAILED_PERCENT_MAX)
        .waitDurationInOpenState(REST)
        .permittedNumberOfCallsInHalfOpenState(1)
        .build();
  }

  String name() {
    return name;
  }

  boolean allows(Method method) {
    return methods.contains(method);
  }

  Optional<URI> below(String path) {
    return PathBelow.of(base, path);
  }

  Duration limit(Duration wanted) {
    return wanted.compareTo(timeout) < 0 ? wanted : timeout;
  }

  /** A request with our headers, told apart from all others by its id. */
  HttpRequest.Builder request(URI address, UUID id) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/json")
            .header("User-Agent", "Hatchline")
            .header("X-Request-Id", id.toString());
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  /** Why it is not asked now; who gets no reason has to {@link #leave}. */
  Optional<Answer.Why> enter() {
    if (!room.tryAcquire()) {
      return Optional.of(Answer.Why.BUSY);
    }
    if (!breaker.tryAcquirePermission()) {
      room.release();
      return Optional.of(Answer.Why.CIRCUIT_OPEN);
    }
    return Optional.empty();
  }

  /** The question is over; nobody wanted the answer any more if there is none. */
  void leave(Optional<Answer> answer, long nanos) {
    room.release();
    if (answer.isEmpty()) {
      breaker.releasePermission();
    } else if (answer.get() instanceof Answer.Failed(Answer.Why why) && why.ill()) {
      breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllFault(why));
    } else {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** The breaker wants a throwable; nobody sees it. */
  private static final class IllFault extends Exception {
    IllFault(Answer.Why why) {
      super(why.word(), null, false, false);
    }
  }
}
