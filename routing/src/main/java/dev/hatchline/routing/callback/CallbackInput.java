package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;

/** What can happen to a callback. {@code call} is the key of the attempt that is spoken of. */
public sealed interface CallbackInput {
  /** An agent is reserved: the attempt begins. */
  record Claimed(CallId call, AgentId agent) implements CallbackInput {}

  /** Another agent is reserved while the customer's phone rings. */
  record AgentChanged(CallId call, AgentId agent) implements CallbackInput {}

  /** The attempt ended before anything was dialled; the next has this key. */
  record NeverDialled(CallId call, CallId next) implements CallbackInput {}

  /** The customer was dialled and not reached; {@code how} is any end but an answer. */
  record Unreached(CallId call, Fate how, CallId next) implements CallbackInput {}

  record CustomerAnswered(CallId call) implements CallbackInput {}

  /** Customer and agent hear each other. */
  record AgentThere(CallId call, AgentId agent) implements CallbackInput {}

  /** The customer, who had answered, hung up before a person was there. */
  record CustomerGone(CallId call) implements CallbackInput {}

  /** Nobody can say how the attempt ended. */
  record EndUnknown(CallId call) implements CallbackInput {}

  /** Not wanted any more. */
  record Cancel() implements CallbackInput {}

  /** The customer's own call has the place now. */
  record TakeOver() implements CallbackInput {}
}
