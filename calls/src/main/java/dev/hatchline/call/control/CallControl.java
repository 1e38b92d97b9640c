package dev.hatchline.call.control;

import static dev.hatchline.call.control.Moves.bridged;
import static dev.hatchline.call.control.Moves.joinLine;
import static dev.hatchline.call.control.Moves.left;
import static dev.hatchline.call.control.Moves.ring;
import static dev.hatchline.call.control.Moves.takeMessage;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.control.CallCommand.AgentFreed;
import dev.hatchline.call.control.CallCommand.AgentMissed;
import dev.hatchline.call.control.CallCommand.AgentTaken;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.LeaveToPeople;
import dev.hatchline.call.control.CallCommand.PassKey;
import dev.hatchline.call.control.CallCommand.PlayMusic;
import dev.hatchline.call.control.CallCommand.RunFlow;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.StopRinging;
import dev.hatchline.call.control.CallCommand.TakeMessage;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallInput.Miss;
import dev.hatchline.call.control.CallState.Away;
import dev.hatchline.call.control.CallState.ComingBack;
import dev.hatchline.call.control.CallState.Ending;
import dev.hatchline.call.control.CallState.InFlow;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Over;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import dev.hatchline.call.control.CallState.WithPeople;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one call. Pure: it decides and does nothing.
 *
 * <p>An agent that routing has set aside for a call is given back exactly once, as taken and then
 * freed, or as missed; and each call tells {@link CallEvent.Ended} exactly once.
 */
public final class CallControl {
  /** The key that leads to a person from anywhere in the automation (gethuman standard, G1). */
  public static final char HATCH_KEY = '0';

  private CallControl() {}

  /** A new call, or with {@code returned} one that Asterisk hands to us half-way. */
  public static Step arrive(Call call, CallEvent.Arrived arrived, boolean returned) {
    if (!returned) {
      return Step.to(call, new InFlow(""), new Tell(arrived), new RunFlow());
    }
    Tell told = new Tell(new CallEvent.Readopted(call.id(), arrived.at(), "line"));
    return joinLine(call, arrived.at()).after(List.of(new Tell(arrived), told));
  }

  /** A call found up after a restart, talking to {@code agent} where one is known. */
  public static Step adopt(Call call, @Nullable AgentId agent, Instant at) {
    String where = agent == null ? "asterisk" : "agent " + agent;
    Tell told = new Tell(new CallEvent.Readopted(call.id(), at, where));
    CallEnd ifGone =
        new CallEnd(Party.CALLER, agent == null ? Reason.WITHOUT_ENGINE : Reason.SERVED);
    Step adopted = Step.to(call, new Away(agent, ifGone), told);
    return agent == null ? adopted : adopted.then(new AgentTaken(agent));
  }

  /** What {@code input} makes of {@code call} at the time {@code at}. */
  public static Step step(Call call, CallInput input, Instant at) {
    return switch (input) {
      case CallInput.FromFlow f -> fromFlow(call, f, at);
      case CallInput.Pressed(char key) -> pressed(call, key, at);
      case CallInput.HatchOpened(String by) -> hatch(call, by, at);
      case CallInput.AgentReserved(AgentId agent) -> reserved(call, agent, input, at);
      case CallInput.NobodySignedIn _ -> nobody(call);
      case CallInput.DialogueFailed _ -> dialogueFailed(call);
      case CallInput.ReservationLapsed(AgentId agent) -> reservationLapsed(call, agent);
      case CallInput.RingFailed(Miss why) -> ringFailed(call, why, input, at);
      case CallInput.AgentLeft _ -> agentLeft(call, input, at);
      case CallInput.MessageEnded _ -> messageEnded(call, input);
      case CallInput.ScriptLeft _ -> Whereabouts.scriptLeft(call, at);
      case CallInput.CameBack _ -> Whereabouts.cameBack(call, input, at);
      case CallInput.AgentBridged(AgentId agent) ->
          Whereabouts.agentBridged(call, agent, input, at);
      case CallInput.AgentUnbridged(AgentId agent) -> Whereabouts.agentUnbridged(call, agent, at);
      case CallInput.FoundWaiting _ -> Whereabouts.foundWaiting(call, at);
      case CallInput.ChannelGone(Party party) ->
          Whereabouts.gone(call, Leaving.end(call.state(), party), at);
      case CallInput.AsteriskLost _ ->
          Whereabouts.gone(call, new CallEnd(Party.NETWORK, Reason.ASTERISK_LOST), at);
    };
  }

  private static Step fromFlow(Call call, CallInput.FromFlow input, Instant at) {
    if (!(call.state() instanceof InFlow)) {
      return Step.late(call); // the flow spoke its last word while the hatch opened
    }
    return switch (input) {
      case CallInput.NodeEntered(String node) ->
          Step.to(
              call, new InFlow(node), new Tell(new CallEvent.PromptStarted(call.id(), at, node)));
      case CallInput.HeardNothing(String node) ->
          Step.stay(call, new Tell(new CallEvent.NoInput(call.id(), at, node)));
      case CallInput.HeardUnknown(String node, String heard) ->
          Step.stay(call, new Tell(new CallEvent.NoMatch(call.id(), at, node, heard)));
      case CallInput.FlowWantsPerson(String queue, String _) -> joinLine(call.bound(queue), at);
      case CallInput.FlowWantsMessage _ -> Step.to(call, new LeavingMessage(), new TakeMessage());
      case CallInput.FlowFinished _ ->
          Step.to(call, new Ending(new CallEnd(Party.LINE, Reason.FLOW_ENDED)), new HangUp());
    };
  }

  private static Step pressed(Call call, char key, Instant at) {
    Tell told = new Tell(new CallEvent.KeyPressed(call.id(), at, key));
    return switch (call.state()) {
      case InFlow _ when key == HATCH_KEY ->
          hatch(call, String.valueOf(key), at).after(List.of(told));
      case InFlow _ -> Step.stay(call, told, new PassKey(key));
      case InLine _, Ringing _, Talking _, LeavingMessage _ -> Step.stay(call, told);
      case Away _, WithPeople _, ComingBack _, Ending _, Over _ -> Step.late(call);
    };
  }

  private static Step hatch(Call call, String by, Instant at) {
    return switch (call.state()) {
      case InFlow(String node) ->
          joinLine(call, at)
              .after(
                  List.of(
                      new StopFlow(), new Tell(new CallEvent.ZeroOut(call.id(), at, node, by))));
      case InLine _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          Away _,
          WithPeople _,
          ComingBack _,
          Ending _,
          Over _ ->
          Step.late(call);
    };
  }

  private static Step reserved(Call call, AgentId agent, CallInput input, Instant at) {
    return switch (call.state()) {
      case InLine _ -> ring(call, agent, at);
      case Ringing(AgentId rung, @Nullable AgentId next) when next == null ->
          Step.to(call, new Ringing(rung, agent), new StopRinging());
      case ComingBack(@Nullable AgentId none, boolean _) when none == null ->
          Step.to(call, new ComingBack(agent, false));
      case InFlow _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          Away _,
          WithPeople _,
          ComingBack _,
          Ending _,
          Over _ ->
          Step.surprised(call, input, new AgentMissed(agent, Miss.CANCELLED));
    };
  }

  private static Step nobody(Call call) {
    return switch (call.state()) {
      case InLine _ -> takeMessage(call);
      case ComingBack(@Nullable AgentId agent, boolean _) ->
          Step.to(call, new ComingBack(agent, true));
      case InFlow _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          Away _,
          WithPeople _,
          Ending _,
          Over _ ->
          Step.late(call);
    };
  }

  private static Step dialogueFailed(Call call) {
    return switch (call.state()) {
      case InFlow _, InLine _, LeavingMessage _ ->
          Step.to(call, new WithPeople(), new LeaveToPeople()).after(Leaving.giveUp(call.state()));
      case Ringing _, Talking _, Away _, WithPeople _, ComingBack _, Ending _, Over _ ->
          Step.late(call);
    };
  }

  private static Step reservationLapsed(Call call, AgentId agent) {
    return switch (call.state()) {
      case Ringing(AgentId rung, @Nullable AgentId _) when rung.equals(agent) ->
          Step.stay(call, new StopRinging());
      case Ringing(AgentId rung, @Nullable AgentId next) when agent.equals(next) ->
          Step.to(call, new Ringing(rung, null), new AgentMissed(agent, Miss.CANCELLED));
      case ComingBack(@Nullable AgentId held, boolean _) when agent.equals(held) ->
          Step.to(call, new ComingBack(null, false), new AgentMissed(agent, Miss.CANCELLED));
      case InFlow _,
          InLine _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          Away _,
          WithPeople _,
          ComingBack _,
          Ending _,
          Over _ ->
          Step.late(call);
    };
  }

  private static Step ringFailed(Call call, Miss why, CallInput input, Instant at) {
    return switch (call.state()) {
      case Ringing(AgentId agent, @Nullable AgentId next) -> {
        Tell told = new Tell(new CallEvent.AgentMissed(call.id(), at, agent, why.word()));
        Step inLine = Step.to(call, new InLine(), told, new PlayMusic());
        yield next == null
            ? inLine.then(new AgentMissed(agent, why))
            : ring(call, next, at).after(List.of(told, new AgentMissed(agent, why)));
      }
      case InFlow _,
          InLine _,
          Talking _,
          LeavingMessage _,
          Away _,
          WithPeople _,
          ComingBack _,
          Ending _,
          Over _ ->
          Step.surprised(call, input);
    };
  }

  private static Step agentLeft(Call call, CallInput input, Instant at) {
    CallEnd served = new CallEnd(Party.AGENT, Reason.SERVED);
    return switch (call.state()) {
      case Ringing(AgentId agent, @Nullable AgentId next) -> // AMI's word of it lags behind AGI's
          Step.to(call, new Ending(served), new AgentTaken(agent), bridged(call, agent, at))
              .then(Leaving.notNeeded(next))
              .then(new AgentFreed(agent), left(call, agent, at), new HangUp());
      case Talking(AgentId agent) ->
          Step.to(
              call, new Ending(served), new AgentFreed(agent), left(call, agent, at), new HangUp());
      case InFlow _,
          InLine _,
          LeavingMessage _,
          Away _,
          WithPeople _,
          ComingBack _,
          Ending _,
          Over _ ->
          Step.surprised(call, input);
    };
  }

  private static Step messageEnded(Call call, CallInput input) {
    return switch (call.state()) {
      case LeavingMessage _ ->
          Step.to(call, new Ending(new CallEnd(Party.CALLER, Reason.MESSAGE)), new HangUp());
      case InFlow _,
          InLine _,
          Ringing _,
          Talking _,
          Away _,
          WithPeople _,
          ComingBack _,
          Ending _,
          Over _ ->
          Step.surprised(call, input);
    };
  }
}
