package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.control.CallCommand.DropAgent;
import dev.hatchline.call.control.CallCommand.Greet;
import dev.hatchline.call.control.CallCommand.JoinAgent;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.RepairByCallback;
import dev.hatchline.call.control.CallCommand.RunFlow;
import dev.hatchline.call.control.CallCommand.TakeOver;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallState.After;
import dev.hatchline.call.control.CallState.Asked;
import dev.hatchline.call.control.CallState.Automated;
import dev.hatchline.call.control.CallState.Away;
import dev.hatchline.call.control.CallState.Beyond;
import dev.hatchline.call.control.CallState.ComingBack;
import dev.hatchline.call.control.CallState.Ending;
import dev.hatchline.call.control.CallState.Greeted;
import dev.hatchline.call.control.CallState.InFlow;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.Informed;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Meanwhile;
import dev.hatchline.call.control.CallState.Offered;
import dev.hatchline.call.control.CallState.Outside;
import dev.hatchline.call.control.CallState.Over;
import dev.hatchline.call.control.CallState.Promised;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import dev.hatchline.call.control.CallState.Welcome;
import dev.hatchline.call.control.CallState.WithPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer whom we dialled, and an agent whose phone was rung at the same time. */
final class CallBack {
  /** So long after the offer nothing pressed is an answer. */
  private static final Duration OFFER_SILENCE = Duration.ofSeconds(6);

  /** The offer is over by then, also of who talks into it or where its sound fails. */
  private static final Duration OFFER_MAX = Duration.ofSeconds(30);

  private CallBack() {}

  /** The customer has answered; in line since before, and the agent's phone rings already. */
  static Step begun(Call call, List<CallCommand> told, CallBackLegs legs, Instant at) {
    Waiting waiting = Waiting.begun(call, at);
    WakeAt look = new WakeAt(at.plus(LinePolicy.LOOK));
    @Nullable AgentId agent = legs.agent();
    if (agent == null) {
      return Step.to(
              call, new InLine(waiting), new Greet(), Moves.joined(call, at), new JoinLine(), look)
          .after(told);
    }
    Tell rung = new Tell(new CallEvent.AgentRung(call.id(), at, agent));
    CallCommand first = legs.answered() ? new JoinAgent(agent) : new Greet();
    return Step.to(call, new Ringing(agent, null, waiting), first, rung, look).after(told);
  }

  static Step agentAnswered(Call call, AgentId agent, CallInput input) {
    return switch (call.state()) {
      case Ringing(AgentId rung, @Nullable AgentId _, Waiting _) when rung.equals(agent) ->
          Step.stay(call, new JoinAgent(agent));
      case Talking(AgentId with) when with.equals(agent) -> Step.late(call); // joined already
      case Automated _,
          InLine _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          Promised _,
          Welcome _,
          ComingBack _,
          Beyond _ ->
          Step.surprised(call, input, new DropAgent(agent));
    };
  }

  /** What is owed to a caller who is gone without having met anybody. */
  static CallCommand[] owed(CallState last) {
    return switch (last) {
      case InLine _, Meanwhile _, Ringing _, ComingBack _, WithPeople _ ->
          new CallCommand[] {new RepairByCallback()};
      // The script is gone before Asterisk is known to be.
      case Away(@Nullable AgentId agent, CallEnd ifGone) when agent == null && waited(ifGone) ->
          new CallCommand[] {new RepairByCallback()};
      case InFlow _,
          Informed _,
          After _,
          Welcome _,
          Talking _,
          LeavingMessage _,
          Promised _,
          Outside _,
          Away _,
          Ending _,
          Over _ ->
          new CallCommand[0];
    };
  }

  private static boolean waited(CallEnd end) {
    return switch (end.reason()) {
      case LEFT_LINE, LEFT_RINGING, WITHOUT_ENGINE -> true;
      case SERVED, LEFT_FLOW, MESSAGE, PROMISED, TRANSFERRED, FLOW_ENDED, ASTERISK_LOST -> false;
    };
  }

  static OfferTime offerTime(Instant begun) {
    return OfferTime.begun(begun.plus(OFFER_MAX), OFFER_SILENCE);
  }

  static Step offerSaid(Call call, Instant at) {
    return switch (call.state()) {
      case Asked asked -> waits(call, asked.with(asked.time().heard(at)), at);
      case Greeted greeted -> Again.greeted(call, greeted, at);
      case Promised promised -> Promise.asked(call, promised, at);
      case Automated _, InLine _, Ringing _, Talking _, LeavingMessage _, ComingBack _, Beyond _ ->
          Step.late(call);
    };
  }

  /** Who speaks is not silent, whatever they say. */
  static Step speaking(Call call, boolean somebody, Instant at) {
    return call.state() instanceof Asked asked
        ? waits(call, asked.with(asked.time().speaking(somebody)), at)
        : Step.late(call);
  }

  static Step waits(Call call, Asked asked, Instant at) {
    return Step.to(call, asked, asked.time().wake(at));
  }

  /** Silence is a request for a person, here as everywhere. */
  static Step taken(Call call, Offered offered, Instant at) {
    return Moves.joinLine(call.inPlaceOf(offered.owed()), at)
        .after(List.of(new TakeOver(offered.owed().callback())));
  }

  static Step answered(Call call, Offered offered, char key, Instant at) {
    return key == Keypad.HATCH || key == Keypad.AUTOMATION
        ? taken(call, offered, at)
        : Step.to(call, InFlow.START, new RunFlow());
  }
}
