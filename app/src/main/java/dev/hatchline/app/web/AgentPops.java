package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.cases.CasesElsewhere;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.ScreenPop;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What each agent sees of the customer for whom they are, or were just now, whichever engine has
 * the call: of another engine's the case is read from the store, which may take some seconds.
 */
@Component
class AgentPops {
  private final Engine engine;
  private final CasesElsewhere elsewhere;

  AgentPops(Engine engine, InstantSource clock) {
    this.engine = engine;
    this.elsewhere = new CasesElsewhere(engine.cases().desk(), engine.cases().store(), clock);
  }

  /** The agent, if the operator's file has one of this extension. */
  Optional<Agent> agent(String extension) {
    return ours(extension).map(engine.agents()::seen);
  }

  private Optional<Agent> ours(String extension) {
    return engine.desk().readings().agents().stream()
        .filter(agent -> agent.id().extension().equals(extension))
        .findFirst();
  }

  /** Empty if the agent is there for nobody, or the customer's case is not known yet. */
  Optional<ScreenPop> of(Agent agent) {
    return switch (agent.state()) {
      case AgentState.Reserved(CallId call, Instant _, Instant _, Instant _) -> pop(agent, call);
      case AgentState.OnCall(CallId call, Instant _) ->
          call == null ? Optional.empty() : pop(agent, call);
      case AgentState.WrapUp _ -> last(agent.id());
      case AgentState.SignedOut _, AgentState.Available _, AgentState.Paused _ -> Optional.empty();
    };
  }

  /** The call for which an agent is there, if nothing of its customer can be shown yet. */
  Optional<CallId> unknown(AgentId id) {
    return agent(id.extension())
        .filter(agent -> of(agent).isEmpty())
        .map(agent -> agent.state().call());
  }

  private Optional<ScreenPop> pop(Agent agent, CallId call) {
    boolean here =
        ours(agent.id().extension()).filter(ours -> call.equals(ours.state().call())).isPresent();
    return here ? engine.cases().pop(call) : elsewhere.pop(call);
  }

  /** Of the customer to whom this agent talked last. */
  Optional<ScreenPop> last(AgentId agent) {
    Optional<CallId> there = engine.agents().talkedElsewhere(agent);
    return there.isPresent()
        ? there.flatMap(elsewhere::pop)
        : engine.cases().talked(agent).flatMap(engine.cases()::pop);
  }

  /** Whether there is one, as far as this engine knows. */
  boolean hasLast(AgentId agent) {
    return engine.agents().talkedElsewhere(agent).isPresent()
        || engine.cases().talked(agent).flatMap(engine.cases()::pop).isPresent();
  }

  /** The case of a pop, from memory, as it is now. */
  Optional<Case> shown(CaseId id) {
    return elsewhere.now(id);
  }
}
