package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.AnswerDay;
import dev.hatchline.routing.callback.Attempt;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.CallbackState.Answered;
import dev.hatchline.routing.callback.CallbackState.Cancelled;
import dev.hatchline.routing.callback.CallbackState.Connected;
import dev.hatchline.routing.callback.CallbackState.Dialling;
import dev.hatchline.routing.callback.CallbackState.GivenUp;
import dev.hatchline.routing.callback.CallbackState.TakenOver;
import dev.hatchline.routing.callback.CallbackState.Unknown;
import dev.hatchline.routing.callback.CallbackState.Waiting;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Callbacks as rows, and back. */
final class CallbackRows {
  /** A state as columns. */
  record Columns(
      String state,
      @Nullable CallId call,
      @Nullable AgentId agent,
      Instant at,
      @Nullable String why) {
    static Columns of(CallbackState state) {
      String name = state.getClass().getSimpleName();
      return switch (state) {
        case Waiting(CallId next, Instant due) -> new Columns(name, next, null, due, null);
        case Dialling(CallId call, AgentId agent, Instant since) ->
            new Columns(name, call, agent, since, null);
        case Answered(CallId call, Instant at) -> new Columns(name, call, null, at, null);
        case Connected(CallId call, AgentId agent, Instant at) ->
            new Columns(name, call, agent, at, null);
        case GivenUp(String why, Instant at) -> new Columns(name, null, null, at, why);
        case Cancelled(Instant at) -> new Columns(name, null, null, at, null);
        case TakenOver(Instant at) -> new Columns(name, null, null, at, null);
        case Unknown(CallId call, Instant at) -> new Columns(name, call, null, at, null);
      };
    }
  }

  private CallbackRows() {}

  static Callback callback(ResultSet row) throws SQLException {
    long estimate = row.getLong("estimate_ms");
    Duration told = row.wasNull() ? null : Duration.ofMillis(estimate);
    return new Callback(
        CallbackId.of(row.getString("id")),
        request(row),
        new Promise(
            Rows.at(row, "promised_at"), Rows.at(row, "deadline"), row.getString("words"), told),
        state(row),
        row.getInt("attempts"),
        row.getInt("version"));
  }

  private static Request request(ResultSet row) throws SQLException {
    return new Request(
        new PhoneNumber(row.getString("number")),
        row.getString("queue"),
        row.getString("line"),
        new FirstRing(Rows.at(row, "first_ring"), row.getLong("first_ring_seq")),
        Source.valueOf(row.getString("source")),
        row.getString("name"),
        row.getString("reason"),
        AppointmentRows.appointment(row),
        Rows.skills(row));
  }

  private static CallbackState state(ResultSet row) throws SQLException {
    Instant at = Rows.at(row, "at");
    String state = row.getString("state");
    return switch (state) {
      case "Waiting" -> new Waiting(call(row), at);
      case "Dialling" -> new Dialling(call(row), new AgentId(row.getString("agent")), at);
      case "Answered" -> new Answered(call(row), at);
      case "Connected" -> new Connected(call(row), new AgentId(row.getString("agent")), at);
      case "GivenUp" -> new GivenUp(row.getString("why"), at);
      case "Cancelled" -> new Cancelled(at);
      case "TakenOver" -> new TakenOver(at);
      case "Unknown" -> new Unknown(call(row), at);
      default -> throw new SQLException("expected a callback's state, found '" + state + "'");
    };
  }

  private static CallId call(ResultSet row) throws SQLException {
    return CallId.of(row.getString("call_id"));
  }

  static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        call(row),
        new AgentId(row.getString("agent")),
        Rows.at(row, "began_at"),
        Rows.atOrNull(row, "answered_at"),
        Rows.atOrNull(row, "connected_at"),
        Rows.atOrNull(row, "ended_at"),
        row.getString("ended_as"));
  }

  static AnswerDay answers(ResultSet row) throws SQLException {
    return new AnswerDay(
        row.getObject("answer_day", LocalDate.class),
        row.getLong("answered"),
        row.getLong("unmet"));
  }
}
