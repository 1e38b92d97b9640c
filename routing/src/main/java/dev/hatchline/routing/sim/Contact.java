package dev.hatchline.routing.sim;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.WaitRange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a caller of a simulation.
 *
 * @param told the wait as it seemed at joining; absent when nobody could say
 * @param waited from joining to the answer, or to hanging up
 * @param agent absent for one who hung up
 */
public record Contact(
    Arrival arrival, @Nullable WaitRange told, Duration waited, @Nullable AgentId agent) {
  public boolean answered() {
    return agent != null;
  }
}
