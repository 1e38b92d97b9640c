package dev.hatchline.routing.store;

import org.jspecify.annotations.Nullable;

/**
 * An answer of the HTTP API.
 *
 * @param status of HTTP
 * @param type of the body; absent if there is none
 * @param location of what was made; absent if it has no place
 * @param number of the customer whom it is about, by which it is erased; absent if it is about none
 * @param body empty if there is none
 */
public record StoredAnswer(
    int status,
    @Nullable String type,
    @Nullable String location,
    @Nullable String number,
    String body) {}
