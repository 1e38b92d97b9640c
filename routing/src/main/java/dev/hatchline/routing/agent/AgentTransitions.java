package dev.hatchline.routing.agent;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.AgentState.Available;
import dev.hatchline.routing.agent.AgentState.OnCall;
import dev.hatchline.routing.agent.AgentState.Paused;
import dev.hatchline.routing.agent.AgentState.Reserved;
import dev.hatchline.routing.agent.AgentState.SignedOut;
import dev.hatchline.routing.agent.AgentState.WrapUp;
import dev.hatchline.routing.agent.AgentStep.Moved;
import dev.hatchline.routing.agent.AgentStep.Refused;
import java.time.Duration;
import java.time.Instant;

/**
 * The one guard of every change of an agent, pure.
 *
 * <pre>
 *   SignedOut &lt;-- device --&gt; Available --chosen--&gt; Reserved --answered--&gt; OnCall(call)
 *                             |   ^  ^              |  missed, deadline     | freed, or the phone
 *                      paused |   |  +--------------+                       v has hung up
 *                             v   |                                       WrapUp
 *                            Paused        Available &lt;---- deadline, *1 -----+
 * </pre>
 *
 * A phone in a call that is not ours makes an idle agent OnCall without a call. Pause and device
 * are kept beside the state (see {@link Standing}) and decide where an agent comes to rest.
 */
public final class AgentTransitions {
  private AgentTransitions() {}

  /** What becomes of the agent by this event at this time. */
  public static AgentStep next(Agent before, AgentEvent event, Instant now) {
    Agent agent = before.with(before.standing().at(now));
    return switch (event) {
      case AgentEvent.DeviceReported(Device device) -> new Moved(reported(agent, device, now));
      case AgentEvent.PauseBegun(String reason) ->
          new Moved(settled(paused(agent, reason, now), now));
      case AgentEvent.PauseEnded() -> new Moved(resumed(agent, now));
      case AgentEvent.Chosen chosen -> chosen(agent, chosen, now);
      case AgentEvent.Answered answered -> answered(agent, answered, now);
      case AgentEvent.Missed(CallId call, MissReason reason) -> missed(agent, call, reason, now);
      case AgentEvent.Waits(CallId call, Instant until) -> waits(agent, call, until);
      case AgentEvent.Freed(CallId call) -> freed(agent, call, now);
      case AgentEvent.Vanished(CallId call, Instant since) -> vanished(agent, call, since, now);
      case AgentEvent.HeldElsewhere() -> new Moved(agent.with(agent.standing().elsewhere(true)));
      case AgentEvent.FreedElsewhere() -> new Moved(agent.with(agent.standing().elsewhere(false)));
      case AgentEvent.Tick() -> new Moved(ticked(agent, now));
    };
  }

  private static Agent reported(Agent before, Device report, Instant now) {
    Device last = before.standing().device();
    Agent agent = before.with(before.standing().reported(report));
    boolean phoneIsIdle = report == Device.FREE || report == Device.UNAVAILABLE;
    return switch (agent.state()) {
      // Nothing rings there any more: the caller should not wait for the dialling to find out.
      case Reserved _ when report == Device.UNAVAILABLE -> atRest(agent, now);
      case Reserved _ -> agent;
      // The phone has hung up, even if nobody tells us. A repeated report is no news: the one of
      // the answer may still be on its way.
      case OnCall(CallId call, _) when call != null && phoneIsIdle && report != last ->
          afterCall(agent, now);
      case WrapUp _ when report == Device.IN_USE -> atRest(agent, now);
      case SignedOut _, Available _, OnCall _, WrapUp _, Paused _ -> settled(agent, now);
    };
  }

  private static Agent paused(Agent agent, String reason, Instant now) {
    return agent.with(agent.standing().paused(new Pause(reason, now)));
  }

  private static Agent resumed(Agent before, Instant now) {
    Agent agent = before.with(before.standing().resumed());
    return agent.state() instanceof WrapUp ? atRest(agent, now) : settled(agent, now);
  }

  private static AgentStep chosen(Agent agent, AgentEvent.Chosen event, Instant now) {
    CallId call = event.call();
    AgentLimits limits = event.limits();
    return switch (agent.state()) {
      case Available(Instant idleSince) when agent.eligible() ->
          new Moved(
              agent
                  .under(limits)
                  .in(new Reserved(call, now, now.plus(limits.reserveMax()), idleSince)));
      case SignedOut _, Available _, Reserved _, OnCall _, WrapUp _, Paused _ ->
          refused(agent, "to be idle with a free phone for call " + call);
    };
  }

  /** Believed from any state but a conversation: who talks is decided by the phones, not by us. */
  private static AgentStep answered(Agent agent, AgentEvent.Answered event, Instant now) {
    CallId call = event.call();
    return switch (agent.state()) {
      case OnCall(CallId other, _) when call.equals(other) -> new Moved(agent);
      case OnCall(CallId other, _) when other != null ->
          refused(agent, "not to be in another call when answering " + call);
      case SignedOut _, Available _, Reserved _, OnCall _, WrapUp _, Paused _ ->
          new Moved(
              agent
                  .with(agent.standing().reached())
                  .under(event.limits())
                  .in(new OnCall(call, now)));
    };
  }

  private static AgentStep missed(Agent agent, CallId call, MissReason reason, Instant now) {
    return switch (agent.state()) {
      case Reserved r when r.call().equals(call) ->
          new Moved(atRest(blamed(agent, reason, now), now));
      case SignedOut _, Available _, Reserved _, OnCall _, WrapUp _, Paused _ ->
          refused(agent, "to be reserved for call " + call);
    };
  }

  private static Agent blamed(Agent agent, MissReason reason, Instant now) {
    Standing standing = agent.standing();
    return switch (reason) {
      case NO_ANSWER -> paused(agent, Pause.NO_ANSWER, now);
      case BUSY, DECLINED -> agent.with(standing.skipped(now.plus(agent.limits().skip())).at(now));
      case UNREACHABLE -> agent.with(standing.unreachable(now.plus(AgentLimits.UNREACHABLE_MAX)));
      case CANCELLED -> agent;
    };
  }

  private static AgentStep waits(Agent agent, CallId call, Instant until) {
    return switch (agent.state()) {
      case Reserved(CallId current, Instant since, Instant deadline, Instant idleSince)
          when current.equals(call) ->
          new Moved(
              agent.in(
                  new Reserved(
                      call, since, until.isAfter(deadline) ? until : deadline, idleSince)));
      case SignedOut _, Available _, Reserved _, OnCall _, WrapUp _, Paused _ ->
          refused(agent, "to be reserved for call " + call);
    };
  }

  private static AgentStep freed(Agent agent, CallId call, Instant now) {
    return switch (agent.state()) {
      case OnCall(CallId current, _) when call.equals(current) -> new Moved(afterCall(agent, now));
      case SignedOut _, Available _, Reserved _, OnCall _, WrapUp _, Paused _ ->
          refused(agent, "to be in call " + call);
    };
  }

  /** Only the very conversation that was looked for: what came meanwhile is newer than the look. */
  private static AgentStep vanished(Agent agent, CallId call, Instant since, Instant now) {
    return switch (agent.state()) {
      case OnCall(CallId current, Instant begun) when call.equals(current) && since.equals(begun) ->
          new Moved(afterCall(agent, now));
      case SignedOut _, Available _, Reserved _, OnCall _, WrapUp _, Paused _ ->
          refused(agent, "to be in call " + call + " since " + since);
    };
  }

  private static Agent ticked(Agent agent, Instant now) {
    return switch (agent.state()) {
      // Neither taken nor missed in time: something is stuck there, so others get the next calls.
      case Reserved r when !r.deadline().isAfter(now) ->
          atRest(blamed(agent, MissReason.BUSY, now), now);
      case SignedOut _, Available _, Reserved _, OnCall _, WrapUp _, Paused _ ->
          settled(agent, now);
    };
  }

  private static Agent afterCall(Agent agent, Instant now) {
    Duration wrapUp = agent.limits().wrapUp();
    boolean wrapsUp = wrapUp.isPositive() && agent.standing().signedIn();
    return wrapsUp && agent.standing().pause() == null
        ? agent.in(new WrapUp(now, now.plus(wrapUp)))
        : atRest(agent, now);
  }

  /** Leaves a state alone that has its own end, and brings every other to where it belongs. */
  private static Agent settled(Agent agent, Instant now) {
    return switch (agent.state()) {
      case Reserved _ -> agent;
      case OnCall(CallId call, _) when call != null -> agent;
      case WrapUp(_, Instant until)
          when until.isAfter(now)
              && agent.standing().signedIn()
              && agent.standing().pause() == null ->
          agent;
      case SignedOut _, Available _, OnCall _, WrapUp _, Paused _ -> atRest(agent, now);
    };
  }

  /** Where an agent belongs who holds no call of ours; an unchanged state keeps its beginning. */
  private static Agent atRest(Agent agent, Instant now) {
    Standing standing = agent.standing();
    AgentState state = agent.state();
    if (!standing.signedIn()) {
      return state instanceof SignedOut ? agent : agent.in(new SignedOut(now));
    }
    if (standing.device() == Device.IN_USE) {
      return state instanceof OnCall(CallId call, _) && call == null
          ? agent
          : agent.in(new OnCall(null, now));
    }
    Pause pause = standing.pause();
    if (pause != null) {
      return agent.in(new Paused(pause.reason(), pause.since()));
    }
    return switch (state) {
      case Available _ -> agent;
      case Reserved(_, _, _, Instant idleSince) -> agent.in(new Available(idleSince));
      case SignedOut _, OnCall _, WrapUp _, Paused _ -> agent.in(new Available(now));
    };
  }

  private static Refused refused(Agent agent, String expected) {
    return new Refused(
        "expected agent "
            + agent.id()
            + " "
            + expected
            + ", found "
            + agent.state()
            + " with "
            + agent.standing());
  }
}
