package dev.hatchline.routing.sim;

import dev.hatchline.call.AgentId;
import java.time.Instant;

/**
 * A time in which an agent of a simulation takes calls; a conversation is brought to its end.
 *
 * @param until later than {@code from}
 */
public record Shift(AgentId agent, Instant from, Instant until) {
  public Shift {
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException(
          "expected a shift that ends after %s, found one until %s".formatted(from, until));
    }
  }
}
