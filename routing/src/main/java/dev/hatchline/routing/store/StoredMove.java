package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import java.time.Instant;

/**
 * What an agent did from this time on. Agent and time are the key.
 *
 * @param at kept to the microsecond; no two of one agent are the same
 * @param state a stable word, at most {@link #STATE_CHARS_MAX} characters
 * @param reason a stable word, such as that of a pause; empty where there is none
 */
public record StoredMove(AgentId agent, Instant at, String state, String reason) implements Write {
  public static final int STATE_CHARS_MAX = 12;

  public StoredMove {
    at = Fit.micros(at);
    state = Fit.within(state, STATE_CHARS_MAX, "a state");
    reason = Fit.cut(reason, Fit.NAME_CHARS_MAX);
  }
}
