package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.control.CallCommand.AgentFreed;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.RunFlowAfter;
import dev.hatchline.call.control.CallInput.FlowWantsPerson;
import dev.hatchline.call.control.CallState.After;
import dev.hatchline.call.control.CallState.Ending;
import java.time.Instant;
import java.util.List;

/** The agent has hung up first: the call is over, unless the flow has something to ask. */
final class AfterTalk {
  private AfterTalk() {}

  /** {@code first} is done before the agent is given back. */
  static Step begun(Call call, List<CallCommand> first, AgentId agent, Instant at) {
    Step step =
        Step.to(
            call.served(),
            call.after() ? After.START : new Ending(After.END),
            new AgentFreed(agent),
            Moves.left(call, agent, at),
            call.after() ? new RunFlowAfter() : new HangUp());
    return step.after(first);
  }

  /** Nobody is asked for ever: who has been served and says nothing has nothing more to say. */
  static boolean isNoWish(String by) {
    return by.equals(FlowWantsPerson.SILENCE) || by.equals(FlowWantsPerson.FAULT);
  }

  static Step over(Call call) {
    return Step.to(call, new Ending(After.END), new HangUp());
  }
}
