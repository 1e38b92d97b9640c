package dev.hatchline.routing.agent;

import dev.hatchline.call.AgentId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One agent as we know them now. Changed only by {@link AgentTransitions}.
 *
 * @param limits those of the queue whose caller the agent has, or had last
 */
public record Agent(AgentId id, Standing standing, AgentState state, AgentLimits limits) {

  /** Before Asterisk has told us anything: signed out. */
  public static Agent unknown(AgentId id, AgentLimits limits, Instant now) {
    return new Agent(id, Standing.UNKNOWN, new AgentState.SignedOut(now), limits);
  }

  /** Whether the agent may be rung for a caller now. */
  public boolean eligible() {
    return state instanceof AgentState.Available
        && standing.device() == Device.FREE
        && standing.skipUntil() == null
        && !standing.elsewhere();
  }

  /** Whether there is a phone that could be rung, now or after the agent's present work. */
  public boolean signedIn() {
    return !(state instanceof AgentState.SignedOut);
  }

  /** Whether the agent takes calls, now or when the present work is done. */
  public boolean atWork() {
    return signedIn() && standing.pause() == null;
  }

  /** When the next change comes by itself, if none comes from outside. */
  public Optional<Instant> nextDeadline() {
    Instant next = earlier(state.deadline(), standing.skipUntil());
    return Optional.ofNullable(earlier(next, standing.unreachableUntil()));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  Agent in(AgentState newState) {
    return Objects.equals(state, newState) ? this : new Agent(id, standing, newState, limits);
  }

  Agent with(Standing newStanding) {
    return new Agent(id, newStanding, state, limits);
  }

  Agent under(AgentLimits newLimits) {
    return new Agent(id, standing, state, newLimits);
  }
}
