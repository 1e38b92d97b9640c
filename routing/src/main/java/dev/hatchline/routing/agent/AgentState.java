package dev.hatchline.routing.agent;

import dev.hatchline.call.CallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an agent is doing. Only Available may become Reserved. */
public sealed interface AgentState {
  /** Since when the agent is in this state. */
  Instant since();

  /** When this state ends by itself; absent where an event from outside must come. */
  default @Nullable Instant deadline() {
    return null;
  }

  /** The call of ours that the agent holds, rung or talking. */
  default @Nullable CallId call() {
    return null;
  }

  /** No phone that could be rung. */
  record SignedOut(Instant since) implements AgentState {}

  /** Idle. Gets a call unless the phone rings for somebody else or the agent is skipped. */
  record Available(Instant since) implements AgentState {}

  /**
   * Chosen for a caller; the phone is rung.
   *
   * @param idleSince given back if the agent never gets to talk, so that nobody loses the turn
   */
  record Reserved(CallId call, Instant since, Instant deadline, Instant idleSince)
      implements AgentState {}

  /** Talking; {@code call} is absent when it is no call of ours, or one not yet known. */
  record OnCall(@Nullable CallId call, Instant since) implements AgentState {}

  /** Finishing the work of the last call. */
  record WrapUp(Instant since, Instant until) implements AgentState {
    @Override
    public Instant deadline() {
      return until;
    }
  }

  /** Signed in and taking no calls. */
  record Paused(String reason, Instant since) implements AgentState {}
}
