package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

  /**
   * Found talking after a restart of the engine, or without having been rung by us.
   *
   * @param queue the caller's, for the agent's rest afterwards; absent if nobody knows
   */
  record AdoptedOnCall(AgentId agent, CallId call, @Nullable String queue) implements RoutingEvent {
    /** Of a queue that nobody knows. */
    public AdoptedOnCall(AgentId agent, CallId call) {
      this(agent, call, null);
    }
  }

  /**
   * Asterisk shows no call at the phone of this agent, who came into this one then: its end has not
   * been told. Refused if anything else has been told meanwhile.
   */
  record AgentVanished(AgentId agent, CallId call, Instant since) implements RoutingEvent {}

  /**
   * Somebody else may ring agents just now: nobody is matched before this time, or {@link
   * MatchingResumed}.
   */
  record MatchingHeld(Instant until) implements RoutingEvent {}

  /** Nobody else rings agents any more. */
  record MatchingResumed() implements RoutingEvent {}

  /**
   * Another engine has the agent. Such an agent is not chosen, nor is the caller whom that engine
   * has the agent for, until {@link FreedElsewhere} or that time.
   *
   * @param call absent if the agent has no caller just now, as in wrap-up
   * @param until absent if only {@link FreedElsewhere} ends it
   */
  record HeldElsewhere(AgentId agent, @Nullable CallId call, @Nullable Instant until)
      implements RoutingEvent {}

  /** No other engine has the agent any more. */
  record FreedElsewhere(AgentId agent) implements RoutingEvent {}

  /** Another engine's agent talks to this caller, who was in line. */
  record ServedElsewhere(CallId call) implements RoutingEvent {}

  /**
   * Another engine's agent has done with a call.
   *
   * @param took talk, and wrap-up as planned
   */
  record HandledElsewhere(AgentId agent, Duration took) implements RoutingEvent {}

  /**
   * Another engine has matched this agent with our caller, and nobody else may: whatever we had in
   * mind with either is undone. Refused if the agent cannot be rung.
   */
  record Given(AgentId agent, CallId call) implements RoutingEvent {}

  /** Time passed; sent at {@link RoutingEngine#nextDeadline}. */
  record Tick() implements RoutingEvent {}
}
