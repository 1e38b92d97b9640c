package dev.hatchline.app.asterisk;

import dev.hatchline.routing.RoutingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The callers whom an engine that comes back takes out of Asterisk's queue. While it still has one
 * of them, the queue may ring the very agent whom we would ring, so nobody is matched until then;
 * and as it rings for its eldest, those are taken last, so that nobody is served before an elder
 * one who is with us already. Of one thread.
 */
final class Clearance {
  /** So long the first match waits for them; who is left then is taken at once. */
  static final Duration MAX = Duration.ofSeconds(5);

  /** As many are on their way as a third of those who stay meanwhile, for whom the queue rings. */
  private static final int STAY_FOR_ONE = 3;

  /** Still to be taken, the eldest first. */
  private final Deque<String> staying = new ArrayDeque<>();

  private final Set<String> coming = new HashSet<>();
  private @Nullable Instant until;

  /**
   * These are to be taken; whoever was to be before is forgotten.
   *
   * @param callers their channels' unique ids, the eldest first
   */
  Optional<RoutingEvent> begin(List<String> callers, Instant now) {
    coming.clear();
    staying.clear();
    staying.addAll(callers);
    until = callers.isEmpty() ? null : now.plus(MAX);
    return Optional.ofNullable(until).map(RoutingEvent.MatchingHeld::new);
  }

  /** Whom to take now. */
  List<String> next(Instant now) {
    boolean all = until != null && now.isAfter(until);
    List<String> next = new ArrayList<>();
    while (!staying.isEmpty()
        && (all || coming.isEmpty() || coming.size() * STAY_FOR_ONE < staying.size())) {
      String newest = staying.removeLast();
      coming.add(newest);
      next.add(newest);
    }
    return next;
  }

  /** This one is out of the queue, or was never in it. */
  Optional<RoutingEvent> left(String caller) {
    boolean ours = coming.remove(caller) || staying.remove(caller);
    if (!ours || !coming.isEmpty() || !staying.isEmpty()) {
      return Optional.empty();
    }
    until = null;
    return Optional.of(new RoutingEvent.MatchingResumed());
  }
}
