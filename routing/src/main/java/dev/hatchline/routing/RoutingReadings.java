package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.agent.Agent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Agents and line at one instant.
 *
 * @param at when it was read
 * @param agents by extension
 * @param line by queue, and within it in the order of first rings; messages and calls that are owed
 *     stand there, too
 */
public record RoutingReadings(Instant at, List<Agent> agents, List<InLine> line) {
  /** Those in line who hold a phone to their ear: whose wait it is that counts. */
  public List<InLine> callers() {
    return line.stream().filter(InLine::onPhone).toList();
  }

  /**
   * With those on the phone whom we have called.
   *
   * @param since when whoever stands under this id has answered; empty for one who has not
   */
  public RoutingReadings answered(Function<CallId, Optional<Instant>> since) {
    return new RoutingReadings(
        at,
        agents,
        line.stream()
            .map(each -> each.onPhone() ? each : answered(each, since.apply(each.call())))
            .toList());
  }

  private InLine answered(InLine called, Optional<Instant> since) {
    return since
        .map(from ->
            new InLine(
                called.call(),
                called.queue(),
                called.position(),
                called.firstRing(),
                from.isAfter(at) ? Duration.ZERO : Duration.between(from, at),
                called.ringing(),
                true))
        .orElse(called);
  }

  /**
   * A caller in line, or what stands there for one.
   *
   * @param position counts from 1 within the queue
   * @param waited since the caller asked for a person; never negative
   * @param ringing the agent whose phone rings for this caller
   * @param onPhone whether somebody holds a phone to their ear meanwhile
   */
  public record InLine(
      CallId call,
      String queue,
      int position,
      FirstRing firstRing,
      Duration waited,
      @Nullable AgentId ringing,
      boolean onPhone) {}
}
