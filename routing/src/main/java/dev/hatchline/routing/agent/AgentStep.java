package dev.hatchline.routing.agent;

/** What the guard says to an event: the agent afterwards, or why nothing changes. */
public sealed interface AgentStep {
  record Moved(Agent agent) implements AgentStep {}

  /** {@code reason} says what was expected and what was found, for the log. */
  record Refused(String reason) implements AgentStep {}
}
