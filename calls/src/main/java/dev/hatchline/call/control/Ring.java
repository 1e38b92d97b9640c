package dev.hatchline.call.control;

import static dev.hatchline.call.control.Moves.ring;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.control.CallCommand.AgentMissed;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.StopRinging;
import dev.hatchline.call.control.CallCommand.TakeMessage;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.TellReady;
import dev.hatchline.call.control.CallInput.Miss;
import dev.hatchline.call.control.CallState.After;
import dev.hatchline.call.control.CallState.Automated;
import dev.hatchline.call.control.CallState.Beyond;
import dev.hatchline.call.control.CallState.ComingBack;
import dev.hatchline.call.control.CallState.InFlow;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.Informed;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Meanwhile;
import dev.hatchline.call.control.CallState.Outside;
import dev.hatchline.call.control.CallState.Promised;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import dev.hatchline.call.control.CallState.Welcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent is set aside for the caller, rung, and perhaps given back. */
final class Ring {
  private Ring() {}

  static Step reserved(Call call, AgentId agent, CallInput input, Instant at) {
    return switch (call.state()) {
      case InLine(Waiting waiting) -> ring(call, agent, waiting, at);
      case Meanwhile meanwhile ->
          ring(call, agent, meanwhile.waiting().stillTyping(at), at)
              .after(List.of(new StopFlow(), new TellReady()));
      case Ringing(AgentId rung, @Nullable AgentId next, Waiting waiting) when next == null ->
          Step.to(call, new Ringing(rung, agent, waiting), new StopRinging());
      case ComingBack(@Nullable AgentId none, boolean _) when none == null ->
          Step.to(call, new ComingBack(agent, false));
      case InFlow _,
          Informed _,
          After _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          Promised _,
          Welcome _,
          ComingBack _,
          Beyond _ ->
          Step.surprised(call, input, new AgentMissed(agent, Miss.CANCELLED));
    };
  }

  static Step lapsed(Call call, AgentId agent) {
    return switch (call.state()) {
      case Ringing(AgentId rung, @Nullable AgentId _, Waiting _) when rung.equals(agent) ->
          Step.stay(call, new StopRinging());
      case Ringing(AgentId rung, @Nullable AgentId next, Waiting waiting) when agent.equals(next) ->
          Step.to(call, new Ringing(rung, null, waiting), new AgentMissed(agent, Miss.CANCELLED));
      case ComingBack(@Nullable AgentId held, boolean _) when agent.equals(held) ->
          Step.to(call, new ComingBack(null, false), new AgentMissed(agent, Miss.CANCELLED));
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

  static Step failed(Call call, Miss why, CallInput input, Instant at) {
    return switch (call.state()) {
      case Ringing ringing ->
          failed(call, ringing, why, at)
              .after(
                  List.of(
                      new Tell(
                          new CallEvent.AgentMissed(call.id(), at, ringing.agent(), why.word()))));
      case Outside outside -> PutThrough.failed(call, outside, why, at);
      case Automated _,
          InLine _,
          Talking _,
          LeavingMessage _,
          Promised _,
          Welcome _,
          ComingBack _,
          Beyond _ ->
          Step.surprised(call, input);
    };
  }

  /** Nobody is signed in any more: that is told to those who join. */
  private static CallCommand[] anew(Waiting waiting) {
    return waiting.deserted()
        ? new CallCommand[] {new CallCommand.LeaveLine(), new CallCommand.JoinLine()}
        : new CallCommand[0];
  }

  private static Step failed(Call call, Ringing ringing, Miss why, Instant at) {
    AgentMissed missed = new AgentMissed(ringing.agent(), why);
    Waiting waiting = ringing.waiting();
    @Nullable AgentId next = ringing.next();
    if (waiting.wish() == Waiting.Wish.A_MESSAGE) {
      return Moves.leaveMessage(call, TakeMessage.Why.CHOSEN).after(Leaving.giveUp(ringing, why));
    }
    if (next != null) {
      // Reserved anew while the first ringing was being stopped: still ours.
      List<CallCommand> back = next.equals(ringing.agent()) ? List.of() : List.of(missed);
      return ring(call, next, waiting, at).after(back);
    }
    return switch (waiting.wish()) {
      case AUTOMATION -> LineHost.automation(call, waiting, at).then(missed);
      case A_CALLBACK -> LineHost.callback(call, waiting, at).then(missed);
      case A_PERSON, A_MESSAGE ->
          Step.to(call, new InLine(waiting.unanswered()), LineHost.heard(waiting), missed)
              .then(anew(waiting));
    };
  }
}
