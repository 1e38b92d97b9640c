package dev.hatchline.routing.queue;

import dev.hatchline.call.AgentId;
import java.time.Instant;

/**
 * The agent whom a caller would rather have than anybody else: who knows the case, or talked to
 * them last.
 *
 * @param until as long as the caller's patience lasts, nobody else is rung; then everybody of the
 *     queue is
 */
public record Affinity(AgentId agent, Instant until) {}
