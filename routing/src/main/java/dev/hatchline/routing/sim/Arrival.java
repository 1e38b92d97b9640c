package dev.hatchline.routing.sim;

import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A caller of a simulation.
 *
 * @param entry the place in line; who joins at {@link QueueEntry#joinedAt}
 * @param handling how long an agent has to do with this caller
 * @param patience how long the caller waits before hanging up; {@link #ENDLESS} for one who never
 *     does
 * @param callee absent for one who is never called back
 */
public record Arrival(
    QueueEntry entry, Duration handling, Duration patience, @Nullable Callee callee) {
  /** Longer than any simulation. */
  public static final Duration ENDLESS = Duration.ofDays(100_000);

  /** Never called back. */
  public Arrival(QueueEntry entry, Duration handling, Duration patience) {
    this(entry, handling, patience, null);
  }

  /** The same caller at another place in line. */
  Arrival at(QueueEntry place) {
    return new Arrival(place, handling, patience, callee);
  }
}
