package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.cases.ScreenPop;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What each agent sees of the customer for whom they are, or were just now. */
@Component
class AgentPops {
  private final Engine engine;

  AgentPops(Engine engine) {
    this.engine = engine;
  }

  /** The agent, if the operator's file has one of this extension. */
  Optional<Agent> agent(String extension) {
    return engine.desk().readings().agents().stream()
        .filter(agent -> agent.id().extension().equals(extension))
        .findFirst();
  }

  /** Empty if the agent is there for nobody, or the customer's case is not known yet. */
  Optional<ScreenPop> of(Agent agent) {
    return call(agent).flatMap(engine.cases()::pop);
  }

  /** Of the customer to whom this agent talked last. */
  Optional<ScreenPop> last(AgentId agent) {
    return engine.cases().talked(agent).flatMap(engine.cases()::pop);
  }

  private Optional<CallId> call(Agent agent) {
    return switch (agent.state()) {
      case AgentState.Reserved reserved -> Optional.of(reserved.call());
      case AgentState.OnCall talking -> Optional.ofNullable(talking.call());
      case AgentState.WrapUp(Instant _, Instant _) -> engine.cases().talked(agent.id());
      case AgentState.SignedOut _, AgentState.Available _, AgentState.Paused _ -> Optional.empty();
    };
  }
}
