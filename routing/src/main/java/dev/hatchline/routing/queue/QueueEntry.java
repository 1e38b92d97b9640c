package dev.hatchline.routing.queue;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Instant;
import java.util.Comparator;

/**
 * A caller in line for a person. The order is that of the first rings; the id only keeps two calls
 * of one first ring apart, so that neither is lost.
 *
 * @param queue the name of the queue
 * @param joinedAt when the caller asked for a person; never decides the place
 */
public record QueueEntry(CallId call, String queue, FirstRing firstRing, Instant joinedAt)
    implements Comparable<QueueEntry> {
  private static final Comparator<QueueEntry> ORDER =
      Comparator.comparing(QueueEntry::firstRing).thenComparing(entry -> entry.call().value());

  @Override
  public int compareTo(QueueEntry other) {
    return ORDER.compare(this, other);
  }
}
