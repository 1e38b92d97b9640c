package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to reach a customer.
 *
 * @param agent the latest who was reserved for it
 * @param ended absent while the customer may have a leg of ours
 * @param end a stable word: what the callback was then, such as {@code Waiting}
 */
public record Attempt(
    CallId call,
    AgentId agent,
    Instant began,
    @Nullable Instant answered,
    @Nullable Instant connected,
    @Nullable Instant ended,
    @Nullable String end) {}
