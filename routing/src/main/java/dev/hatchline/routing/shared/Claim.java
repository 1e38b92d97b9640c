package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import java.time.Duration;

/** What became of a {@link Claiming}. */
public sealed interface Claim {
  /** Nobody else has the agent or the caller, for so long. */
  record Won(Duration until) implements Claim {}

  /** Nothing was changed. */
  sealed interface Lost extends Claim {}

  /** The agent is had by somebody. */
  record AgentHeld(Hold hold) implements Lost {}

  /** Another agent has been claimed for the caller, for so long. */
  record CallerHeld(AgentId agent, Duration left) implements Lost {}

  /** The owner has the caller in line no more, or has not yet. */
  record CallerGone() implements Lost {}

  /**
   * Another engine has a caller of an earlier place of whom this one has not read yet, or has
   * written of this caller since.
   */
  record ElderUnseen() implements Lost {}

  /** The database has not answered in time; nobody knows whether it was won. */
  record Unreachable(String sentence) implements Claim {}
}
