package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.HatchKeys;
import java.time.Duration;
import java.time.Instant;

/** What the engine is to do for a call; carried out in the order given. */
public sealed interface CallCommand {
  /** Keep and show this. */
  record Tell(CallEvent event) implements CallCommand {}

  /** Open the dialogue with the caller and run the line's flow. */
  record RunFlow() implements CallCommand {}

  /** Run the line's flow from where the caller was in that call, with what it knew then. */
  record ResumeFlow(CallId from) implements CallCommand {}

  /** Run the part of the line's flow that is for callers in line. */
  record RunFlowMeanwhile() implements CallCommand {}

  /** Run the part of the line's flow that promises a callback to callers in line. */
  record RunFlowCallback() implements CallCommand {}

  /** Run the part of the line's flow that is for callers whose agent has hung up. */
  record RunFlowAfter() implements CallCommand {}

  /** Run the line's flow from this node. */
  record RunFlowAt(String node) implements CallCommand {}

  /**
   * Ring a number outside, and join the two when it answers; it ends as the ringing of an agent.
   */
  record DialOutside(String number, Duration ring) implements CallCommand {}

  /** The flow's outcome is no longer wanted. */
  record StopFlow() implements CallCommand {}

  /** The flow hears this key. */
  record PassKey(char key) implements CallCommand {}

  /** Join the line; the place counts from the first ring. */
  record JoinLine() implements CallCommand {}

  /** Leave the line without having met anybody. */
  record LeaveLine() implements CallCommand {}

  /** Let the caller hear music until something else happens. */
  record PlayMusic() implements CallCommand {}

  /** Let the caller in line hear nothing. */
  record Silence() implements CallCommand {}

  /** Say this to the caller in line; music goes on after it. {@code LineSaid} follows. */
  record SayInLine(LineWords words) implements CallCommand {}

  /** From now on the caller hears that the agent is ready, and then music, while a phone rings. */
  record TellReady() implements CallCommand {}

  /** Ask routing for the place in line: {@code PlaceSeen} follows, if there is one. */
  record LookAtPlace() implements CallCommand {}

  /** {@code Woken} is to follow then; the last order counts. */
  record WakeAt(Instant at) implements CallCommand {}

  /** {@code KeysQuiet} is to follow after {@link HatchKeys#SILENCE}; the last order counts. */
  record WatchKeys(HatchKeys keys) implements CallCommand {}

  /** Ring this agent's phone and join the two when it answers. */
  record RingAgent(AgentId agent) implements CallCommand {}

  /** Say who calls back, and then let the customer hear music. */
  record Greet() implements CallCommand {}

  /** Join the caller with this agent, whose own leg is up. */
  record JoinAgent(AgentId agent) implements CallCommand {}

  /** Let this agent's own leg go: nobody is there for it. */
  record DropAgent(AgentId agent) implements CallCommand {}

  /**
   * Say that the caller, whom we owe a call, may have the place instead; {@code OfferSaid} follows.
   */
  record OfferPlace() implements CallCommand {}

  /**
   * Say to a caller with our promise that {@code 0} leads to a person now; {@code OfferSaid}
   * follows.
   */
  record OfferPerson() implements CallCommand {}

  /** Greet a caller who rang a little before; {@code OfferSaid} follows. */
  record WelcomeBack() implements CallCommand {}

  /**
   * Look up whether what was left in that call still is to be done; {@code MayGoOn} follows if so.
   */
  record LookUpGoOn(CallId from) implements CallCommand {}

  /**
   * Look up whether the caller left something in an earlier call of which nobody here knows; {@code
   * LeftBefore} follows if so.
   */
  record LookUpLeft() implements CallCommand {}

  /** Say that the caller may go on where they were; {@code OfferSaid} follows. */
  record OfferGoOn(GoOn goOn) implements CallCommand {}

  /** This call has the place of the callback from now on, which is closed. */
  record TakeOver(String callback) implements CallCommand {}

  /** The callback just promised is not wanted any more. */
  record WithdrawCallback(String callback) implements CallCommand {}

  /** A caller who waited is owed a call: our side has dropped them, or they gave up a callback. */
  record RepairByCallback() implements CallCommand {}

  /** Take the caller back from the phone that rings; the ringing then fails as cancelled. */
  record StopRinging() implements CallCommand {}

  /** Nobody of ours hears the caller any more: somebody else is there. */
  record StopListening() implements CallCommand {}

  /** Routing hears: the agent talks to this caller. */
  record AgentTaken(AgentId agent) implements CallCommand {}

  /** Routing hears: the agent was rung in vain. */
  record AgentMissed(AgentId agent, CallInput.Miss why) implements CallCommand {}

  /** Routing hears: the agent has left this caller. */
  record AgentFreed(AgentId agent) implements CallCommand {}

  /** Tell the caller how, and take a message. */
  record TakeMessage(Why why) implements CallCommand {
    /** What leads to a message. */
    public enum Why {
      /** Nobody is signed in. */
      NOBODY,
      /** The caller chose it in line. */
      CHOSEN,
      /** The flow led here, and has said what to do. */
      FLOW
    }
  }

  /** The message ends here; what was said is kept. */
  record StopMessage() implements CallCommand {}

  /** Ask Asterisk to hand the caller back to our script. */
  record TakeBack() implements CallCommand {}

  /** Let the dialplan hang up: the call is done. */
  record HangUp() implements CallCommand {}

  /** Leave the caller to Asterisk's own queue of people. */
  record LeaveToPeople() implements CallCommand {}
}
