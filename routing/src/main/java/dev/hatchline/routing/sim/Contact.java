package dev.hatchline.routing.sim;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.WaitRange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a caller of a simulation.
 *
 * @param told the wait as it seemed at joining; absent when nobody could say
 * @param waited from joining to the answer, or to hanging up; of a callback, to the conversation or
 *     to its end without one
 * @param agent absent for one who met none
 * @param callback absent for one who was promised none
 */
public record Contact(
    Arrival arrival,
    @Nullable WaitRange told,
    Duration waited,
    @Nullable AgentId agent,
    @Nullable CalledBack callback) {
  public boolean answered() {
    return agent != null;
  }

  /** The part of the wait that was spent with the phone in the hand. */
  public Duration onPhone() {
    return callback == null ? waited : callback.queued();
  }
}
