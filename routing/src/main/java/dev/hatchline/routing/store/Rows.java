package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.queue.Skills;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From rows to records. */
final class Rows {
  private Rows() {}

  static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(
        CallId.of(row.getString("call_id")),
        row.getInt("seq"),
        at(row, "at"),
        row.getString("type"),
        row.getString("body"));
  }

  static StoredCall call(ResultSet row) throws SQLException {
    String agent = row.getString("agent");
    return new StoredCall(
        CallId.of(row.getString("call_id")),
        row.getString("line"),
        row.getString("caller"),
        at(row, "first_ring"),
        atOrNull(row, "answered_at"),
        at(row, "ended_at"),
        new CallEnd(
            CallEnd.Party.valueOf(row.getString("party")),
            CallEnd.Reason.valueOf(row.getString("reason"))),
        agent == null ? null : new AgentId(agent),
        row.getString("queue"),
        Duration.ofMillis(row.getLong("waited_ms")));
  }

  static StoredMessage message(ResultSet row) throws SQLException {
    return new StoredMessage(
        CallId.of(row.getString("call_id")),
        row.getString("line"),
        row.getString("caller"),
        row.getString("callback_number"),
        at(row, "at"),
        Duration.ofMillis(row.getLong("length_ms")),
        row.getString("file"),
        row.getBoolean("heard"));
  }

  static StoredIncident incident(ResultSet row) throws SQLException {
    String agent = row.getString("agent");
    return new StoredIncident(
        UUID.fromString(row.getString("id")),
        at(row, "at"),
        row.getString("kind"),
        agent == null ? null : new AgentId(agent),
        row.getString("text"),
        atOrNull(row, "closed_at"));
  }

  static StoredMove move(ResultSet row) throws SQLException {
    return new StoredMove(
        new AgentId(row.getString("agent")),
        at(row, "at"),
        row.getString("state"),
        row.getString("reason"));
  }

  static EstimateScore score(ResultSet row, Instant since) throws SQLException {
    return new EstimateScore(
        since,
        row.getLong("told"),
        row.getLong("inside"),
        row.getLong("shorter"),
        row.getLong("longer"),
        Duration.ofMillis(Math.round(1_000 * row.getDouble("bias"))),
        Duration.ofMillis(Math.round(1_000 * row.getDouble("error"))));
  }

  static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  static @Nullable Instant atOrNull(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }

  /** None where the column is null. */
  static Skills skills(ResultSet row) throws SQLException {
    String skills = row.getString("skills");
    return skills == null ? Skills.NONE : Skills.of(skills);
  }
}
