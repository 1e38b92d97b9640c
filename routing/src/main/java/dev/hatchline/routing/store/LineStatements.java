package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.shared.Claim;
import dev.hatchline.routing.shared.Claiming;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Hold;
import dev.hatchline.routing.shared.LineWrite;
import dev.hatchline.routing.shared.SharedLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What one engine does to the rows of the shared line, within a transaction of whoever calls. A
 * claim takes the agent's row first and the caller's second, so that two claims never wait for each
 * other.
 */
final class LineStatements {
  /**
   * An engine knows best what it does with an agent whom it has; but for one whom another has just
   * claimed for a caller of its own, other than this.
   */
  private static final String HOLD =
      """
      UPDATE agent_hold SET state = ?, owner = ?, writer = ?, seq = ?, call_id = ?,
        until_ms = %1$s + ?
      WHERE agent = ? AND (state = 'FREE' OR until_ms <= %1$s
        OR (owner = ? AND (state <> 'GIVEN' OR call_id = ?)))\
      """;

  private final JdbcTemplate jdbc;
  private final Now now;
  private final String me;
  private final LongSupplier seq;

  /**
   * For one transaction.
   *
   * @param seq the next number of a write of this engine
   */
  LineStatements(JdbcTemplate jdbc, Now now, EngineId me, LongSupplier seq) {
    this.jdbc = jdbc;
    this.now = now;
    this.me = me.incarnation().toString();
    this.seq = seq;
  }

  void write(LineWrite write) {
    switch (write) {
      case LineWrite.Joins(QueueEntry entry) -> join(entry);
      case LineWrite.Leaves(CallId call) -> leave(call);
      case LineWrite.Rings(AgentId agent, CallId call, Duration atMost) ->
          ring(agent, call, atMost);
      case LineWrite.Talks(AgentId agent, CallId call) -> talk(agent, call);
      case LineWrite.Frees(AgentId agent, CallId call, Duration rest) -> free(agent, call, rest);
    }
  }

  private void join(QueueEntry entry) {
    Affinity affinity = entry.affinity();
    jdbc.update(
        """
        INSERT INTO line_entry (call_id, owner, seq, queue, first_ring, first_ring_seq, joined_at,
          credit_ms, rank_at, affinity_agent, affinity_until)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE owner = VALUES(owner), seq = VALUES(seq), queue = VALUES(queue),
          joined_at = VALUES(joined_at), agent = NULL, given_until_ms = NULL, left_ms = NULL\
        """,
        entry.call().toString(),
        me,
        seq.getAsLong(),
        entry.queue(),
        Statements.time(entry.firstRing().at()),
        entry.firstRing().sequence(),
        Statements.time(Fit.micros(entry.joinedAt())),
        entry.credit().toMillis(),
        Statements.time(entry.rank()),
        affinity == null ? null : affinity.agent().extension(),
        affinity == null ? null : Statements.time(Fit.micros(affinity.until())));
  }

  private void leave(CallId call) {
    jdbc.update(
        "UPDATE line_entry SET left_ms = %s, seq = ? WHERE call_id = ? AND owner = ?"
            .formatted(now),
        seq.getAsLong(),
        call.toString(),
        me);
  }

  private void ring(AgentId agent, CallId call, Duration atMost) {
    var _ = know(agent);
    int changed =
        jdbc.update(
            HOLD.formatted(now),
            Hold.State.RINGING.name(),
            me,
            me,
            seq.getAsLong(),
            call.toString(),
            atMost.toMillis(),
            agent.extension(),
            me,
            call.toString());
    if (changed > 0) {
      jdbc.update(
          "UPDATE line_entry SET agent = ?, given_until_ms = %s + ? WHERE call_id = ? AND owner = ?"
              .formatted(now),
          agent.extension(),
          atMost.toMillis(),
          call.toString(),
          me);
    }
  }

  private void talk(AgentId agent, CallId call) {
    jdbc.update(
        """
        INSERT INTO agent_hold (agent, state, owner, writer, seq, call_id) VALUES (?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE state = VALUES(state), owner = VALUES(owner),
          writer = VALUES(writer), seq = VALUES(seq), call_id = VALUES(call_id), until_ms = NULL\
        """,
        agent.extension(),
        Hold.State.TALKING.name(),
        me,
        me,
        seq.getAsLong(),
        call.toString());
  }

  private void free(AgentId agent, @Nullable CallId call, @Nullable Duration rest) {
    Hold.State state = rest == null ? Hold.State.FREE : Hold.State.RESTING;
    int changed =
        jdbc.update(
            """
            UPDATE agent_hold SET state = ?, writer = ?, seq = ?, call_id = NULL, until_ms = %s + ?
            WHERE agent = ? AND owner = ? AND COALESCE(call_id, '') = ?\
            """
                .formatted(now),
            state.name(),
            me,
            seq.getAsLong(),
            rest == null ? 0 : rest.toMillis(),
            agent.extension(),
            me,
            call == null ? "" : call.toString());
    if (changed > 0 && call != null) {
      // Who waits again is news: nobody of a later place is to be taken before.
      jdbc.update(
          "UPDATE line_entry SET agent = NULL, given_until_ms = NULL, seq = ?"
              + " WHERE call_id = ? AND owner = ? AND agent = ?",
          seq.getAsLong(),
          call.toString(),
          me,
          agent.extension());
    }
  }

  /** What is {@link Claim.Lost} is to be undone. */
  Claim claim(Claiming asked) {
    boolean own = asked.owner().equals(asked.me().incarnation());
    Duration until = own ? asked.atMost() : SharedLine.GIVEN_MAX;
    if (!hold(asked, own, until)) {
      return agentNotHeld(asked, until);
    }
    int given =
        jdbc.update(
            """
            UPDATE line_entry SET agent = ?, given_until_ms = %s + ?
            WHERE call_id = ? AND owner = ? AND left_ms IS NULL
              AND (agent IS NULL OR agent = ? OR given_until_ms <= %s)\
            """
                .formatted(now, now),
            asked.agent().extension(),
            until.toMillis(),
            asked.entry().call().toString(),
            asked.owner().toString(),
            asked.agent().extension());
    return given > 0 ? new Claim.Won(until) : callerHeld(asked);
  }

  /** What a claim must not have missed, as a condition and its values. */
  private record Unseen(String sql, List<Object> values) {}

  /**
   * That an engine has come since the last look, or somebody of an earlier place waits at another.
   * It is part of the claim's own statement, as each costs a way to the database and back.
   */
  private Unseen unseen(Claiming asked) {
    LocalDateTime rank = Statements.time(asked.entry().rank());
    String queues = "?" + ", ?".repeat(asked.queues().size() - 1);
    StringBuilder sql =
        new StringBuilder("EXISTS (SELECT 1 FROM engine_member WHERE until_ms > ")
            .append(now)
            .append(" AND incarnation NOT IN (?")
            .append(", ?".repeat(asked.seen().size()))
            .append("))");
    List<Object> values = new ArrayList<>(List.of(me));
    asked.seen().keySet().forEach(other -> values.add(other.toString()));
    asked
        .seen()
        .forEach((other, seen) -> {
          sql.append(
              """
               OR EXISTS (SELECT 1 FROM line_entry WHERE owner = ? AND seq > ?
                AND left_ms IS NULL AND agent IS NULL AND (queue IN (%s) OR affinity_agent = ?)
                AND (rank_at < ? OR (rank_at = ? AND first_ring_seq < ?)))\
              """
                  .formatted(queues));
          values.addAll(List.of(other.toString(), seen.entries()));
          values.addAll(asked.queues());
          values.addAll(
              List.of(asked.agent().extension(), rank, rank, asked.entry().firstRing().sequence()));
        });
    return new Unseen(sql.toString(), values);
  }

  private boolean sees(Unseen unseen) {
    return !jdbc.query(
            "SELECT 1 FROM engine_member WHERE (" + unseen.sql() + ") LIMIT 1",
            (_, _) -> true,
            unseen.values().toArray())
        .isEmpty();
  }

  /** Why not; who was in the way may have gone meanwhile. */
  private Claim agentNotHeld(Claiming asked, Duration until) {
    Hold found = hold(asked.agent());
    @Nullable Duration left = found.left();
    boolean held = found.state() != Hold.State.FREE && (left == null || left.isPositive());
    if (!held || sees(unseen(asked))) {
      return new Claim.ElderUnseen();
    }
    boolean again =
        found.owner().equals(asked.owner()) && asked.entry().call().equals(found.call());
    return again ? new Claim.Won(until) : new Claim.AgentHeld(found);
  }

  private boolean hold(Claiming asked, boolean own, Duration until) {
    if (changed(asked, own, until)) {
      return true;
    }
    return know(asked.agent()) && changed(asked, own, until);
  }

  /** Whether nothing had been written of the agent yet; now there is a row. */
  private boolean know(AgentId agent) {
    return jdbc.update(
            "INSERT IGNORE INTO agent_hold (agent, state, owner, writer, seq, until_ms)"
                + " VALUES (?, 'FREE', ?, ?, 0, 0)",
            agent.extension(),
            me,
            me)
        > 0;
  }

  private boolean changed(Claiming asked, boolean own, Duration until) {
    Unseen unseen = unseen(asked);
    List<Object> values =
        new ArrayList<>(
            List.of(
                (own ? Hold.State.RINGING : Hold.State.GIVEN).name(),
                asked.owner().toString(),
                me,
                seq.getAsLong(),
                asked.entry().call().toString(),
                until.toMillis(),
                asked.agent().extension(),
                me,
                asked.entry().call().toString()));
    values.addAll(unseen.values());
    return jdbc.update(HOLD.formatted(now) + " AND NOT (" + unseen.sql() + ")", values.toArray())
        > 0;
  }

  private Hold hold(AgentId agent) {
    return jdbc.query(
            "SELECT h.*, h.until_ms - %s AS hold_left_ms FROM agent_hold h WHERE agent = ?"
                .formatted(now),
            (row, _) -> LineRows.held(row).hold(),
            agent.extension())
        .getFirst();
  }

  private Claim callerHeld(Claiming asked) {
    Optional<Claim> held =
        jdbc
            .query(
                "SELECT agent, given_until_ms - %s AS given_left_ms FROM line_entry".formatted(now)
                    + " WHERE call_id = ? AND owner = ? AND left_ms IS NULL",
                (row, _) -> callerHeld(row),
                asked.entry().call().toString(),
                asked.owner().toString())
            .stream()
            .findFirst();
    return held.orElse(new Claim.CallerGone());
  }

  private static Claim callerHeld(ResultSet row) throws SQLException {
    return new Claim.CallerHeld(
        new AgentId(row.getString("agent")), Duration.ofMillis(row.getLong("given_left_ms")));
  }

  /** Removes the rows of callers who left so long ago. */
  int tidy(Duration kept) {
    return jdbc.update(
        "DELETE FROM line_entry WHERE owner = ? AND left_ms <= %s - ?".formatted(now),
        me,
        kept.toMillis());
  }
}
