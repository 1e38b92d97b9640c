package dev.hatchline.app;

import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState;

/**
 * Which of two engines tells others of an agent's move, so that each is told once. What is of a
 * call is told by the engine that has the call, and all else by the first. A phone that talks for
 * no call of ours may be in a call of the other engine's, which tells of it: the first tells of it
 * only while it sees that the other has not got the agent.
 *
 * @param first whether we are the one that does what is to be done once
 * @param sees whether we see whom the other one has
 */
record Teller(boolean first, boolean sees) {
  boolean tells(AgentMove move) {
    return ofCall(move.before().state())
        || ofCall(move.after().state())
        || (first && !perhapsTheirs(move.before()) && !perhapsTheirs(move.after()));
  }

  private static boolean ofCall(AgentState state) {
    return state.call() != null || state instanceof AgentState.WrapUp;
  }

  private boolean perhapsTheirs(Agent agent) {
    return agent.state() instanceof AgentState.OnCall && !(sees && !agent.standing().elsewhere());
  }
}
