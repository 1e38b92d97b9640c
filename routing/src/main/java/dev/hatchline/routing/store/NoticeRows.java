package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeId;
import dev.hatchline.routing.notice.NoticeState;
import dev.hatchline.routing.notice.NoticeState.Answered;
import dev.hatchline.routing.notice.NoticeState.Confirmed;
import dev.hatchline.routing.notice.NoticeState.Dialling;
import dev.hatchline.routing.notice.NoticeState.Due;
import dev.hatchline.routing.notice.NoticeState.GivenUp;
import dev.hatchline.routing.notice.NoticeState.Heard;
import dev.hatchline.routing.notice.NoticeState.Unknown;
import dev.hatchline.routing.notice.NoticeState.WithPerson;
import dev.hatchline.routing.notice.NoticeState.Withdrawn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices as rows, and back. */
final class NoticeRows {
  /** A state as columns. */
  record Columns(String state, @Nullable CallId call, Instant at, @Nullable String why) {
    static Columns of(NoticeState state) {
      String name = state.getClass().getSimpleName();
      return switch (state) {
        case Due(CallId next, Instant at) -> new Columns(name, next, at, null);
        case Dialling(CallId call, Instant at) -> new Columns(name, call, at, null);
        case Answered(CallId call, Instant at) -> new Columns(name, call, at, null);
        case Confirmed(Instant at) -> new Columns(name, null, at, null);
        case WithPerson(Instant at) -> new Columns(name, null, at, null);
        case Heard(Instant at) -> new Columns(name, null, at, null);
        case GivenUp(String why, Instant at) -> new Columns(name, null, at, why);
        case Withdrawn(Instant at) -> new Columns(name, null, at, null);
        case Unknown(CallId call, Instant at) -> new Columns(name, call, at, null);
      };
    }
  }

  /** What was told to a person who is erased. */
  private static final String ERASED = "(erased)";

  private NoticeRows() {}

  static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        NoticeId.of(row.getString("id")),
        news(row),
        state(row),
        row.getInt("attempts"),
        Rows.atOrNull(row, "begun_at"),
        row.getString("open_number") == null,
        row.getInt("version"));
  }

  private static News news(ResultSet row) throws SQLException {
    String about = row.getString("case_id");
    String outage = row.getString("outage_id");
    String sentence = row.getString("sentence");
    return new News(
        News.Kind.valueOf(row.getString("kind")),
        new PhoneNumber(row.getString("number")),
        row.getString("line"),
        sentence == null ? ERASED : sentence,
        about == null ? null : CaseId.of(about),
        outage == null ? null : UUID.fromString(outage),
        Rows.at(row, "told_at"));
  }

  private static NoticeState state(ResultSet row) throws SQLException {
    Instant at = Rows.at(row, "at");
    String state = row.getString("state");
    return switch (state) {
      case "Due" -> new Due(call(row), at);
      case "Dialling" -> new Dialling(call(row), at);
      case "Answered" -> new Answered(call(row), at);
      case "Confirmed" -> new Confirmed(at);
      case "WithPerson" -> new WithPerson(at);
      case "Heard" -> new Heard(at);
      case "GivenUp" -> new GivenUp(row.getString("why"), at);
      case "Withdrawn" -> new Withdrawn(at);
      case "Unknown" -> new Unknown(call(row), at);
      default -> throw new SQLException("expected a notice's state, found '" + state + "'");
    };
  }

  private static CallId call(ResultSet row) throws SQLException {
    return CallId.of(row.getString("call_id"));
  }
}
