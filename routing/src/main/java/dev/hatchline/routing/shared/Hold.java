package dev.hatchline.routing.shared;

import dev.hatchline.call.CallId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an engine has an agent for.
 *
 * @param owner the engine whose caller it is, and whose part it is to act
 * @param left until it lapses, by the database's clock; absent where it lasts as long as its owner
 */
public record Hold(State state, UUID owner, @Nullable CallId call, @Nullable Duration left) {
  /** From the claim to the end. */
  public enum State {
    /** Nobody has the agent. */
    FREE,
    /** Claimed by another engine for a caller of the owner, who has not yet been seen to act. */
    GIVEN,
    /** The owner rings the agent, or is about to. */
    RINGING,
    /** Agent and caller hear each other. */
    TALKING,
    /** No caller now: wrap-up, or a phone that was busy, or did not answer to its ringing. */
    RESTING
  }
}
