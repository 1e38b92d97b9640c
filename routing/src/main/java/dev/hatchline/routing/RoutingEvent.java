package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Instant;

/** What the outside tells the routing. Repeating one does no harm. */
public sealed interface RoutingEvent {
  /** Asterisk reports an agent's phone. Tell it of every agent before the first caller joins. */
  record AgentDevice(AgentId agent, Device device) implements RoutingEvent {}

  /** {@code paused} false means: the agent asks for calls. {@code reason} is a stable word. */
  record AgentPaused(AgentId agent, boolean paused, String reason) implements RoutingEvent {}

  /** A caller wants a person. */
  record Joined(QueueEntry entry) implements RoutingEvent {}

  /** The caller wants no person any more: hung up, or chose something else. */
  record Left(CallId call) implements RoutingEvent {}

  /** Agent and caller hear each other. */
  record Answered(AgentId agent, CallId call) implements RoutingEvent {}

  /** The agent's phone was rung, or should have been, and the agent did not take the call. */
  record Missed(AgentId agent, CallId call, MissReason reason) implements RoutingEvent {}

  /**
   * The reserved agent has picked up and waits for a customer whom we dial: not matched anew before
   * that time.
   */
  record AgentWaits(AgentId agent, CallId call, Instant until) implements RoutingEvent {}

  /** The agent left the conversation: either side hung up, or the caller was transferred. */
  record AgentFreed(AgentId agent, CallId call) implements RoutingEvent {}

  /** Found talking after a restart of the engine. */
  record AdoptedOnCall(AgentId agent, CallId call) implements RoutingEvent {}

  /**
   * Somebody else may ring agents just now: nobody is matched before this time, or {@link
   * MatchingResumed}.
   */
  record MatchingHeld(Instant until) implements RoutingEvent {}

  /** Nobody else rings agents any more. */
  record MatchingResumed() implements RoutingEvent {}

  /** Time passed; sent at {@link RoutingEngine#nextDeadline}. */
  record Tick() implements RoutingEvent {}
}
