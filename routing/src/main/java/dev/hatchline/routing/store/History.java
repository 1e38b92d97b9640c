package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was in a period, page by page, the eldest first: whoever reads a year of it needs no more
 * memory than for a page. A period begins at its first moment and ends before its last.
 */
public final class History implements AutoCloseable {
  /** Reads at once: a page for one report after a page for another. */
  static final int THREADS = 1;

  private static final int WAITING_MAX = 8;

  /** Calls of one page, each with its events. */
  public static final int CALLS_MAX = 100;

  private static final int FIRST_EVENTS = 900;
  private static final int LAST_EVENTS = 100;

  /** Events of one call; of a caller who presses keys for hours the middle is left out. */
  public static final int EVENTS_MAX = FIRST_EVENTS + LAST_EVENTS;

  private static final String CALLS =
      """
      SELECT * FROM call_summary WHERE first_ring >= ? AND first_ring < ?
        AND (first_ring > ? OR (first_ring = ? AND call_id > ?))
      ORDER BY first_ring, call_id LIMIT ?\
      """;

  private static final String CALLBACKS =
      AppointmentRows.SELECT_CALLBACK
          + " WHERE c.promised_at >= ? AND c.promised_at < ?"
          + " AND (c.promised_at > ? OR (c.promised_at = ? AND c.id > ?))"
          + " ORDER BY c.promised_at, c.id LIMIT ?";

  /** For tests too, which look at how its rows are found. */
  static final String CONTACTS =
      """
      SELECT t.*, c.subject, c.area, c.state, c.disposition,
        (SELECT MIN(f.at) FROM case_contact f WHERE f.case_id = t.case_id) AS first_at,
        (SELECT MIN(n.at) FROM case_contact n
          WHERE n.case_id = t.case_id AND n.at > t.at AND n.kind <> 'CALLBACK') AS next_at
      FROM case_contact t JOIN customer_case c ON c.id = t.case_id
      WHERE t.at >= ? AND t.at < ? AND (t.at > ? OR (t.at = ? AND t.call_id > ?))
      ORDER BY t.at, t.call_id LIMIT ?\
      """;

  private static final String DIALLED =
      """
      SELECT * FROM callback_attempt
      WHERE answered_at >= ? AND answered_at < ? AND ended_at IS NOT NULL
        AND (answered_at > ? OR (answered_at = ? AND call_id > ?))
      ORDER BY answered_at, call_id LIMIT ?\
      """;

  private static final String BEGINNING =
      """
      SELECT DISTINCT call_id FROM call_event WHERE call_id >= ? AND call_id < ?
      ORDER BY call_id LIMIT ?\
      """;

  /** After every digit of an id. */
  private static final char BEHIND = 'g';

  /** Before everything that is kept. */
  private static final Mark FIRST = new Mark(Instant.parse("1970-01-02T00:00:00Z"), "");

  private final Readers threads;
  private final Pager pager;

  /** Has a thread of its own, so that whoever looks at the page waits behind no report. */
  History(Database database) {
    this.threads = Readers.yielding(database.name(), THREADS, WAITING_MAX, "store-history-");
    this.pager = new Pager(database, threads);
  }

  /** Calls that are over, by first ring. */
  public Page<PastCall> calls(Instant from, Instant to, @Nullable Mark after, int max)
      throws StoreFault {
    Page<StoredCall> page =
        pager.page(
            new Pager.Order("first_ring", "call_id"),
            Rows::call,
            Math.min(max, CALLS_MAX),
            CALLS,
            List.of(Statements.time(from), Statements.time(to)),
            start(after));
    Map<CallId, List<StoredEvent>> events = events(page.rows());
    return new Page<>(
        page.rows().stream()
            .map(call -> new PastCall(call, events.getOrDefault(call.call(), List.of())))
            .toList(),
        page.next());
  }

  private Map<CallId, List<StoredEvent>> events(List<StoredCall> calls) throws StoreFault {
    Map<CallId, List<StoredEvent>> events = new LinkedHashMap<>();
    if (calls.isEmpty()) {
      return events;
    }
    String marks = String.join(", ", Collections.nCopies(calls.size(), "?"));
    List<StoredEvent> rows =
        pager.rows(
            """
            SELECT * FROM (
              SELECT e.*, ROW_NUMBER() OVER (PARTITION BY call_id ORDER BY at, seq) AS place,
                ROW_NUMBER() OVER (PARTITION BY call_id ORDER BY at DESC, seq DESC) AS from_end
              FROM call_event e WHERE call_id IN (%s)) k
            WHERE place <= %d OR from_end <= %d ORDER BY call_id, at, seq\
            """
                .formatted(marks, FIRST_EVENTS, LAST_EVENTS),
            Rows::event,
            calls.stream().map(call -> call.call().toString()).toArray());
    rows.forEach(row -> events.computeIfAbsent(row.call(), _ -> new ArrayList<>()).add(row));
    return events;
  }

  /** Promises, by when they were made. */
  public Page<PastCallback> callbacks(Instant from, Instant to, @Nullable Mark after, int max)
      throws StoreFault {
    return pager.page(
        new Pager.Order("promised_at", "id"),
        row -> PastCallback.of(CallbackRows.callback(row)),
        max,
        CALLBACKS,
        List.of(Statements.time(from), Statements.time(to)),
        start(after));
  }

  /** Customers whom we called back, and who answered; by when they did. */
  public Page<PastDialled> dialled(Instant from, Instant to, @Nullable Mark after, int max)
      throws StoreFault {
    return pager.page(
        new Pager.Order("answered_at", "call_id"),
        row ->
            new PastDialled(
                CallId.of(row.getString("call_id")),
                Rows.at(row, "answered_at"),
                Rows.atOrNull(row, "connected_at"),
                Rows.at(row, "ended_at")),
        max,
        DIALLED,
        List.of(Statements.time(from), Statements.time(to)),
        start(after));
  }

  /** Contacts of cases, by when they began. */
  public Page<PastContact> contacts(Instant from, Instant to, @Nullable Mark after, int max)
      throws StoreFault {
    return pager.page(
        new Pager.Order("at", "call_id"),
        History::contact,
        max,
        CONTACTS,
        List.of(Statements.time(from), Statements.time(to)),
        start(after));
  }

  private static PastContact contact(ResultSet row) throws SQLException {
    String agent = row.getString("agent");
    return new PastContact(
        CallId.of(row.getString("call_id")),
        row.getString("case_id"),
        row.getString("kind"),
        Rows.at(row, "at"),
        Rows.atOrNull(row, "ended_at"),
        row.getString("number"),
        row.getString("line"),
        row.getString("queue"),
        agent == null ? null : new AgentId(agent),
        row.getString("outcome"),
        row.getString("subject"),
        row.getString("area"),
        row.getString("state"),
        row.getString("disposition"),
        Rows.at(row, "first_at").equals(Rows.at(row, "at")),
        Rows.atOrNull(row, "next_at"));
  }

  /**
   * Calls whose id begins so, over or not, in its order.
   *
   * @param beginning hexadecimal digits and {@code -}
   */
  public List<CallId> beginning(String beginning, int max) throws StoreFault {
    return pager.rows(
        BEGINNING,
        row -> CallId.of(row.getString("call_id")),
        beginning,
        beginning + BEHIND,
        Math.clamp(max, 1, Pager.ROWS_MAX));
  }

  private static Mark start(@Nullable Mark after) {
    return after == null ? FIRST : after;
  }

  @Override
  public void close() {
    threads.close();
  }
}
