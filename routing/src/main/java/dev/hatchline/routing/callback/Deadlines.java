package dev.hatchline.routing.callback;

import java.time.Duration;

/** How long a callback may stay in a phase that somebody else should end. */
final class Deadlines {
  /** The claim is durable by then, or the agent is free for callers again. */
  static final Duration CLAIM_MAX = Duration.ofMillis(500);

  /** So long an agent's phone waits until all customers of a rush are dialled. */
  static final Duration RUSH_MAX = Duration.ofMillis(250);

  /** So long a customer's phone rings on without a reserved agent. */
  static final Duration AGENT_GONE_MAX = Duration.ofSeconds(1);

  /** An agent's phone that rings, if neither it nor the routing says any more. */
  static final Duration AGENT_RING_MAX = Duration.ofMinutes(2);

  /** From the end of the ringing to the word of it: answer, machine detection, network. */
  static final Duration END_MAX = Duration.ofSeconds(30);

  /** From our hanging up to the word of it. */
  static final Duration STOP_MAX = Duration.ofSeconds(5);

  /** From our barring a key to the record of it. */
  static final Duration BAR_MAX = Duration.ofMillis(500);

  /** Asterisk's record is asked again so soon. */
  static final Duration ASK_AGAIN = Duration.ofSeconds(3);

  /** So often it is looked whether a customer on the line is still there. */
  static final Duration LOOK_EVERY = Duration.ofSeconds(60);

  private Deadlines() {}
}
