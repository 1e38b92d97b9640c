package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEvent;

/** The line in which callbacks stand among the callers. Every method returns at once. */
public interface Line {
  /** Tells the routing, and carries out what it decides. */
  void tell(RoutingEvent event);

  /** Whether the routing still holds this agent for this call. */
  boolean reserved(AgentId agent, CallId call);

  /** Whether this call is known to be up: the customer answered and has not hung up. */
  boolean up(CallId call);
}
