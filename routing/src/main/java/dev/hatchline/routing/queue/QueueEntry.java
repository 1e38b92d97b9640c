package dev.hatchline.routing.queue;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A caller in line for a person. The order is that of the first rings, each moved back by the
 * caller's credit; the id only keeps two calls of one first ring apart, so that neither is lost.
 *
 * @param queue the name of the queue
 * @param joinedAt when the caller asked for a person; never decides the place
 * @param credit the priority: the caller stands as if they had rung so much earlier, which is why
 *     nobody is overtaken by somebody who rang later by more than that
 * @param affinity absent if any agent will do
 * @param skills what who answers is to be able to do, besides what the queue asks; heeded as long
 *     as somebody of the queue who can do it is at work
 * @param onPhone whether somebody holds a phone to their ear meanwhile; nobody does for a message,
 *     or for a call that is owed and not answered yet
 */
public record QueueEntry(
    CallId call,
    String queue,
    FirstRing firstRing,
    Instant joinedAt,
    Duration credit,
    @Nullable Affinity affinity,
    Skills skills,
    boolean onPhone)
    implements Comparable<QueueEntry> {
  private static final Comparator<QueueEntry> ORDER =
      Comparator.comparing(QueueEntry::rank)
          .thenComparingLong(entry -> entry.firstRing().sequence())
          .thenComparing(entry -> entry.call().value());

  public QueueEntry {
    if (credit.isNegative()) {
      throw new IllegalArgumentException("expected a credit of zero or more, found " + credit);
    }
  }

  /** For somebody on the phone. */
  public QueueEntry(
      CallId call,
      String queue,
      FirstRing firstRing,
      Instant joinedAt,
      Duration credit,
      @Nullable Affinity affinity,
      Skills skills) {
    this(call, queue, firstRing, joinedAt, credit, affinity, skills, true);
  }

  /** For agents of any skills. */
  public QueueEntry(
      CallId call,
      String queue,
      FirstRing firstRing,
      Instant joinedAt,
      Duration credit,
      @Nullable Affinity affinity) {
    this(call, queue, firstRing, joinedAt, credit, affinity, Skills.NONE);
  }

  /** Without credit, for any agent. */
  public QueueEntry(CallId call, String queue, FirstRing firstRing, Instant joinedAt) {
    this(call, queue, firstRing, joinedAt, Duration.ZERO, null);
  }

  /** The time that decides the place. */
  public Instant rank() {
    return firstRing.at().minus(credit);
  }

  /** With a credit of at most so much. */
  public QueueEntry capped(Duration creditMax) {
    return credit.compareTo(creditMax) <= 0
        ? this
        : new QueueEntry(call, queue, firstRing, joinedAt, creditMax, affinity, skills, onPhone);
  }

  /** The same place, and nobody on the phone. */
  public QueueEntry offPhone() {
    return new QueueEntry(call, queue, firstRing, joinedAt, credit, affinity, skills, false);
  }

  @Override
  public int compareTo(QueueEntry other) {
    return ORDER.compare(this, other);
  }
}
