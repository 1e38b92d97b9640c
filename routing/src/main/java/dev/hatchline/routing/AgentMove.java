package dev.hatchline.routing;

import dev.hatchline.routing.agent.Agent;
import java.time.Instant;

/** An agent has come into another state. */
public record AgentMove(Agent before, Agent after, Instant at) {}
