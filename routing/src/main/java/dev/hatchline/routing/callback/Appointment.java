package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.queue.Affinity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * The time at which a customer wants to be called. The phone rings within that minute if an agent
 * is free.
 *
 * @param at a whole minute; what is more is cut
 * @param zone whose clock the customer goes by, at most {@link #ZONE_CHARS_MAX} characters
 * @param agent whom the customer would rather have than anybody else; absent if anybody will do
 */
public record Appointment(Instant at, ZoneId zone, @Nullable AgentId agent) {
  /** Connected later than so long after the time named, the promise is kept too late. */
  public static final Duration GRACE = Duration.ofMinutes(5);

  /** So long after the time named nobody but the agent who is wanted is rung. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  public static final int ZONE_CHARS_MAX = 40;

  public Appointment {
    at = at.truncatedTo(ChronoUnit.MINUTES);
    Text.within(zone.getId(), ZONE_CHARS_MAX, "a zone");
  }

  /**
   * The moment that a local time means. One that the change of the clock leaves out is the first
   * that there is after it; of one that comes twice it is the first.
   */
  public static Instant moment(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  /** Whom the line is to ring first, if anybody is wanted. */
  @Nullable Affinity affinity() {
    return agent == null ? null : new Affinity(agent, at.plus(PATIENCE));
  }
}
