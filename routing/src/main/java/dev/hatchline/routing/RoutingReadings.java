package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.agent.Agent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Agents and line at one instant.
 *
 * @param at when it was read
 * @param agents by extension
 * @param line by queue, and within it in the order of first rings
 */
public record RoutingReadings(Instant at, List<Agent> agents, List<InLine> line) {

  /**
   * A caller in line.
   *
   * @param position counts from 1 within the queue
   * @param waited since the caller asked for a person; never negative
   * @param ringing the agent whose phone rings for this caller
   */
  public record InLine(
      CallId call,
      String queue,
      int position,
      FirstRing firstRing,
      Duration waited,
      @Nullable AgentId ringing) {}
}
