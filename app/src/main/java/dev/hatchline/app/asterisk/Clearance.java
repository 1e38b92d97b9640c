package dev.hatchline.app.asterisk;

import dev.hatchline.routing.RoutingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The callers whom an engine that comes back takes out of Asterisk's queue. While it still has one
 * of them, the queue may ring the very agent whom we would ring, so nobody is matched until then.
 * Of one thread.
 */
final class Clearance {
  /** So long the first match waits for them. */
  static final Duration MAX = Duration.ofSeconds(5);

  private final Set<String> coming = new HashSet<>();

  /**
   * These are to come; whoever was to come before is forgotten.
   *
   * @param callers their channels' unique ids
   */
  Optional<RoutingEvent> begin(Stream<String> callers, Instant now) {
    coming.clear();
    callers.forEach(coming::add);
    return coming.isEmpty()
        ? Optional.empty()
        : Optional.of(new RoutingEvent.MatchingHeld(now.plus(MAX)));
  }

  /** This one is out of the queue, or was never in it. */
  Optional<RoutingEvent> left(String caller) {
    return coming.remove(caller) && coming.isEmpty()
        ? Optional.of(new RoutingEvent.MatchingResumed())
        : Optional.empty();
  }
}
