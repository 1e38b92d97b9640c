package dev.hatchline.telephony;

import java.time.Duration;

/** How ringing an agent ended. In each case the caller's channel is back with the engine. */
public sealed interface DialResult {
  /**
   * Both talked, and the agent's side ended it. {@code talk} is counted by Asterisk, in ms; after
   * {@link Leg#join} by us.
   */
  record Answered(Duration talk) implements DialResult {}

  /** The phone rang for the whole time, or answered that nobody is there (SIP 408, 480). */
  record NoAnswer() implements DialResult {}

  /** The phone is in a call (SIP 486, 600). */
  record Busy() implements DialResult {}

  /** The agent refused the call (SIP 603). */
  record Declined() implements DialResult {}

  /**
   * No phone was rung: not registered, not reachable, or a fault; {@code why} is Asterisk's word.
   */
  record Unreachable(String why) implements DialResult {}

  /** {@link Leg#cancelDial} ended it before anybody answered. */
  record Cancelled() implements DialResult {}
}
