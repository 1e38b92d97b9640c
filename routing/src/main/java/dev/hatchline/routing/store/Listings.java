package dev.hatchline.routing.store;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.outage.Outage;
import dev.hatchline.routing.task.MessageTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept, page by page. A page begins after the {@link Mark} of the one before, by time and
 * id, so that nothing is missing or twice, whatever comes and goes meanwhile, and the tenth page
 * costs no more than the first.
 */
public final class Listings {
  /** The most rows of one page. */
  public static final int ROWS_MAX = Pager.ROWS_MAX;

  private static final String IN_STATE =
      """
      SELECT id, body, opened_at FROM customer_case
      WHERE state = ? AND (opened_at > ? OR (opened_at = ? AND id > ?))
      ORDER BY opened_at, id LIMIT ?\
      """;

  /** One index for each way. */
  private static final String OF =
      """
      SELECT c.id, c.body, c.contacted_at FROM customer_case c JOIN (
        SELECT id FROM customer_case WHERE number = ?
        UNION SELECT id FROM customer_case WHERE account = ?
        UNION SELECT case_id AS id FROM case_contact WHERE number = ?) k ON k.id = c.id
      WHERE c.state IN (?, ?, ?) AND (c.contacted_at < ? OR (c.contacted_at = ? AND c.id > ?))
      ORDER BY c.contacted_at DESC, c.id LIMIT ?\
      """;

  private static final String CALLS =
      """
      SELECT * FROM call_summary WHERE first_ring < ? OR (first_ring = ? AND call_id > ?)
      ORDER BY first_ring DESC, call_id LIMIT ?\
      """;

  private static final String INCIDENTS =
      """
      SELECT * FROM incident WHERE at < ? OR (at = ? AND id > ?)
      ORDER BY at DESC, id LIMIT ?\
      """;

  private static final String NOTICES =
      """
      SELECT * FROM notice WHERE told_at < ? OR (told_at = ? AND id > ?)
      ORDER BY told_at DESC, id LIMIT ?\
      """;

  private static final String OUTAGES =
      JdbcOutageStore.SELECT
          + " WHERE since_at < ? OR (since_at = ? AND id > ?) ORDER BY since_at DESC, id LIMIT ?";

  private static final String CALLBACKS =
      AppointmentRows.SELECT_CALLBACK
          + " WHERE c.promised_at < ? OR (c.promised_at = ? AND c.id > ?)"
          + " ORDER BY c.promised_at DESC, c.id LIMIT ?";

  private static final String MOVES =
      """
      SELECT * FROM agent_move WHERE at >= ? AND at < ? AND (at > ? OR (at = ? AND agent > ?))
      ORDER BY at, agent LIMIT ?\
      """;

  private static final String MOVES_BEFORE =
      """
      SELECT m.* FROM agent_move m JOIN (
        SELECT agent, MAX(at) AS latest FROM agent_move WHERE at < ? GROUP BY agent) k
        ON k.agent = m.agent AND k.latest = m.at ORDER BY m.agent\
      """;

  /** In the order of the line: those of one moment by their number in it. */
  private static final String TASK_PLACE = "CONCAT(LPAD(rang_seq, 19, '0'), ':', id)";

  private static final String TASKS =
      "SELECT t.*, "
          + TASK_PLACE
          + " AS place FROM message_task t WHERE still_open = TRUE"
          + " AND (rang_at > ? OR (rang_at = ? AND "
          + TASK_PLACE
          + " > ?)) ORDER BY rang_at, rang_seq, id LIMIT ?";

  /** Before everything that is kept. */
  private static final Mark FIRST = new Mark(Instant.parse("1970-01-02T00:00:00Z"), "");

  /** After everything, within what both databases take for a time. */
  private static final Mark LAST = new Mark(Instant.parse("9000-01-01T00:00:00Z"), "");

  private final Pager pager;
  private final CaseRows cases = new CaseRows();

  Listings(Pager pager) {
    this.pager = pager;
  }

  /** Those of one kind, the first to be opened first. */
  public Page<Case> cases(CaseKind kind, @Nullable Mark after, int max) throws StoreFault {
    Mark from = after == null ? FIRST : after;
    return pager.page(
        new Pager.Order("opened_at", "id"),
        cases::read,
        max,
        IN_STATE,
        List.of(kind.column()),
        from);
  }

  /** As {@link JdbcCaseStore#of} finds them: last contact first; of these kinds. */
  public Page<Case> casesOf(Customer customer, Set<CaseKind> kinds, @Nullable Mark after, int max)
      throws StoreFault {
    PhoneNumber number = customer.number();
    List<String> who = new ArrayList<>();
    who.add(number == null ? "" : number.e164());
    who.add(customer.account() == null ? "" : customer.account().number());
    who.add(who.getFirst());
    Mark from = after == null ? LAST : after;
    for (CaseKind kind : CaseKind.values()) {
      who.add(kinds.contains(kind) ? kind.column() : "");
    }
    return pager.page(new Pager.Order("contacted_at", "id"), cases::read, max, OF, who, from);
  }

  /** Calls that are over, by first ring, newest first. */
  public Page<StoredCall> calls(@Nullable Mark after, int max) throws StoreFault {
    Mark from = after == null ? LAST : after;
    return pager.page(
        new Pager.Order("first_ring", "call_id"), Rows::call, max, CALLS, List.of(), from);
  }

  /** What a person should look into, newest first. */
  public Page<StoredIncident> incidents(@Nullable Mark after, int max) throws StoreFault {
    Mark from = after == null ? LAST : after;
    return pager.page(new Pager.Order("at", "id"), Rows::incident, max, INCIDENTS, List.of(), from);
  }

  /** Messages that somebody has still to hear, the eldest first ring first. */
  public Page<MessageTask> tasks(@Nullable Mark after, int max) throws StoreFault {
    Mark from = after == null ? FIRST : after;
    return pager.page(
        new Pager.Order("rang_at", "place"), JdbcTaskStore::read, max, TASKS, List.of(), from);
  }

  /** What customers are called with, newest first. */
  public Page<Notice> notices(@Nullable Mark after, int max) throws StoreFault {
    Mark from = after == null ? LAST : after;
    return pager.page(
        new Pager.Order("told_at", "id"), NoticeRows::notice, max, NOTICES, List.of(), from);
  }

  /** Those that last, and those that are over, newest first. */
  public Page<Outage> outages(@Nullable Mark after, int max) throws StoreFault {
    Mark from = after == null ? LAST : after;
    return pager.page(
        new Pager.Order("since_at", "id"), JdbcOutageStore::outage, max, OUTAGES, List.of(), from);
  }

  /** Newest promise first. */
  public Page<Callback> callbacks(@Nullable Mark after, int max) throws StoreFault {
    Mark from = after == null ? LAST : after;
    return pager.page(
        new Pager.Order("promised_at", "id"),
        CallbackRows::callback,
        max,
        CALLBACKS,
        List.of(),
        from);
  }

  /** What agents did from that time on and before the other one, the eldest first. */
  public Page<StoredMove> moves(Instant from, Instant to, @Nullable Mark after, int max)
      throws StoreFault {
    return pager.page(
        new Pager.Order("at", "agent"),
        Rows::move,
        max,
        MOVES,
        List.of(Statements.time(from), Statements.time(to)),
        after == null ? FIRST : after);
  }

  /** Of each agent the last one before that time: what they did at it. */
  public List<StoredMove> movesBefore(Instant at) throws StoreFault {
    return pager.rows(MOVES_BEFORE, Rows::move, Statements.time(at));
  }
}
