package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.CallbackOwners;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.notice.NoticeStore;
import dev.hatchline.routing.outage.OutageStore;
import dev.hatchline.routing.shared.Membership;
import dev.hatchline.routing.shared.SharedLine;
import dev.hatchline.routing.task.TaskStore;
import dev.hatchline.routing.words.WordsStore;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The store in H2 or MySQL. */
public final class JdbcStore implements Store {
  /** Readings at once. */
  static final int READERS = 2;

  private final Database database;
  private final Readers readers;
  private final JdbcOutboxStore outbox;
  private final Holdings holdings;
  private final Listings listings;
  private final History history;
  private final JdbcAnswerStore answers;
  private @Nullable JdbcCallbackStore callbacks;
  private @Nullable JdbcCallbackOwners owners;
  private @Nullable JdbcCaseStore cases;
  private @Nullable JdbcTaskStore tasks;
  private final Calm calm;
  private @Nullable JdbcMembership membership;
  private @Nullable JdbcSharedLine sharedLine;

  private JdbcStore(Database database) {
    this.database = database;
    this.readers = new Readers(database.name(), READERS);
    this.outbox = new JdbcOutboxStore(database);
    this.holdings = new Holdings(database);
    this.listings = new Listings(new Pager(database, readers));
    this.history = new History(database);
    this.answers = new JdbcAnswerStore(database);
    this.calm = new Calm(database);
  }

  /** H2 in a file of this name, to which it adds an ending. */
  public static JdbcStore embedded(Path file) {
    return new JdbcStore(Database.embedded(file));
  }

  /** The same for a command, for which no caller waits. */
  public static JdbcStore embeddedUnhurried(Path file) {
    return new JdbcStore(Database.embeddedUnhurried(file));
  }

  public static JdbcStore mysql(MySqlServer server) {
    return new JdbcStore(Database.mysql(server));
  }

  /** By another clock than the database's own. */
  static JdbcStore embedded(Path file, Now now) {
    return new JdbcStore(Database.embedded(file, now));
  }

  /** By another clock than the database's own. */
  static JdbcStore mysql(MySqlServer server, Now now) {
    return new JdbcStore(Database.mysql(server, now));
  }

  @Override
  public void check() throws StoreFault {
    database.renew();
    var _ = database.guarded(() -> database.jdbc().queryForObject("SELECT 1", Integer.class));
  }

  @Override
  public void write(List<Write> batch) throws StoreFault {
    database.renew();
    // Tables know nothing of each other, so only the order within each matters.
    Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
    for (Write write : batch) {
      rows.computeIfAbsent(Statements.of(write), _ -> new ArrayList<>())
          .add(Statements.values(write));
    }
    var _ =
        database.guarded(() -> {
          database
              .transaction()
              .executeWithoutResult(_ -> rows.forEach(database.jdbc()::batchUpdate));
          return true;
        });
    database.keep();
    outbox.added(batch);
  }

  @Override
  public List<StoredMessage> messages(int limit, Instant before) throws StoreFault {
    return read(
        Rows::message,
        "SELECT * FROM message WHERE at < ? ORDER BY at DESC, id LIMIT ?",
        Statements.time(before),
        limit(limit));
  }

  @Override
  public Optional<StoredMessage> message(UUID id) throws StoreFault {
    return read(Rows::message, "SELECT * FROM message WHERE id = ?", id.toString()).stream()
        .findFirst();
  }

  @Override
  public boolean markHeard(UUID id) throws StoreFault {
    boolean known =
        readers.run(() ->
            database.guarded(() ->
                database
                        .jdbc()
                        .update("UPDATE message SET heard = TRUE WHERE id = ?", id.toString())
                    > 0));
    database.keep();
    return known;
  }

  @Override
  public List<StoredEvent> events(CallId call) throws StoreFault {
    return read(
        Rows::event,
        "SELECT * FROM call_event WHERE call_id = ? ORDER BY at, seq LIMIT ?",
        call.toString(),
        ROWS_MAX);
  }

  @Override
  public List<StoredCall> latestCalls(int limit) throws StoreFault {
    return read(
        Rows::call,
        "SELECT * FROM call_summary ORDER BY first_ring DESC, call_id LIMIT ?",
        limit(limit));
  }

  @Override
  public EstimateScore estimates(Instant since) throws StoreFault {
    return read(
            row -> Rows.score(row, since),
            """
            SELECT COUNT(*) AS told, COUNT(CASE WHEN verdict = 'INSIDE' THEN 1 END) AS inside,
              COUNT(CASE WHEN verdict = 'SHORTER' THEN 1 END) AS shorter,
              COUNT(CASE WHEN verdict = 'LONGER' THEN 1 END) AS longer,
              AVG(actual_seconds - likely_seconds) AS bias,
              AVG(ABS(actual_seconds - likely_seconds)) AS error
            FROM wait_told WHERE at >= ? AND least_seconds IS NOT NULL
            """,
            Statements.time(since))
        .getFirst();
  }

  private static int limit(int limit) {
    return Math.clamp(limit, 0, ROWS_MAX);
  }

  private <T> List<T> read(Row<T> row, String sql, Object... values) throws StoreFault {
    if (!database.ready()) {
      throw new StoreFault(
          StoreFault.Kind.AWAY, database.name() + " has not been reached since the start");
    }
    return readers.run(() ->
        database.guarded(() -> database.jdbc().query(sql, (found, _) -> row.read(found), values)));
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The callbacks that are kept in the same database; the same each time. */
  public synchronized CallbackStore callbacks(InstantSource clock) {
    if (callbacks == null) {
      callbacks = new JdbcCallbackStore(database, clock, null);
    }
    return callbacks;
  }

  /** The same where there are several engines: those of this one, and whose all are. */
  public synchronized SharedCallbacks callbacks(InstantSource clock, UUID owner) {
    if (callbacks == null || owners == null) {
      callbacks = new JdbcCallbackStore(database, clock, owner);
      owners = new JdbcCallbackOwners(database, owner);
    }
    return new SharedCallbacks(callbacks, owners);
  }

  /** The callbacks of one engine among several. */
  public record SharedCallbacks(CallbackStore store, CallbackOwners owners) {}

  /** The cases that are kept in the same database; the same each time. */
  public synchronized CaseStore cases() {
    if (cases == null) {
      cases = new JdbcCaseStore(database);
    }
    return cases;
  }

  /** The tasks that are kept in the same database; the same each time. */
  public synchronized TaskStore tasks() {
    if (tasks == null) {
      tasks = new JdbcTaskStore(database);
    }
    return tasks;
  }

  /** The news that customers are called with, kept in the same database. */
  public NoticeStore notices() {
    return new JdbcNoticeStore(calm, new NoticeOwners(null));
  }

  /** The same where there are several engines: this one's are its own. */
  public NoticeStore notices(UUID owner) {
    return new JdbcNoticeStore(calm, new NoticeOwners(owner));
  }

  /** What does not work, kept in the same database. */
  public OutageStore outages() {
    return new JdbcOutageStore(calm);
  }

  /** What was said in messages, kept in the same database. */
  public WordsStore words() {
    return new JdbcWordsStore(calm);
  }

  /** What is to be told to webhooks, kept in the same database. */
  public OutboxStore outbox() {
    return outbox;
  }

  /** What is in the same database, page by page. */
  public Listings listings() {
    return listings;
  }

  /** What was in a period, in the same database. */
  public History history() {
    return history;
  }

  /** What was answered to requests, kept in the same database. */
  public AnswerStore answers() {
    return answers;
  }

  /** The engines that have the same database in common; the same each time. */
  public synchronized Membership membership() {
    if (membership == null) {
      membership = new JdbcMembership(database);
    }
    return membership;
  }

  /** The line that these engines have in common; the same each time. */
  public synchronized SharedLine sharedLine() {
    if (sharedLine == null) {
      sharedLine = new JdbcSharedLine(database);
    }
    return sharedLine;
  }

  /** What claims of the shared line are measured against. */
  public BareClaim bareClaim() {
    return new BareClaim(database);
  }

  /** All that is in the same database. */
  public Holdings holdings() {
    return holdings;
  }

  @Override
  public synchronized void close() {
    holdings.close();
    readers.close();
    history.close();
    outbox.close();
    answers.close();
    calm.close();
    if (sharedLine != null) {
      sharedLine.close();
    }
    if (membership != null) {
      membership.close();
    }
    if (owners != null) {
      owners.close();
    }
    if (cases != null) {
      cases.close();
    }
    if (tasks != null) {
      tasks.close();
    }
    if (callbacks != null) {
      callbacks.close();
    }
    holdings.forget();
    database.close();
  }
}
