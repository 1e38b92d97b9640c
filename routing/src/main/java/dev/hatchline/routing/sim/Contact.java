package dev.hatchline.routing.sim;

import dev.hatchline.call.AgentId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a caller of a simulation.
 *
 * @param waited from joining to the answer, or to hanging up
 * @param agent absent for one who hung up
 */
public record Contact(Arrival arrival, Duration waited, @Nullable AgentId agent) {
  public boolean answered() {
    return agent != null;
  }
}
