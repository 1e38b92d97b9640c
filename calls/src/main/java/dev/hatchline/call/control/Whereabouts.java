package dev.hatchline.call.control;

import static dev.hatchline.call.control.Moves.joinLine;
import static dev.hatchline.call.control.Moves.joined;
import static dev.hatchline.call.control.Moves.left;
import static dev.hatchline.call.control.Moves.met;
import static dev.hatchline.call.control.Moves.moved;
import static dev.hatchline.call.control.Moves.over;
import static dev.hatchline.call.control.Moves.ring;
import static dev.hatchline.call.control.Moves.takeMessage;
import static dev.hatchline.call.control.Moves.talk;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.control.CallCommand.AgentFreed;
import dev.hatchline.call.control.CallCommand.AgentMissed;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LookAtPlace;
import dev.hatchline.call.control.CallCommand.PlayMusic;
import dev.hatchline.call.control.CallCommand.TakeBack;
import dev.hatchline.call.control.CallCommand.TakeMessage;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallInput.Miss;
import dev.hatchline.call.control.CallState.Automated;
import dev.hatchline.call.control.CallState.Away;
import dev.hatchline.call.control.CallState.Beyond;
import dev.hatchline.call.control.CallState.ComingBack;
import dev.hatchline.call.control.CallState.Ending;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Outside;
import dev.hatchline.call.control.CallState.Over;
import dev.hatchline.call.control.CallState.Promised;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import dev.hatchline.call.control.CallState.Welcome;
import dev.hatchline.call.control.CallState.WithPeople;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the caller's channel, and Asterisk's word about it, make of a call. */
final class Whereabouts {
  private Whereabouts() {}

  static Step scriptLeft(Call call, Instant at) {
    return switch (call.state()) {
      case Automated _, InLine _, Ringing _, LeavingMessage _, Promised _, Welcome _, Outside _ ->
          away(call);
      case Talking(AgentId agent) -> away(call).then(left(call, agent, at));
      case ComingBack _, Beyond _ -> Step.late(call);
    };
  }

  private static Step away(Call call) {
    CallEnd ifGone = Leaving.end(call.state(), Party.CALLER);
    return Step.to(call, new Away(null, ifGone)).after(Leaving.giveUp(call.state()));
  }

  static Step cameBack(Call call, CallInput input, Instant at) {
    return switch (call.state()) {
      case Away s -> joinLine(call, at).after(List.of(moved(call, at))).after(Leaving.giveUp(s));
      case WithPeople _ -> joinLine(call, at);
      case ComingBack(@Nullable AgentId agent, boolean _) when agent != null ->
          ring(call, agent, Waiting.begun(call, at), at).then(new WakeAt(at.plus(LinePolicy.LOOK)));
      case ComingBack(@Nullable AgentId _, boolean nobody) ->
          nobody ? takeMessage(call, TakeMessage.Why.NOBODY) : waiting(call, at);
      case Automated _,
          InLine _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          Promised _,
          Welcome _,
          Outside _,
          Ending _,
          Over _ ->
          Step.surprised(call, input);
    };
  }

  /** In our script again, in line since before. */
  private static Step waiting(Call call, Instant at) {
    return Step.to(
        call,
        new InLine(Waiting.begun(call, at)),
        new PlayMusic(),
        new LookAtPlace(),
        new WakeAt(at.plus(LinePolicy.LOOK)));
  }

  static Step agentBridged(Call call, AgentId agent, CallInput input, Instant at) {
    return switch (call.state()) {
      case Ringing(AgentId rung, @Nullable AgentId next, Waiting _) when rung.equals(agent) ->
          talk(call, agent, at).then(Leaving.notNeeded(next));
      case Ringing(AgentId rung, @Nullable AgentId next, Waiting _) when agent.equals(next) ->
          talk(call, agent, at).then(new AgentMissed(rung, Miss.CANCELLED));
      case Ringing(AgentId rung, @Nullable AgentId next, Waiting _) ->
          talk(call, agent, at)
              .then(new AgentMissed(rung, Miss.CANCELLED))
              .then(Leaving.notNeeded(next));
      case Talking(AgentId same) when same.equals(agent) -> Step.late(call);
      case Talking(AgentId before) ->
          talk(call, agent, at).after(List.of(new AgentFreed(before), left(call, before, at)));
      case Away(@Nullable AgentId same, CallEnd _) when agent.equals(same) -> Step.late(call);
      case Away s -> met(call, agent, at).after(List.of(moved(call, at))).after(Leaving.giveUp(s));
      case WithPeople _ -> met(call, agent, at);
      case ComingBack s -> met(call, agent, at).after(Leaving.giveUp(s));
      case Automated _, InLine _, LeavingMessage _, Promised _, Welcome _ ->
          Step.surprised(call, input);
      case Outside _, Ending _, Over _ -> Step.surprised(call, input);
    };
  }

  /** Inside our script the leg itself tells that the agent left; outside only the bridge does. */
  static Step agentUnbridged(Call call, AgentId agent, Instant at) {
    return switch (call.state()) {
      case Away(@Nullable AgentId with, CallEnd _) when agent.equals(with) ->
          Step.to(
              call,
              new Away(null, new CallEnd(Party.AGENT, Reason.SERVED)),
              new AgentFreed(agent),
              left(call, agent, at));
      case Automated _,
          InLine _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          Promised _,
          Welcome _,
          ComingBack _,
          Beyond _ ->
          Step.late(call);
    };
  }

  static Step foundWaiting(Call call, Instant at) {
    return switch (call.state()) {
      case Away s ->
          Step.to(
                  call,
                  new ComingBack(null, false),
                  joined(call, at),
                  new JoinLine(),
                  new TakeBack())
              .after(Leaving.giveUp(s));
      case ComingBack _ -> Step.stay(call, new TakeBack()); // the first word was lost
      case Automated _,
          InLine _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          Promised _,
          Welcome _,
          Outside _,
          WithPeople _,
          Ending _,
          Over _ ->
          Step.late(call);
    };
  }

  static Step gone(Call call, CallEnd end, Instant at) {
    return switch (call.state()) {
      case Over _ -> Step.late(call);
      case Ending(CallEnd known) -> over(call, known, at);
      case Talking(AgentId agent) -> goneFrom(agent, call, end, at);
      case Away(@Nullable AgentId agent, CallEnd _) when agent != null ->
          goneFrom(agent, call, end, at);
      case Automated _,
          InLine _,
          Ringing _,
          LeavingMessage _,
          Promised _,
          Welcome _,
          Outside _,
          Away _,
          WithPeople _,
          ComingBack _ ->
          over(call, end, at).after(Leaving.giveUp(call.state()));
    };
  }

  /** That the agent is left alone is told by another connection than this end, or by none. */
  private static Step goneFrom(AgentId agent, Call call, CallEnd end, Instant at) {
    return over(call, end, at)
        .after(List.of(left(call, agent, at)))
        .after(Leaving.giveUp(call.state()));
  }
}
