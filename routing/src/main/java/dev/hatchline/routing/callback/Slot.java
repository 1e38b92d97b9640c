package dev.hatchline.routing.callback;

import java.time.Instant;

/**
 * One slot, as the store counts it.
 *
 * @param room for how many calls; none lets nobody in
 */
public record Slot(Instant begins, int room) {}
