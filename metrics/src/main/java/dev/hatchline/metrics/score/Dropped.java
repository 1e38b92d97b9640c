package dev.hatchline.metrics.score;

import dev.hatchline.call.CallId;

/**
 * A call that our side dropped while the caller was in line, or after it.
 *
 * @param calledBack whether a person has talked to the caller in a call back for it
 */
public record Dropped(CallId call, boolean calledBack) {}
