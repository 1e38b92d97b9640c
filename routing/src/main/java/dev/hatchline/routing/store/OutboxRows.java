package dev.hatchline.routing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** From the outbox's rows to records. */
final class OutboxRows {
  private OutboxRows() {}

  static OutboxEvent event(ResultSet row) throws SQLException {
    return new OutboxEvent(
        UUID.fromString(row.getString("id")),
        row.getString("webhook"),
        row.getString("subject"),
        row.getString("type"),
        Rows.at(row, "at"),
        row.getString("body"));
  }

  static DeadLetter dead(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getLong("seq"),
        event(row),
        row.getInt("attempts"),
        row.getString("error"),
        Rows.at(row, "dead_at"));
  }

  /** Nothing is counted yet. */
  static OutboxQueue queue(ResultSet row) throws SQLException {
    String error = row.getString("last_error");
    return new OutboxQueue(
        row.getString("webhook"),
        0,
        0,
        row.getInt("failed_in_row"),
        Rows.atOrNull(row, "again"),
        error == null ? null : new OutboxQueue.Failure(Rows.at(row, "last_error_at"), error),
        Rows.atOrNull(row, "delivered_at"));
  }

  /** The same with what waits and what is dead. */
  static OutboxQueue counted(OutboxQueue queue, ResultSet row) throws SQLException {
    long dead = row.getLong("dead");
    return new OutboxQueue(
        queue.webhook(),
        row.getLong("total") - dead,
        dead,
        queue.failedInRow(),
        queue.again(),
        queue.lastError(),
        queue.delivered());
  }
}
