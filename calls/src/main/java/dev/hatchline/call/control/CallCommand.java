package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;

/** What the engine is to do for a call; carried out in the order given. */
public sealed interface CallCommand {
  /** Keep and show this. */
  record Tell(CallEvent event) implements CallCommand {}

  /** Open the dialogue with the caller and run the line's flow. */
  record RunFlow() implements CallCommand {}

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

  /** Ring this agent's phone and join the two when it answers. */
  record RingAgent(AgentId agent) implements CallCommand {}

  /** Take the caller back from the phone that rings; the ringing then fails as cancelled. */
  record StopRinging() implements CallCommand {}

  /** Routing hears: the agent talks to this caller. */
  record AgentTaken(AgentId agent) implements CallCommand {}

  /** Routing hears: the agent was rung in vain. */
  record AgentMissed(AgentId agent, CallInput.Miss why) implements CallCommand {}

  /** Routing hears: the agent has left this caller. */
  record AgentFreed(AgentId agent) implements CallCommand {}

  /** Tell the caller that nobody is here, and take a message. */
  record TakeMessage() implements CallCommand {}

  /** Ask Asterisk to hand the caller back to our script. */
  record TakeBack() implements CallCommand {}

  /** Let the dialplan hang up: the call is done. */
  record HangUp() implements CallCommand {}

  /** Leave the caller to Asterisk's own queue of people. */
  record LeaveToPeople() implements CallCommand {}
}
