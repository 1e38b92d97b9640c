package dev.hatchline.routing.callback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a callback.
 *
 * @param promise what the customer is told once it is kept
 * @param due not to be dialled before; put off to permitted hours
 * @param idempotencyKey the same key gets the same callback; absent if the asker gave none
 */
public record Ask(
    Request request, Promise promise, Instant due, Asker asker, @Nullable String idempotencyKey) {}
