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
import dev.hatchline.routing.shared.Seen;
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

/**
 * What one engine does to the rows of the shared line, within a transaction of whoever calls. A
 * claim takes the agent's row first and the caller's second, so that two claims never wait for each
 * other.
 */
final class LineStatements {
  private final KeptConnection kept;
  private final LineSql sql;
  private final String me;
  private final LongSupplier seq;

  /**
   * For one transaction.
   *
   * @param seq the next number of a write of this engine
   */
  LineStatements(KeptConnection kept, LineSql sql, EngineId me, LongSupplier seq) {
    this.kept = kept;
    this.sql = sql;
    this.me = me.incarnation().toString();
    this.seq = seq;
  }

  void write(LineWrite write) {
    switch (write) {
      case LineWrite.Begins() -> begin();
      case LineWrite.Joins(QueueEntry entry) -> join(entry);
      case LineWrite.Leaves(CallId call) -> leave(call);
      case LineWrite.Rings(AgentId agent, CallId call, Duration atMost) ->
          ring(agent, call, atMost);
      case LineWrite.Talks(AgentId agent, CallId call) -> talk(agent, call);
      case LineWrite.Frees(AgentId agent, CallId call, Duration rest) -> free(agent, call, rest);
    }
  }

  private void begin() {
    kept.update(sql.leaveAll, seq.getAsLong(), me);
    kept.update(LineSql.FREE_ALL, me, seq.getAsLong(), me);
  }

  private void join(QueueEntry entry) {
    Affinity affinity = entry.affinity();
    int changed =
        kept.update(
            LineSql.JOIN,
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
    if (!entry.skills().none()) {
      kept.update(LineSql.WANT, entry.call().toString(), entry.skills().text());
    } else if (changed != 1) {
      // Both databases say 2 of a row that was there: what was wanted then may be there, too.
      kept.update(LineSql.WANT_NOTHING, entry.call().toString());
    }
    if (!entry.onPhone()) {
      kept.update(LineSql.OFF_PHONE, entry.call().toString());
    } else if (changed != 1) {
      kept.update(LineSql.ON_PHONE, entry.call().toString());
    }
  }

  private void leave(CallId call) {
    kept.update(sql.leave, seq.getAsLong(), call.toString(), me);
  }

  private void ring(AgentId agent, CallId call, Duration atMost) {
    know(agent);
    int changed =
        kept.update(
            sql.hold,
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
      kept.update(sql.rung, agent.extension(), atMost.toMillis(), call.toString(), me);
    }
  }

  private void talk(AgentId agent, CallId call) {
    kept.update(
        LineSql.TALK,
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
        kept.update(
            sql.free,
            state.name(),
            me,
            seq.getAsLong(),
            rest == null ? 0 : rest.toMillis(),
            agent.extension(),
            me,
            call == null ? "" : call.toString());
    if (changed > 0 && call != null) {
      // Who waits again is news: nobody of a later place is to be taken before.
      kept.update(LineSql.WAITS_AGAIN, seq.getAsLong(), call.toString(), me, agent.extension());
    }
  }

  /** What is {@link Claim.Lost} is to be undone. */
  Claim claim(Claiming asked) {
    boolean own = asked.owner().equals(asked.me().incarnation());
    Duration until = own ? asked.atMost() : SharedLine.GIVEN_MAX;
    if (!changed(asked, own, until)) {
      Optional<Hold> found = hold(asked.agent());
      if (found.isPresent()) {
        return agentNotHeld(asked, until, found.get());
      }
      know(asked.agent());
      if (!changed(asked, own, until)) {
        return agentNotHeld(asked, until, hold(asked.agent()).orElseThrow());
      }
    }
    int given =
        kept.update(
            sql.give,
            asked.agent().extension(),
            until.toMillis(),
            asked.entry().call().toString(),
            asked.owner().toString(),
            read(asked),
            asked.agent().extension());
    return given > 0 ? new Claim.Won(until) : callerHeld(asked);
  }

  /** The values of {@link LineSql.Claims}' condition, in its order. */
  private List<Object> unseen(Claiming asked) {
    LocalDateTime rank = Statements.time(asked.entry().rank());
    List<Object> values = new ArrayList<>();
    values.add(me);
    asked.seen().keySet().forEach(other -> values.add(other.toString()));
    asked
        .seen()
        .forEach((other, seen) -> {
          values.add(other.toString());
          values.add(seen.entries());
          values.addAll(asked.queues());
          values.add(asked.agent().extension());
          values.add(rank);
          values.add(rank);
          values.add(asked.entry().firstRing().sequence());
        });
    return values;
  }

  private boolean sees(Claiming asked) {
    return !kept.query(claims(asked).unseen(), (_, _) -> true, unseen(asked).toArray()).isEmpty();
  }

  private LineSql.Claims claims(Claiming asked) {
    return sql.claims(asked.queues().size(), asked.seen().size());
  }

  /** Why not; who was in the way may have gone meanwhile. */
  private Claim agentNotHeld(Claiming asked, Duration until, Hold found) {
    @Nullable Duration left = found.left();
    boolean held = found.state() != Hold.State.FREE && (left == null || left.isPositive());
    if (!held || sees(asked)) {
      return new Claim.ElderUnseen();
    }
    boolean again =
        found.owner().equals(asked.owner()) && asked.entry().call().equals(found.call());
    return again ? new Claim.Won(until) : new Claim.AgentHeld(found);
  }

  /** From now on there is a row of the agent, of whom nothing may have been written yet. */
  private void know(AgentId agent) {
    kept.update(LineSql.KNOW, agent.extension(), me, me);
  }

  private boolean changed(Claiming asked, boolean own, Duration until) {
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
    values.addAll(unseen(asked));
    return kept.update(claims(asked).hold(), values.toArray()) > 0;
  }

  private Optional<Hold> hold(AgentId agent) {
    return kept
        .query(sql.heldFor, (row, _) -> LineRows.held(row).hold(), agent.extension())
        .stream()
        .findFirst();
  }

  /** How far the engine that asks has read the caller's; what is its own it knows. */
  private static long read(Claiming asked) {
    return asked.owner().equals(asked.me().incarnation())
        ? Long.MAX_VALUE
        : asked.seen().getOrDefault(asked.owner(), Seen.NOTHING).entries();
  }

  private Claim callerHeld(Claiming asked) {
    Optional<Claim> held =
        kept
            .query(
                sql.givenTo,
                (row, _) -> callerHeld(row, read(asked)),
                asked.entry().call().toString(),
                asked.owner().toString())
            .stream()
            .findFirst();
    return held.orElse(new Claim.CallerGone());
  }

  private static Claim callerHeld(ResultSet row, long read) throws SQLException {
    return row.getLong("seq") > read
        ? new Claim.ElderUnseen()
        : new Claim.CallerHeld(
            new AgentId(row.getString("agent")), Duration.ofMillis(row.getLong("given_left_ms")));
  }

  /** Removes the rows of callers who left so long ago. */
  int tidy(Duration shown) {
    kept.update(sql.tidyWanted, me, shown.toMillis());
    kept.update(sql.tidyOffPhone, me, shown.toMillis());
    return kept.update(sql.tidy, me, shown.toMillis());
  }
}
