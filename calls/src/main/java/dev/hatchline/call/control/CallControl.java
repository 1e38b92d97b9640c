package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.control.CallCommand.AgentFreed;
import dev.hatchline.call.control.CallCommand.AgentMissed;
import dev.hatchline.call.control.CallCommand.AgentTaken;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LeaveToPeople;
import dev.hatchline.call.control.CallCommand.PlayMusic;
import dev.hatchline.call.control.CallCommand.RingAgent;
import dev.hatchline.call.control.CallCommand.RunFlow;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.TakeBack;
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
  public static Step adopt(Call call, CallEvent.Arrived arrived, @Nullable AgentId agent) {
    String where = agent == null ? "asterisk" : "agent " + agent;
    Tell told = new Tell(new CallEvent.Readopted(call.id(), arrived.at(), where));
    return agent == null
        ? Step.to(call, new Away(null, Reason.WITHOUT_ENGINE), new Tell(arrived), told)
        : Step.to(
            call, new Away(agent, Reason.SERVED), new Tell(arrived), told, new AgentTaken(agent));
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
      case CallInput.RingFailed(Miss why) -> ringFailed(call, why, input, at);
      case CallInput.AgentLeft _ -> agentLeft(call, input, at);
      case CallInput.MessageEnded _ -> messageEnded(call, input);
      case CallInput.ScriptLeft _ -> scriptLeft(call, at);
      case CallInput.CameBack _ -> cameBack(call, input, at);
      case CallInput.AgentBridged(AgentId agent) -> agentBridged(call, agent, input, at);
      case CallInput.FoundWaiting _ -> foundWaiting(call);
      case CallInput.ChannelGone(Party party) -> gone(call, Leaving.end(call.state(), party), at);
      case CallInput.AsteriskLost _ ->
          gone(call, new CallEnd(Party.NETWORK, Reason.ASTERISK_LOST), at);
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
      case CallInput.FlowWantsPerson _ -> joinLine(call, at);
      case CallInput.FlowWantsMessage _ -> Step.to(call, new LeavingMessage(), new TakeMessage());
      case CallInput.FlowFinished _ ->
          Step.to(call, new Ending(new CallEnd(Party.LINE, Reason.FLOW_ENDED)), new HangUp());
    };
  }

  private static Step pressed(Call call, char key, Instant at) {
    return switch (call.state()) {
      case InFlow _, InLine _, Ringing _, Talking _, LeavingMessage _ ->
          Step.stay(call, new Tell(new CallEvent.KeyPressed(call.id(), at, key)));
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

  private static Step ringFailed(Call call, Miss why, CallInput input, Instant at) {
    return switch (call.state()) {
      case Ringing(AgentId agent) ->
          Step.to(
              call,
              new InLine(),
              new Tell(new CallEvent.AgentMissed(call.id(), at, agent, why.word())),
              new PlayMusic(),
              new AgentMissed(agent, why));
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
      case Ringing(AgentId agent) -> // AMI's word that the two were joined lags behind AGI's
          Step.to(call, new Ending(served), new AgentTaken(agent), bridged(call, agent, at))
              .then(new AgentFreed(agent), left(call, agent, at), new HangUp());
      case Talking(AgentId agent) ->
          Step.to(
              call, new Ending(served), new AgentFreed(agent), left(call, agent, at), new HangUp());
      case Away(@Nullable AgentId agent, Reason ifGone) ->
          agent == null
              ? Step.late(call)
              : Step.to(call, new Away(null, ifGone), new AgentFreed(agent), left(call, agent, at));
      case InFlow _, InLine _, LeavingMessage _, WithPeople _, ComingBack _, Ending _, Over _ ->
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

  private static Step scriptLeft(Call call, Instant at) {
    return switch (call.state()) {
      case InFlow _, InLine _, Ringing _, LeavingMessage _ -> away(call);
      case Talking(AgentId agent) -> away(call).then(left(call, agent, at));
      case Away _, WithPeople _, ComingBack _, Ending _, Over _ -> Step.late(call);
    };
  }

  private static Step away(Call call) {
    Reason ifGone = Leaving.end(call.state(), Party.CALLER).reason();
    return Step.to(call, new Away(null, ifGone)).after(Leaving.giveUp(call.state()));
  }

  private static Step cameBack(Call call, CallInput input, Instant at) {
    return switch (call.state()) {
      case Away s -> joinLine(call, at).after(List.of(moved(call, at))).after(Leaving.giveUp(s));
      case WithPeople _ -> joinLine(call, at);
      case ComingBack(@Nullable AgentId agent, boolean _) when agent != null ->
          ring(call, agent, at);
      case ComingBack(@Nullable AgentId _, boolean nobody) ->
          nobody ? takeMessage(call) : Step.to(call, new InLine(), new PlayMusic());
      case InFlow _, InLine _, Ringing _, Talking _, LeavingMessage _, Ending _, Over _ ->
          Step.surprised(call, input);
    };
  }

  private static Step agentBridged(Call call, AgentId agent, CallInput input, Instant at) {
    return switch (call.state()) {
      case Ringing(AgentId rung) when rung.equals(agent) -> talk(call, agent, at);
      case Ringing(AgentId rung) ->
          talk(call, agent, at).then(new AgentMissed(rung, Miss.CANCELLED));
      case Talking(AgentId same) when same.equals(agent) -> Step.late(call);
      case Talking(AgentId before) ->
          talk(call, agent, at).after(List.of(new AgentFreed(before), left(call, before, at)));
      case Away(@Nullable AgentId same, Reason _) when agent.equals(same) -> Step.late(call);
      case Away s -> met(call, agent, at).after(List.of(moved(call, at))).after(Leaving.giveUp(s));
      case WithPeople _ -> met(call, agent, at);
      case ComingBack s -> met(call, agent, at).after(Leaving.giveUp(s));
      case InFlow _, InLine _, LeavingMessage _, Ending _, Over _ -> Step.surprised(call, input);
    };
  }

  private static Step foundWaiting(Call call) {
    return switch (call.state()) {
      case Away s ->
          Step.to(call, new ComingBack(null, false), new JoinLine(), new TakeBack())
              .after(Leaving.giveUp(s));
      case InFlow _,
          InLine _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          WithPeople _,
          ComingBack _,
          Ending _,
          Over _ ->
          Step.late(call);
    };
  }

  private static Step gone(Call call, CallEnd end, Instant at) {
    return switch (call.state()) {
      case Over _ -> Step.late(call);
      case Ending(CallEnd known) -> over(call, known, at);
      case InFlow _,
          InLine _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          Away _,
          WithPeople _,
          ComingBack _ ->
          over(call, end, at).after(Leaving.giveUp(call.state()));
    };
  }

  private static Step over(Call call, CallEnd end, Instant at) {
    return Step.to(call, new Over(end), new Tell(new CallEvent.Ended(call.id(), at, end)));
  }

  private static Step joinLine(Call call, Instant at) {
    Tell joined = new Tell(new CallEvent.JoinedLine(call.id(), at, call.queue()));
    return Step.to(call, new InLine(), new PlayMusic(), joined, new JoinLine());
  }

  private static Step takeMessage(Call call) {
    return Step.to(call, new LeavingMessage(), new TakeMessage())
        .after(Leaving.giveUp(call.state()));
  }

  private static Step ring(Call call, AgentId agent, Instant at) {
    Tell rung = new Tell(new CallEvent.AgentRung(call.id(), at, agent));
    return Step.to(call, new Ringing(agent), new RingAgent(agent), rung);
  }

  /** Joined inside our script, which hears when the agent leaves. */
  private static Step talk(Call call, AgentId agent, Instant at) {
    return Step.to(call, new Talking(agent), new AgentTaken(agent), bridged(call, agent, at));
  }

  /** Joined outside our script. */
  private static Step met(Call call, AgentId agent, Instant at) {
    return Step.to(
        call, new Away(agent, Reason.SERVED), new AgentTaken(agent), bridged(call, agent, at));
  }

  private static Tell bridged(Call call, AgentId agent, Instant at) {
    return new Tell(new CallEvent.Bridged(call.id(), at, agent));
  }

  private static Tell left(Call call, AgentId agent, Instant at) {
    return new Tell(new CallEvent.AgentLeft(call.id(), at, agent));
  }

  private static Tell moved(Call call, Instant at) {
    return new Tell(new CallEvent.CallerMoved(call.id(), at));
  }
}
