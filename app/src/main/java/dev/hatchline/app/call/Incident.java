package dev.hatchline.app.call;

import dev.hatchline.call.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look into.
 *
 * @param kind a stable word, such as {@code repeated-rona}
 * @param text one sentence
 * @param agent whom it is about, if it is about one
 */
public record Incident(Instant at, String kind, String text, @Nullable AgentId agent) {}
