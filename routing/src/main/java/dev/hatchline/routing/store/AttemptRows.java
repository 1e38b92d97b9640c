package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.AnswerDay;
import dev.hatchline.routing.callback.AnswerShare;
import dev.hatchline.routing.callback.Attempt;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The attempts of callbacks, each a row from its beginning; in the transaction of the caller. */
record AttemptRows(JdbcTemplate jdbc, InstantSource clock) {
  private static final String ATTEMPT_OF = " WHERE call_id = ? AND live = 1";

  /** The callback has become another. */
  void moved(Callback from, Callback to) {
    from.state().live().ifPresentOrElse(call -> goOn(call, to), () -> begin(to));
  }

  /** The dialling that it stands for, if it does. */
  void begin(Callback to) {
    if (to.state() instanceof CallbackState.Dialling(CallId call, var agent, Instant since)) {
      jdbc.update(
          "INSERT INTO callback_attempt (call_id, callback_id, live, agent, began_at)"
              + " VALUES (?, ?, 1, ?, ?)",
          call.toString(),
          to.id().toString(),
          agent.extension(),
          Statements.time(since));
    }
  }

  private void goOn(CallId call, Callback to) {
    switch (to.state()) {
      case CallbackState.Dialling(_, var agent, _) ->
          jdbc.update(
              "UPDATE callback_attempt SET agent = ?" + ATTEMPT_OF,
              agent.extension(),
              call.toString());
      case CallbackState.Answered(_, Instant at) ->
          jdbc.update(
              "UPDATE callback_attempt SET answered_at = ?" + ATTEMPT_OF,
              Statements.time(at),
              call.toString());
      case CallbackState.Connected(_, var agent, Instant at) -> {
        jdbc.update(
            "UPDATE callback_attempt SET agent = ?, connected_at = ?" + ATTEMPT_OF,
            agent.extension(),
            Statements.time(at),
            call.toString());
        end(call, to);
      }
      case CallbackState.Waiting _,
          CallbackState.GivenUp _,
          CallbackState.Cancelled _,
          CallbackState.TakenOver _,
          CallbackState.Unknown _ ->
          end(call, to);
    }
  }

  private void end(CallId call, Callback to) {
    jdbc.update(
        "UPDATE callback_attempt SET live = NULL, ended_at = ?, ended_as = ?" + ATTEMPT_OF,
        Statements.time(clock.instant()),
        to.state().getClass().getSimpleName(),
        call.toString());
  }

  List<Attempt> of(CallbackId id) {
    return jdbc.query(
        "SELECT * FROM callback_attempt WHERE callback_id = ? ORDER BY began_at, call_id",
        (row, _) -> CallbackRows.attempt(row),
        id.toString());
  }

  /** How many were answered on each day, and how many of them met nobody in time. */
  List<AnswerDay> answers(Instant since) {
    return jdbc.query(
        """
        SELECT CAST(answered_at AS DATE) AS answer_day, COUNT(*) AS answered,
          SUM(CASE WHEN connected_at IS NULL
            OR TIMESTAMPDIFF(MICROSECOND, answered_at, connected_at) > ?
            THEN 1 ELSE 0 END) AS unmet
        FROM callback_attempt WHERE answered_at >= ? AND ended_at IS NOT NULL
        GROUP BY CAST(answered_at AS DATE) ORDER BY answer_day\
        """,
        (row, _) -> CallbackRows.answers(row),
        AnswerShare.IN_TIME.toNanos() / 1_000,
        Statements.time(since));
  }
}
