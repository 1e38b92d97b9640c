package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.queue.QueueEntry;

/** What the routing wants done, in this order. */
public sealed interface Decision {
  /**
   * Ring this agent for this caller, and answer with Answered or Missed. It ends by one of these,
   * by ReservationLapsed, or by Answered of another agent. Before ringing, ask {@link
   * RoutingEngine#reserved}: another thread's event may have undone it meanwhile.
   */
  record Reserve(AgentId agent, CallId call, QueueEntry entry) implements Decision {}

  /**
   * As Reserve, but it is settled already: another engine has claimed the agent for our caller. See
   * {@link RoutingEvent.Given}.
   */
  record RingGiven(AgentId agent, CallId call, QueueEntry entry) implements Decision {}

  /** The agent let the phone ring (RONA) and is paused here: pause them in Asterisk too. */
  record PauseAgent(AgentId agent, String reason) implements Decision {}

  /** The agent takes calls again, who had let the phone ring: end the pause in Asterisk too. */
  record ResumeAgent(AgentId agent) implements Decision {}

  /** The agent's phone rang in vain so often lately that a person should look into it. */
  record RepeatedRona(AgentId agent, int times) implements Decision {}

  /**
   * No agent of the caller's queue is signed in; paused ones count as signed in. The caller keeps
   * the place, and is given to an agent who comes, until Left.
   */
  record NobodySignedIn(CallId call) implements Decision {}

  /**
   * Stop ringing this agent for this caller. The caller waits on, has left, or is with somebody
   * else.
   */
  record ReservationLapsed(AgentId agent, CallId call) implements Decision {}

  /** Nothing done about this event, and why, for the log. */
  record Refused(RoutingEvent event, String reason) implements Decision {}
}
