package dev.hatchline.routing.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The statement that keeps a row, and its values. A row that is there already is overwritten, but
 * for what may not be taken back: a message once heard, an end once known.
 */
final class Statements {
  private static final String EVENT =
      """
      INSERT INTO call_event (call_id, seq, at, type, body) VALUES (?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE at = VALUES(at), type = VALUES(type), body = VALUES(body)\
      """;

  private static final String CALL =
      """
      INSERT INTO call_summary (call_id, line, caller, first_ring, answered_at, ended_at, party,
        reason, agent, queue, waited_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE line = VALUES(line), caller = VALUES(caller),
        first_ring = VALUES(first_ring), answered_at = VALUES(answered_at),
        ended_at = VALUES(ended_at), party = VALUES(party), reason = VALUES(reason),
        agent = VALUES(agent), queue = VALUES(queue), waited_ms = VALUES(waited_ms)\
      """;

  private static final String MESSAGE =
      """
      INSERT INTO message (id, call_id, line, caller, callback_number, at, length_ms, file, heard)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE line = VALUES(line), caller = VALUES(caller),
        callback_number = VALUES(callback_number), at = VALUES(at),
        length_ms = VALUES(length_ms), heard = heard OR VALUES(heard)\
      """;

  private static final String ESTIMATE =
      """
      INSERT INTO wait_told (call_id, at, position, likely_seconds, least_seconds, most_seconds,
        actual_seconds, verdict) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE position = VALUES(position),
        likely_seconds = VALUES(likely_seconds), least_seconds = VALUES(least_seconds),
        most_seconds = VALUES(most_seconds),
        actual_seconds = COALESCE(VALUES(actual_seconds), actual_seconds),
        verdict = COALESCE(VALUES(verdict), verdict)\
      """;

  private static final String INCIDENT =
      """
      INSERT INTO incident (id, at, kind, agent, text, closed_at) VALUES (?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE at = VALUES(at), kind = VALUES(kind), agent = VALUES(agent),
        text = VALUES(text), closed_at = COALESCE(VALUES(closed_at), closed_at)\
      """;

  private static final String MOVE =
      """
      INSERT INTO agent_move (agent, at, state, reason) VALUES (?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE state = VALUES(state), reason = VALUES(reason)\
      """;

  private static final String OUTBOX =
      """
      INSERT INTO webhook_event (id, webhook, subject, type, at, body, queued_at, attempts)
        VALUES (?, ?, ?, ?, ?, ?, ?, 0)
      ON DUPLICATE KEY UPDATE at = VALUES(at)\
      """;

  private Statements() {}

  static String of(Write write) {
    return switch (write) {
      case StoredEvent _ -> EVENT;
      case StoredCall _ -> CALL;
      case StoredMessage _ -> MESSAGE;
      case StoredEstimate _ -> ESTIMATE;
      case StoredIncident _ -> INCIDENT;
      case StoredMove _ -> MOVE;
      case OutboxEvent _ -> OUTBOX;
    };
  }

  static @Nullable Object[] values(Write write) {
    return switch (write) {
      case StoredEvent e -> row(e.call(), e.seq(), e.at(), e.type(), e.body());
      case StoredCall c ->
          row(
              c.call(),
              c.line(),
              c.caller(),
              c.firstRing(),
              c.answeredAt(),
              c.endedAt(),
              c.end().party(),
              c.end().reason(),
              c.agent(),
              c.queue(),
              c.waited().toMillis());
      case StoredMessage m ->
          row(
              m.id(),
              m.call(),
              m.line(),
              m.caller(),
              m.callbackNumber(),
              m.at(),
              m.length().toMillis(),
              m.file(),
              m.heard());
      case StoredEstimate e ->
          row(
              e.call(),
              e.at(),
              e.position(),
              e.told(),
              e.least(),
              e.most(),
              e.actual(),
              e.verdict());
      case StoredIncident i -> row(i.id(), i.at(), i.kind(), i.agent(), i.text(), i.closedAt());
      case StoredMove m -> row(m.agent(), m.at(), m.state(), m.reason());
      case OutboxEvent e ->
          row(e.id(), e.webhook(), e.subject(), e.type(), e.at(), e.body(), e.at());
    };
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = plain(values[i]);
    }
    return values;
  }

  /** Durations that come here count in seconds. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant at -> time(at);
      case Duration duration -> duration.toSeconds();
      case Number number -> number;
      case Boolean flag -> flag;
      default -> value.toString();
    };
  }

  /** Without a zone, so that neither driver moves it into the machine's. */
  static LocalDateTime time(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
