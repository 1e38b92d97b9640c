package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.control.CallCommand.AgentTaken;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LookAtPlace;
import dev.hatchline.call.control.CallCommand.PlayMusic;
import dev.hatchline.call.control.CallCommand.RingAgent;
import dev.hatchline.call.control.CallCommand.TakeMessage;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallState.Away;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Over;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import java.time.Instant;
import java.util.List;

/** The steps that more than one transition takes. */
final class Moves {
  private Moves() {}

  static Step over(Call call, CallEnd end, Instant at) {
    return Step.to(call, new Over(end), new Tell(new CallEvent.Ended(call.id(), at, end)));
  }

  static Step joinLine(Call call, Instant at) {
    return waitForPerson(call, at).after(List.of(new PlayMusic()));
  }

  /** In line, hearing for now what was heard before. */
  static Step waitForPerson(Call call, Instant at) {
    return Step.to(
        call,
        new InLine(Waiting.begun(call, at)),
        joined(call, at),
        new JoinLine(),
        new LookAtPlace(),
        new WakeAt(at.plus(LinePolicy.LOOK)));
  }

  static Step takeMessage(Call call, TakeMessage.Why why) {
    return leaveMessage(call, why).after(Leaving.giveUp(call.state()));
  }

  /** The same for a caller who holds nothing any more. */
  static Step leaveMessage(Call call, TakeMessage.Why why) {
    return Step.to(call, new LeavingMessage(), new TakeMessage(why));
  }

  static Step ring(Call call, AgentId agent, Waiting waiting, Instant at) {
    Tell rung = new Tell(new CallEvent.AgentRung(call.id(), at, agent));
    return Step.to(call, new Ringing(agent, null, waiting.said()), new RingAgent(agent), rung);
  }

  /** Joined inside our script, which hears when the agent leaves. */
  static Step talk(Call call, AgentId agent, Instant at) {
    return Step.to(call, new Talking(agent), new AgentTaken(agent), bridged(call, agent, at));
  }

  /** Joined outside our script. */
  static Step met(Call call, AgentId agent, Instant at) {
    return Step.to(
        call,
        new Away(agent, new CallEnd(Party.CALLER, Reason.SERVED)),
        new AgentTaken(agent),
        bridged(call, agent, at));
  }

  static Tell joined(Call call, Instant at) {
    return new Tell(new CallEvent.JoinedLine(call.id(), at, call.queue()));
  }

  static Tell bridged(Call call, AgentId agent, Instant at) {
    return new Tell(new CallEvent.Bridged(call.id(), at, agent));
  }

  static Tell left(Call call, AgentId agent, Instant at) {
    return new Tell(new CallEvent.AgentLeft(call.id(), at, agent));
  }

  static Tell moved(Call call, Instant at) {
    return new Tell(new CallEvent.CallerMoved(call.id(), at));
  }
}
