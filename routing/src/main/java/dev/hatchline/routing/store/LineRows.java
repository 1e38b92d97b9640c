package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.shared.Hold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From rows of the shared line to records. */
final class LineRows {
  private LineRows() {}

  /** A caller, or that a caller has left. */
  record InLine(long seq, QueueEntry entry, boolean left) {}

  static InLine inLine(ResultSet row) throws SQLException {
    return new InLine(row.getLong("seq"), entry(row), row.getObject("left_ms") != null);
  }

  private static QueueEntry entry(ResultSet row) throws SQLException {
    return new QueueEntry(
        CallId.of(row.getString("call_id")),
        row.getString("queue"),
        new FirstRing(Rows.at(row, "first_ring"), row.getLong("first_ring_seq")),
        Rows.at(row, "joined_at"),
        Duration.ofMillis(row.getLong("credit_ms")),
        affinity(row),
        Rows.skills(row),
        row.getString("off_phone") == null);
  }

  private static @Nullable Affinity affinity(ResultSet row) throws SQLException {
    @Nullable String agent = row.getString("affinity_agent");
    @Nullable Instant until = Rows.atOrNull(row, "affinity_until");
    return agent == null || until == null ? null : new Affinity(new AgentId(agent), until);
  }

  /** What one agent is held for. */
  record Held(long seq, AgentId agent, Hold hold) {}

  /** One that has lapsed is free. */
  static Held held(ResultSet row) throws SQLException {
    long left = row.getLong("hold_left_ms");
    boolean lasting = row.wasNull();
    boolean over = !lasting && left <= 0;
    @Nullable String call = row.getString("call_id");
    return new Held(
        row.getLong("seq"),
        new AgentId(row.getString("agent")),
        new Hold(
            over ? Hold.State.FREE : Hold.State.valueOf(row.getString("state")),
            UUID.fromString(row.getString("owner")),
            call == null || over ? null : CallId.of(call),
            lasting || over ? null : Duration.ofMillis(left)));
  }
}
