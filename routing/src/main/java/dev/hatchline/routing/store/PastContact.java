package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that customer and company met, and the case it belongs to as it is now.
 *
 * @param kind by which way, a stable word
 * @param number that the customer had then, absent when withheld
 * @param outcome how it ended, a stable word; absent while it lasts
 * @param state of the case, and {@code disposition} how it was solved, stable words
 * @param first whether it is the first one of its case
 * @param next when the customer came again with the same case; we who call them back do not count
 */
public record PastContact(
    CallId call,
    String caseId,
    String kind,
    Instant at,
    @Nullable Instant endedAt,
    @Nullable String number,
    String line,
    @Nullable String queue,
    @Nullable AgentId agent,
    @Nullable String outcome,
    @Nullable String subject,
    @Nullable String area,
    String state,
    @Nullable String disposition,
    boolean first,
    @Nullable Instant next) {}
