package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.control.CallCommand.AgentFreed;
import dev.hatchline.call.control.CallCommand.AgentMissed;
import dev.hatchline.call.control.CallCommand.LeaveLine;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallInput.Miss;
import dev.hatchline.call.control.CallState.After;
import dev.hatchline.call.control.CallState.Automated;
import dev.hatchline.call.control.CallState.Away;
import dev.hatchline.call.control.CallState.ComingBack;
import dev.hatchline.call.control.CallState.Ending;
import dev.hatchline.call.control.CallState.InFlow;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.Informed;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Meanwhile;
import dev.hatchline.call.control.CallState.Outside;
import dev.hatchline.call.control.CallState.Over;
import dev.hatchline.call.control.CallState.Promised;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import dev.hatchline.call.control.CallState.Welcome;
import dev.hatchline.call.control.CallState.WithPeople;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a state holds that must be given back, and how a call ends that ends in it. */
final class Leaving {
  private Leaving() {}

  /**
   * Whatever is held in {@code state}: the flow, the place in line, an agent; the place first, or
   * the agent given back would be matched with the same caller again.
   */
  static List<CallCommand> giveUp(CallState state) {
    return switch (state) {
      case InFlow _, Informed _, After _ -> List.of(new StopFlow());
      case Meanwhile _ -> List.of(new StopFlow(), new LeaveLine());
      case InLine _ -> List.of(new LeaveLine());
      case Ringing ringing -> giveUp(ringing, Miss.CANCELLED);
      case Talking(AgentId agent) -> List.of(new AgentFreed(agent));
      case Away(@Nullable AgentId agent, CallEnd _) ->
          agent == null ? List.of() : List.of(new AgentFreed(agent));
      case ComingBack(@Nullable AgentId agent, boolean _) ->
          agent == null
              ? List.of(new LeaveLine())
              : List.of(new LeaveLine(), new AgentMissed(agent, Miss.CANCELLED));
      case Promised promised -> Promise.flow(promised);
      case Welcome _, LeavingMessage _, Outside _, WithPeople _, Ending _, Over _ -> List.of();
    };
  }

  static List<CallCommand> giveUp(Ringing ringing, Miss why) {
    @Nullable AgentId next = ringing.next();
    AgentMissed missed = new AgentMissed(ringing.agent(), why);
    return next == null
        ? List.of(new LeaveLine(), missed)
        : List.of(new LeaveLine(), missed, new AgentMissed(next, Miss.CANCELLED));
  }

  /** The place in line, if there is one. */
  static List<CallCommand> place(Automated here) {
    return switch (here) {
      case InFlow _, Informed _, After _ -> List.of();
      case Meanwhile _ -> List.of(new LeaveLine());
    };
  }

  /** Gives back an agent who was set aside and is not to be rung. */
  static CallCommand[] notNeeded(@Nullable AgentId agent) {
    return agent == null
        ? new CallCommand[0]
        : new CallCommand[] {new AgentMissed(agent, Miss.CANCELLED)};
  }

  /** The end of a call whose channel {@code party} hung up in {@code state}. */
  static CallEnd end(CallState state, Party party) {
    return switch (state) {
      case InFlow _, Informed _, Welcome _ -> new CallEnd(party, Reason.LEFT_FLOW);
      case InLine _, Meanwhile _, ComingBack _ -> new CallEnd(party, Reason.LEFT_LINE);
      case Ringing _ -> new CallEnd(party, Reason.LEFT_RINGING);
      case Talking _ -> new CallEnd(party, Reason.SERVED);
      case After _ -> After.END;
      case Promised _ -> new CallEnd(party, Reason.PROMISED);
      case LeavingMessage _ -> new CallEnd(party, Reason.MESSAGE);
      case Outside _ -> new CallEnd(party, Reason.TRANSFERRED);
      case WithPeople _ -> new CallEnd(party, Reason.WITHOUT_ENGINE);
      case Away(@Nullable AgentId _, CallEnd ifGone) -> ifGone;
      case Ending(CallEnd end) -> end;
      case Over(CallEnd end) -> end;
    };
  }
}
