package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.FirstRing;

/** Where a customer was when a call ended that had not come to its end. */
public sealed interface LeftAt {
  /** Waiting for a person, from {@code place} on. */
  record Line(FirstRing place, String queue) implements LeftAt {}

  /** Talking to an agent, having waited from {@code place} on. */
  record Agent(AgentId agent, FirstRing place, String queue) implements LeftAt {}

  /** At a node of the line's flow. */
  record Flow(String node) implements LeftAt {}
}
