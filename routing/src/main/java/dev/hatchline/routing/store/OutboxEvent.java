package dev.hatchline.routing.store;

import java.time.Instant;
import java.util.UUID;

/**
 * What one webhook is to be told. It waits in the outbox from when it is written until it has been
 * taken.
 *
 * @param id the same whenever it is sent
 * @param webhook its name, at most 40 characters
 * @param subject what it is about: the id of a call or callback, or an agent
 * @param type a stable word such as {@code call.ended}
 * @param at when it happened
 * @param body JSON as it is sent, at most {@link #BODY_CHARS_MAX} characters
 */
public record OutboxEvent(
    UUID id, String webhook, String subject, String type, Instant at, String body)
    implements Write {
  /** Ours are a tenth of it. */
  public static final int BODY_CHARS_MAX = 8_000;

  public OutboxEvent {
    webhook = Fit.within(webhook, Fit.NAME_CHARS_MAX, "a webhook");
    subject = Fit.within(subject, Fit.NAME_CHARS_MAX, "a subject");
    type = Fit.within(type, Fit.NAME_CHARS_MAX, "a type");
    at = Fit.micros(at);
    body = Fit.within(body, BODY_CHARS_MAX, "a body");
  }
}
