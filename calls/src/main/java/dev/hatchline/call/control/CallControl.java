package dev.hatchline.call.control;

import static dev.hatchline.call.control.Moves.joinLine;
import static dev.hatchline.call.control.Moves.takeMessage;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.HatchKeys;
import dev.hatchline.call.control.CallCommand.AgentTaken;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.LeaveToPeople;
import dev.hatchline.call.control.CallCommand.LookUpLeft;
import dev.hatchline.call.control.CallCommand.OfferPlace;
import dev.hatchline.call.control.CallCommand.RunFlow;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.StopMessage;
import dev.hatchline.call.control.CallCommand.TakeMessage;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallState.After;
import dev.hatchline.call.control.CallState.Automated;
import dev.hatchline.call.control.CallState.Away;
import dev.hatchline.call.control.CallState.Beyond;
import dev.hatchline.call.control.CallState.ComingBack;
import dev.hatchline.call.control.CallState.Ending;
import dev.hatchline.call.control.CallState.Greeted;
import dev.hatchline.call.control.CallState.InFlow;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.Informed;
import dev.hatchline.call.control.CallState.Invited;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Meanwhile;
import dev.hatchline.call.control.CallState.Offered;
import dev.hatchline.call.control.CallState.Outside;
import dev.hatchline.call.control.CallState.Promised;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import dev.hatchline.call.control.CallState.Welcome;
import dev.hatchline.call.control.CallState.WithPeople;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one call. Pure: it decides and does nothing.
 *
 * <p>An agent that routing has set aside for a call is given back exactly once, as taken and then
 * freed, or as missed; and each call tells {@link CallEvent.Ended} exactly once.
 */
public final class CallControl {
  /** How a call begins. */
  public enum Beginning {
    /** With the line's flow. */
    FLOW,
    /** With what we have called them for, and nothing else. */
    NEWS,
    /** With a person who is free: the caller hears ringing until that person answers. */
    PERSON,
    /** Half-way, handed to us by Asterisk: in line. */
    RETURNED
  }

  private CallControl() {}

  /** A call that Asterisk hands to us. */
  public static Step arrive(Call call, CallEvent.Arrived arrived, Beginning beginning) {
    Instant at = arrived.at();
    Tell told = new Tell(arrived);
    return switch (beginning) {
      case FLOW -> Step.to(call, InFlow.START, told, new RunFlow(), new LookUpLeft());
      case NEWS -> Step.to(call, InFlow.START, told, new RunFlow());
      case PERSON -> Moves.waitForPerson(call, at).after(List.of(told));
      case RETURNED -> {
        Tell readopted = new Tell(CallEvent.Readopted.inLine(call.id(), at));
        yield joinLine(call, at).after(List.of(told, readopted));
      }
    };
  }

  /** A customer whom we have called back, and who has answered. */
  public static Step calledBack(Call call, CallEvent.Arrived arrived, CallBackLegs legs) {
    Tell kept =
        new Tell(new CallEvent.CalledBack(call.id(), arrived.at(), legs.callback(), call.queue()));
    return CallBack.begun(call, List.of(new Tell(arrived), kept), legs, arrived.at());
  }

  /** A caller rings in whom we owe a call. */
  public static Step owed(Call call, CallEvent.Arrived arrived, OwedPlace owed) {
    OfferTime time = CallBack.offerTime(arrived.at());
    return Step.to(
        call,
        new Offered(owed, time),
        new Tell(arrived),
        new OfferPlace(),
        time.wake(arrived.at()));
  }

  /** A caller rings in who was cut off a little before. */
  public static Step again(Call call, CallEvent.Arrived arrived, GoOn goOn) {
    return Again.begun(call, new Tell(arrived), goOn, arrived.at());
  }

  /**
   * A caller who hears first what does not work.
   *
   * @param goOn what they were cut off from a little before, if it is known
   */
  public static Step informed(Call call, CallEvent.Arrived arrived, @Nullable GoOn goOn) {
    return Again.informed(call, new Tell(arrived), goOn);
  }

  /** A call found up after a restart, talking to {@code agent} where one is known. */
  public static Step adopt(Call call, @Nullable AgentId agent, Instant at) {
    Tell told =
        new Tell(
            agent == null
                ? new CallEvent.Readopted(call.id(), at, "asterisk")
                : CallEvent.Readopted.with(agent, call.id(), at));
    CallEnd ifGone =
        new CallEnd(Party.CALLER, agent == null ? Reason.WITHOUT_ENGINE : Reason.SERVED);
    Step adopted = Step.to(call, new Away(agent, ifGone), told);
    return agent == null ? adopted : adopted.then(new AgentTaken(agent));
  }

  /** What {@code input} makes of {@code call} at the time {@code at}. */
  public static Step step(Call call, CallInput input, Instant at) {
    return switch (input) {
      case CallInput.FromFlow f -> fromFlow(call, f, at);
      case CallInput.Pressed(char key) -> Keypad.pressed(call, key, at);
      case CallInput.KeysQuiet(var keys) -> Keypad.quiet(call, keys, at);
      case CallInput.HatchOpened(String by) -> spoken(call, by, at);
      case CallInput.Said(Choice choice, String words) -> Keypad.said(call, choice, words, at);
      case CallInput.SpeechBegan _ -> CallBack.speaking(call, true, at);
      case CallInput.SpeechEmpty _ -> CallBack.speaking(call, false, at);
      case CallInput.AgentReserved(AgentId agent) -> Ring.reserved(call, agent, input, at);
      case CallInput.NobodySignedIn _ -> nobody(call);
      case CallInput.PlaceSeen(var place) -> LineHost.placeSeen(call, place, at);
      case CallInput.Woken _ -> LineHost.woken(call, at);
      case CallInput.LineSaid _ -> LineHost.said(call);
      case CallInput.OfferSaid _ -> CallBack.offerSaid(call, at);
      case CallInput.MayGoOn _ -> Again.may(call);
      case CallInput.LeftBefore(GoOn goOn) -> Again.leftBefore(call, goOn, at);
      case CallInput.DialogueFailed _ -> dialogueFailed(call);
      case CallInput.ReservationLapsed(AgentId agent) -> Ring.lapsed(call, agent);
      case CallInput.RingFailed(var why) -> Ring.failed(call, why, input, at);
      case CallInput.DialAnswered _ -> PutThrough.answered(call);
      case CallInput.AgentAnswered(AgentId agent) -> CallBack.agentAnswered(call, agent, input);
      case CallInput.AgentLeft _ -> agentLeft(call, input, at);
      case CallInput.MessageEnded _ -> messageEnded(call, input);
      case CallInput.MessageEmpty _ -> messageEmpty(call, input, at);
      case CallInput.ScriptLeft _ -> Whereabouts.scriptLeft(call, at);
      case CallInput.CameBack _ -> Whereabouts.cameBack(call, input, at);
      case CallInput.AgentBridged(AgentId agent) ->
          Whereabouts.agentBridged(call, agent, input, at);
      case CallInput.AgentUnbridged(AgentId agent) -> Whereabouts.agentUnbridged(call, agent, at);
      case CallInput.FoundWaiting _ -> Whereabouts.foundWaiting(call, at);
      case CallInput.ChannelGone(Party party) ->
          Whereabouts.gone(call, Leaving.end(call.state(), party), at)
              .then(call.owed() ? CallBack.owed(call.state()) : new CallCommand[0]);
      case CallInput.AsteriskLost _ ->
          Whereabouts.gone(call, new CallEnd(Party.NETWORK, Reason.ASTERISK_LOST), at)
              .then(CallBack.owed(call.state()));
    };
  }

  private static Step fromFlow(Call call, CallInput.FromFlow input, Instant at) {
    return call.state() instanceof Automated here
        ? fromFlow(call, here, input, at)
        : Promise.fromFlow(call, input, at);
  }

  private static Step fromFlow(Call call, Automated here, CallInput.FromFlow input, Instant at) {
    return switch (input) {
      case CallInput.NodeEntered(String node) ->
          Step.to(call, here.at(node), new Tell(new CallEvent.PromptStarted(call.id(), at, node)));
      case CallInput.KeysAre(boolean digits) -> Step.to(call, here.with(Keypad.meaning(digits)));
      case CallInput.FlowChose(String node, char key) ->
          Step.stay(call, new Tell(new CallEvent.Chose(call.id(), at, node, key)));
      case CallInput.FlowGot(String node, String name, String value) ->
          Step.stay(call, new Tell(new CallEvent.Gave(call.id(), at, node, name, value)));
      case CallInput.FlowLookedUp(String node, String outcome, var taken) ->
          Step.stay(call, new Tell(new CallEvent.LookedUp(call.id(), at, node, outcome, taken)));
      case CallInput.FlowKnowsWish(String what) ->
          Step.stay(call, new Tell(new CallEvent.Wanted(call.id(), at, what)));
      case CallInput.HeardNothing(String node) ->
          Step.stay(call, new Tell(new CallEvent.NoInput(call.id(), at, node)));
      case CallInput.HeardUnknown(String node, String heard) ->
          Step.stay(call, new Tell(new CallEvent.NoMatch(call.id(), at, node, heard)));
      case CallInput.FlowNoted(String node, String text) ->
          Step.stay(call, new Tell(new CallEvent.Noted(call.id(), at, node, text)));
      case CallInput.FlowScored(String node, String name, int score) ->
          Step.stay(call, new Tell(new CallEvent.Scored(call.id(), at, node, name, score)));
      case CallInput.FlowWantsPerson(String queue, String by, LineGrant grant) ->
          here instanceof After && AfterTalk.isNoWish(by)
              ? AfterTalk.over(call)
              : person(call, call.bound(queue, grant), here, at);
      case CallInput.FlowWantsOutside to -> PutThrough.begun(call, here, to, at);
      case CallInput.FlowWantsMessage _ ->
          Step.to(call, new LeavingMessage(), new TakeMessage(TakeMessage.Why.FLOW))
              .after(Leaving.place(here));
      case CallInput.FlowPromised(String callback, String number) ->
          Promise.made(call, here, callback, number, at);
      case CallInput.OpeningHeard(boolean personFree) -> Again.opened(call, here, personFree, at);
      case CallInput.FlowFinished _ when here instanceof After -> AfterTalk.over(call);
      case CallInput.FlowFinished _ ->
          Step.to(call, new Ending(new CallEnd(Party.LINE, Reason.FLOW_ENDED)), new HangUp())
              .after(Leaving.place(here));
    };
  }

  /** The flow leads to a person, perhaps in the middle of what the caller is typing. */
  private static Step person(Call call, Call bound, Automated here, Instant at) {
    return switch (here) {
      case InFlow _, Informed _, After _ -> stillTyping(joinLine(bound, at), at);
      case Meanwhile meanwhile -> stillTyping(LineHost.back(call, bound, meanwhile, at), at);
    };
  }

  private static Step stillTyping(Step joined, Instant at) {
    return joined.call().state() instanceof InLine(Waiting waiting)
        ? joined.in(new InLine(waiting.stillTyping(at)))
        : joined;
  }

  /** The caller asks for a person: by a key among choices, no digits are to come. */
  private static Step asked(Call call, Automated here, Instant at) {
    if (here.keys().mode() == HatchKeys.Mode.DIGITS) {
      return person(call, call, here, at);
    }
    return switch (here) {
      case InFlow _, After _ -> joinLine(call, at);
      case Informed(var _, var _, @Nullable GoOn goOn, boolean may) ->
          goOn == null ? joinLine(call, at) : Again.person(call, goOn, may, at);
      case Meanwhile meanwhile -> LineHost.back(call, call, meanwhile, at);
    };
  }

  /** A word opens the hatch as a key does, but where it would take something back. */
  private static Step spoken(Call call, String words, Instant at) {
    return call.state() instanceof Promised promised
        ? Promise.doubted(call, promised, words, at)
        : hatch(call, words, at);
  }

  static Step hatch(Call call, String by, Instant at) {
    return switch (call.state()) {
      case Promised promised -> Promise.withdrawn(call, promised, by, at);
      case Offered offered ->
          CallBack.taken(call, offered, at)
              .after(List.of(new Tell(new CallEvent.ZeroOut(call.id(), at, "offer", by))));
      case Greeted(GoOn goOn, boolean may) -> Again.hatch(call, goOn, may, by, at);
      case Invited(GoOn goOn, var _) -> Again.hatch(call, goOn, true, by, at);
      case Automated here ->
          asked(call, here, at)
              .after(
                  List.of(
                      new StopFlow(),
                      new Tell(new CallEvent.ZeroOut(call.id(), at, here.node(), by))));
      case LeavingMessage _ ->
          wordless(call, at)
              .after(
                  List.of(
                      new StopMessage(),
                      new Tell(new CallEvent.ZeroOut(call.id(), at, "message", by))));
      case Outside outside -> PutThrough.hatch(call, outside, by);
      case InLine _, Ringing _, Talking _, ComingBack _, Beyond _ -> Step.late(call);
    };
  }

  private static Step nobody(Call call) {
    return switch (call.state()) {
      case InLine(Waiting waiting) when waiting.asked() -> Step.late(call);
      case InLine _ -> takeMessage(call, TakeMessage.Why.NOBODY);
      case Meanwhile(String node, var keys, Waiting waiting) ->
          Step.to(call, new Meanwhile(node, keys, waiting.without()));
      case ComingBack(@Nullable AgentId agent, boolean _) ->
          Step.to(call, new ComingBack(agent, true));
      case Ringing ringing -> Step.to(call, ringing.with(ringing.waiting().without()));
      case InFlow _, Informed _, After _, Talking _, LeavingMessage _, Promised _ ->
          Step.late(call);
      case Welcome _, Beyond _ -> Step.late(call);
    };
  }

  private static Step dialogueFailed(Call call) {
    return switch (call.state()) {
      case Promised _ -> Step.late(call);
      case Automated _, Welcome _, InLine _, LeavingMessage _ ->
          Step.to(call, new WithPeople(), new LeaveToPeople()).after(Leaving.giveUp(call.state()));
      case Ringing _, Talking _, ComingBack _, Beyond _ -> Step.late(call);
    };
  }

  private static Step agentLeft(Call call, CallInput input, Instant at) {
    return switch (call.state()) {
      case Ringing(
              AgentId agent,
              @Nullable AgentId next,
              Waiting _) -> // AMI's word lags behind AGI's
          AfterTalk.begun(
              call,
              Stream.concat(
                      Stream.<CallCommand>of(new AgentTaken(agent), Moves.bridged(call, agent, at)),
                      Stream.of(Leaving.notNeeded(next)))
                  .toList(),
              agent,
              at);
      case Talking(AgentId agent) -> AfterTalk.begun(call, List.of(), agent, at);
      case Outside _ -> PutThrough.over(call);
      case Automated _, InLine _, LeavingMessage _, Promised _, Welcome _, ComingBack _, Beyond _ ->
          Step.surprised(call, input);
    };
  }

  /** In line, and not asked for a message again. */
  private static Step wordless(Call call, Instant at) {
    return joinLine(call, at).in(new InLine(Waiting.begun(call, at).silent()));
  }

  /** Silence never ends a call: whoever leaves no word waits, though nobody is signed in. */
  private static Step messageEmpty(Call call, CallInput input, Instant at) {
    return switch (call.state()) {
      case LeavingMessage _ -> wordless(call, at);
      case Automated _,
          InLine _,
          Ringing _,
          Talking _,
          Promised _,
          Welcome _,
          ComingBack _,
          Beyond _ ->
          Step.surprised(call, input);
    };
  }

  private static Step messageEnded(Call call, CallInput input) {
    return switch (call.state()) {
      case LeavingMessage _ ->
          Step.to(call, new Ending(new CallEnd(Party.CALLER, Reason.MESSAGE)), new HangUp());
      case Automated _,
          InLine _,
          Ringing _,
          Talking _,
          Promised _,
          Welcome _,
          ComingBack _,
          Beyond _ ->
          Step.surprised(call, input);
    };
  }
}
