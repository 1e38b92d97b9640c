package dev.hatchline.routing.callback;

import java.time.Instant;

/**
 * A time that can be named.
 *
 * @param at the beginning of a slot
 * @param places that are left in it, at least one
 */
public record FreeSlot(Instant at, int places) {}
