package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look at.
 *
 * @param kind a stable word, at most 40 characters
 * @param text for people; cut at {@link #TEXT_CHARS_MAX} characters
 * @param closedAt when it was over; absent until known, and then kept
 */
public record StoredIncident(
    UUID id,
    Instant at,
    String kind,
    @Nullable AgentId agent,
    String text,
    @Nullable Instant closedAt)
    implements Write {
  public static final int TEXT_CHARS_MAX = 1_000;

  public StoredIncident {
    at = Fit.micros(at);
    kind = Fit.within(kind, Fit.NAME_CHARS_MAX, "a kind");
    text = Fit.cut(text, TEXT_CHARS_MAX);
    closedAt = Fit.microsOrNull(closedAt);
  }
}
