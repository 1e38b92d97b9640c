package dev.hatchline.metrics.measure;

import dev.hatchline.call.AgentId;
import java.time.Duration;
import java.time.Instant;

/**
 * A conversation, holding included: phones put on hold, and no event tells of it.
 *
 * @param agent who talked to the caller
 * @param from when both heard each other
 * @param to when the agent left, or the call ended
 */
public record Talk(AgentId agent, Instant from, Instant to) {
  public Duration length() {
    return Duration.between(from, to);
  }
}
