package dev.hatchline.app.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;

/** Who stands in the line without being a caller, and is told of agents instead of one. */
public interface Reserving {
  /** Routing has set an agent aside; false if the id is none of ours. */
  boolean reserve(AgentId agent, CallId call);

  /** Routing has taken an agent back; false if the id is none of ours. */
  boolean lapsed(AgentId agent, CallId call);
}
