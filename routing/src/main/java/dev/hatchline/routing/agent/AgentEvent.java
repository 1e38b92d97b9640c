package dev.hatchline.routing.agent;

import dev.hatchline.call.CallId;
import java.time.Instant;

/** What can happen to one agent. */
public sealed interface AgentEvent {
  /** Asterisk reports the phone. */
  record DeviceReported(Device device) implements AgentEvent {}

  record PauseBegun(String reason) implements AgentEvent {}

  /** The agent asks for calls; it ends a wrap-up too. */
  record PauseEnded() implements AgentEvent {}

  /** Chosen for this call, of a queue with these limits. */
  record Chosen(CallId call, AgentLimits limits) implements AgentEvent {}

  /**
   * Agent and caller, of a queue with these limits, hear each other; also told when a restart finds
   * them talking.
   */
  record Answered(CallId call, AgentLimits limits) implements AgentEvent {}

  record Missed(CallId call, MissReason reason) implements AgentEvent {}

  /** Has picked up, and hears ringing until the customer is there; not longer than this. */
  record Waits(CallId call, Instant until) implements AgentEvent {}

  /** The agent left the conversation. */
  record Freed(CallId call) implements AgentEvent {}

  /**
   * Asterisk shows the agent in no call, though nobody told us of the end of the one that began
   * then.
   */
  record Vanished(CallId call, Instant since) implements AgentEvent {}

  /** Another engine has the agent: rung, in a call, or at rest after one. */
  record HeldElsewhere() implements AgentEvent {}

  /** No other engine has the agent any more. */
  record FreedElsewhere() implements AgentEvent {}

  /** Time passed. */
  record Tick() implements AgentEvent {}
}
