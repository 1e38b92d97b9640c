package dev.hatchline.routing.store;

import java.time.Instant;

/**
 * Where a page of a list ended. What comes after it is found whatever becomes of the row itself.
 *
 * @param at the row's time by which the list is ordered, as the database has it
 * @param id of the row, which orders those of one time
 */
public record Mark(Instant at, String id) {}
