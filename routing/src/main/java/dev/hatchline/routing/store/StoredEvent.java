package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import java.time.Instant;

/**
 * Something that happened to a call.
 *
 * @param seq its number within the call; together they are the key
 * @param at kept to the microsecond
 * @param type a stable word, at most 40 characters
 * @param body JSON, at most {@link #BODY_CHARS_MAX} characters
 */
public record StoredEvent(CallId call, int seq, Instant at, String type, String body)
    implements Write {
  /** The column takes 65,535 bytes, and a character up to four. */
  public static final int BODY_CHARS_MAX = 16_000;

  public StoredEvent {
    at = Fit.micros(at);
    type = Fit.within(type, Fit.NAME_CHARS_MAX, "a type");
    body = Fit.within(body, BODY_CHARS_MAX, "a body");
  }
}
