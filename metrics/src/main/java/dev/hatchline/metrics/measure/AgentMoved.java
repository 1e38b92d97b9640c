package dev.hatchline.metrics.measure;

import dev.hatchline.call.AgentId;
import java.time.Instant;

/**
 * From this time on an agent does this.
 *
 * @param reason of a pause, or {@link #NOT_OURS} of a call; empty where there is none
 */
public record AgentMoved(AgentId agent, Instant at, AgentDoing doing, String reason) {
  /** The reason of a call that is none of the line's. */
  public static final String NOT_OURS = "not-ours";
}
