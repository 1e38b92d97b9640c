package dev.hatchline.routing.store;

import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseState;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.Owed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Cases as rows, and back. */
final class CaseRows {
  /** The columns of a case but its id, in the order of {@link #values}. */
  static final String COLUMNS =
      "open_key, number, account, subject, area, state, disposition, owner, weight, opened_at,"
          + " contacted_at, over_at, credit_due, version, body";

  private final CaseJson json = new CaseJson();

  Case read(ResultSet row) throws SQLException {
    try {
      return json.readCase(row.getString("body"));
    } catch (JacksonException | IllegalArgumentException fault) {
      throw new SQLException(
          "expected a case in the row " + row.getString("id") + ", found " + fault.getMessage());
    }
  }

  @Nullable Object[] values(Case c) {
    return new @Nullable Object[] {
      c.openKey().map(Hashes::sha256).orElse(null),
      text(c.customer().number()),
      text(c.customer().account()),
      c.topic().subject(),
      c.topic().area(),
      c.state().getClass().getSimpleName(),
      disposition(c.state()),
      text(c.care().owner()),
      c.care().weight(),
      Statements.time(c.openedAt()),
      Statements.time(c.contactedAt()),
      overAt(c),
      c.dossier().credits().stream().anyMatch(CaseRows::due) ? true : null,
      c.version(),
      json.write(c)
    };
  }

  @Nullable Object[] values(Case c, Contact contact) {
    Contact.Course course = contact.course();
    Instant ended = course.endedAt();
    return new @Nullable Object[] {
      c.id().toString(),
      contact.kind().name(),
      Statements.time(contact.at()),
      text(contact.from()),
      contact.line(),
      course.queue(),
      text(course.agent()),
      course.outcome(),
      ended == null ? null : Statements.time(ended),
      contact.call().toString()
    };
  }

  private static @Nullable String disposition(CaseState state) {
    return switch (state) {
      case CaseState.Solved solved -> solved.disposition().name();
      case CaseState.Closed closed -> closed.disposition().name();
      case CaseState.Open _, CaseState.Merged _ -> null;
    };
  }

  private static @Nullable Object overAt(Case c) {
    return c.state() instanceof CaseState.Solved solved
            && c.dossier().promises().stream().noneMatch(Owed::open)
        ? Statements.time(solved.until())
        : null;
  }

  private static boolean due(Credit credit) {
    return credit.state() instanceof Credit.CreditState.Granted;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
