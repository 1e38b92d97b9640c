package dev.hatchline.app.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The callers who were put through to numbers outside within the hour. Whoever finds a way to ring
 * where it costs would use it all night.
 */
final class OutsideCalls {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Deque<Instant> begun = new ArrayDeque<>();

  /** One more, unless there were {@code most} within the hour. */
  synchronized boolean take(int most, Instant now) {
    Instant hourAgo = now.minus(HOUR);
    while (!begun.isEmpty() && !begun.getFirst().isAfter(hourAgo)) {
      begun.removeFirst();
    }
    if (begun.size() >= most) {
      return false;
    }
    begun.addLast(now);
    return true;
  }
}
