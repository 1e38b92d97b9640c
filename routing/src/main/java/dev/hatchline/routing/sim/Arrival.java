package dev.hatchline.routing.sim;

import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;

/**
 * A caller of a simulation.
 *
 * @param entry the place in line; who joins at {@link QueueEntry#joinedAt}
 * @param handling how long an agent has to do with this caller
 * @param patience how long the caller waits before hanging up; {@link #ENDLESS} for one who never
 *     does
 */
public record Arrival(QueueEntry entry, Duration handling, Duration patience) {
  /** Longer than any simulation. */
  public static final Duration ENDLESS = Duration.ofDays(100_000);
}
