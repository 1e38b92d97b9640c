package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to call a customer back that the customer has answered, and that is over.
 *
 * @param call the key under which the customer was dialled, and the id of the call that it became
 * @param connected when there was a person; absent if there was none
 */
public record PastDialled(
    CallId call, Instant answered, @Nullable Instant connected, Instant ended) {}
