package dev.hatchline.routing.store;

import java.time.Instant;

/**
 * What a webhook has not taken, and is not tried any more.
 *
 * @param number rises with each event written; the order of the list, and where its next page
 *     begins
 * @param attempts how often it was sent
 * @param why the last attempt failed; of one never sent, why the one before it was not taken
 */
public record DeadLetter(long number, OutboxEvent event, int attempts, String why, Instant died) {}
