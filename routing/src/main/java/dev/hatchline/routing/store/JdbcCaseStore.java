package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Customer;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionStatus;

/**
 * Cases in H2 or MySQL. Every statement runs on a thread of ours that nobody interrupts, for an
 * interrupt inside H2 closes the database.
 */
final class JdbcCaseStore implements CaseStore, AutoCloseable {
  /** At work at once, half of them to recognise who rings; MySQL syncs them together. */
  static final int THREADS = 6;

  /** What may wait for a thread. */
  private static final int WAITING_MAX = 1_000;

  /** Two who change the same at once: the second finds what the first has kept. */
  private static final int TRIES_MAX = 5;

  private static final int COLUMN_COUNT = CaseRows.COLUMNS.split(",").length;

  private static final String INSERT =
      "INSERT INTO customer_case (%s, id) VALUES (%s)"
          .formatted(CaseRows.COLUMNS, marks(COLUMN_COUNT + 1));

  private static final String UPDATE =
      "UPDATE customer_case SET %s = ? WHERE id = ? AND version = ?"
          .formatted(String.join(" = ?,", CaseRows.COLUMNS.split(",")));

  /** A contact that went to another case takes its row along. */
  private static final String MOVE_CONTACT =
      """
      UPDATE case_contact SET case_id = ?, kind = ?, at = ?, number = ?, line = ?, queue = ?,
        agent = ?, outcome = ?, ended_at = ? WHERE call_id = ?\
      """;

  /** What updates where it is there already would be parsed by H2 each time. */
  private static final String INSERT_CONTACT =
      """
      INSERT INTO case_contact (case_id, kind, at, number, line, queue, agent, outcome, ended_at,
        call_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private final Database database;
  private final CaseRows rows = new CaseRows();
  private final Readers recognising;

  /** So that nobody who rings waits behind what is only written down. */
  private final Readers keeping;

  JdbcCaseStore(Database database) {
    this.database = database;
    String name = database.name();
    this.recognising = Readers.yielding(name, THREADS / 2, WAITING_MAX, "case-store-");
    this.keeping = Readers.yielding(name, THREADS / 2, WAITING_MAX, "case-store-keep-");
  }

  @Override
  public Written keep(List<Move> moves) throws StoreException {
    Written written = run(keeping, () -> again(status -> move(moves, status)));
    try {
      database.keep();
    } catch (StoreFault fault) {
      throw new StoreException(String.valueOf(fault.getMessage()), fault);
    }
    return written;
  }

  private Written move(List<Move> moves, TransactionStatus status) {
    if (moves.size() > 1) {
      lock(moves);
    }
    Written written = new Written.Done();
    // Who gives a key up comes before who takes it.
    List<Move> order =
        moves.stream()
            .sorted(Comparator.comparing(move -> move.to().openKey().isPresent()))
            .toList();
    for (Move move : order) {
      written = move(move);
      if (!(written instanceof Written.Done)) {
        status.setRollbackOnly();
        return written;
      }
    }
    return written;
  }

  /** In one order, whoever merges whom, so that nobody waits for one who waits for them. */
  private void lock(List<Move> moves) {
    moves.stream()
        .map(move -> move.to().id().toString())
        .sorted()
        .forEach(id ->
            jdbc().queryForList("SELECT version FROM customer_case WHERE id = ? FOR UPDATE", id));
  }

  private Written move(Move move) {
    Optional<CaseId> twin = twin(move.to());
    if (twin.isPresent()) {
      return new Written.Twin(twin.get());
    }
    return (move.from() == null ? insert(move.to()) : update(move.from(), move.to()))
        ? keepContacts(move)
        : new Written.Stale(move.to().id());
  }

  private Optional<CaseId> twin(Case to) {
    return to.openKey()
        .flatMap(key ->
            jdbc()
                .query(
                    "SELECT id FROM customer_case WHERE open_key = ?",
                    (row, _) -> CaseId.of(row.getString("id")),
                    Hashes.sha256(key))
                .stream()
                .filter(id -> !id.equals(to.id()))
                .findFirst());
  }

  private boolean insert(Case c) {
    boolean there =
        !jdbc()
            .queryForList("SELECT id FROM customer_case WHERE id = ?", c.id().toString())
            .isEmpty();
    if (!there) {
      jdbc().update(INSERT, with(rows.values(c), c.id().toString()));
    }
    return !there;
  }

  private boolean update(Case from, Case to) {
    return jdbc().update(UPDATE, with(rows.values(to), to.id().toString(), from.version())) > 0;
  }

  private Written keepContacts(Move move) {
    Case from = move.from();
    List<Contact> before = from == null ? List.of() : from.dossier().contacts();
    List<@Nullable Object[]> changed =
        move.to().dossier().contacts().stream()
            .filter(contact -> !before.contains(contact))
            .map(contact -> rows.values(move.to(), contact))
            .toList();
    if (move.to().into().isEmpty()) {
      changed.forEach(this::keepContact);
    }
    return new Written.Done();
  }

  private void keepContact(@Nullable Object[] row) {
    if (jdbc().update(MOVE_CONTACT, row) == 0) {
      jdbc().update(INSERT_CONTACT, row);
    }
  }

  // ---- Reading

  @Override
  public Optional<Case> find(CaseId id) throws StoreException {
    return query(recognising, "SELECT id, body FROM customer_case WHERE id = ?", id.toString())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Case> find(CallId call) throws StoreException {
    return query(
            recognising,
            "SELECT id, body FROM customer_case"
                + " WHERE id = (SELECT case_id FROM case_contact WHERE call_id = ?)",
            call.toString())
        .stream()
        .findFirst();
  }

  @Override
  public List<Case> of(Customer customer, int max) throws StoreException {
    int most = limit(max);
    return run(
        recognising,
        () -> {
          Set<String> ids = new LinkedHashSet<>();
          for (CaseKeys way : CaseKeys.of(customer, most)) {
            ids.addAll(
                jdbc().query(way.sql(), (row, _) -> row.getString("id"), way.values().toArray()));
          }
          return ids.isEmpty() ? List.of() : latest(ids, most);
        });
  }

  private List<Case> latest(Set<String> ids, int max) {
    return jdbc()
        .query(
            "SELECT id, body FROM customer_case WHERE id IN (%s) AND state <> 'Merged'"
                    .formatted(marks(ids.size()))
                + " ORDER BY contacted_at DESC, id LIMIT ?",
            (row, _) -> rows.read(row),
            with(ids.toArray(), max));
  }

  @Override
  public List<Case> over(Instant now, int max) throws StoreException {
    return query(
        keeping,
        "SELECT id, body FROM customer_case WHERE over_at <= ? ORDER BY over_at, id LIMIT ?",
        Statements.time(now),
        limit(max));
  }

  @Override
  public List<Case> unsentCredits(int max) throws StoreException {
    return query(
        keeping, "SELECT id, body FROM customer_case WHERE credit_due = TRUE LIMIT ?", limit(max));
  }

  @Override
  public int countOpen() throws StoreException {
    String sql = "SELECT COUNT(*) FROM customer_case WHERE state = 'Open'";
    return run(keeping, () -> Objects.requireNonNull(jdbc().queryForObject(sql, Integer.class)));
  }

  private List<Case> query(Readers threads, String sql, @Nullable Object... values)
      throws StoreException {
    return run(threads, () -> jdbc().query(sql, (row, _) -> rows.read(row), values));
  }

  // ---- Threads and transactions

  private interface Work<T> {
    T in(TransactionStatus status);
  }

  /** One transaction; anew, if another one was in its way. */
  private <T> T again(Work<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return Objects.requireNonNull(database.transaction().execute(work::in));
      } catch (DuplicateKeyException | ConcurrencyFailureException fault) {
        if (tries == TRIES_MAX) {
          throw fault;
        }
      }
    }
  }

  private <T> T run(Readers threads, Supplier<T> work) throws StoreException {
    return database.answer(threads, work);
  }

  private JdbcTemplate jdbc() {
    return database.jdbc();
  }

  private static int limit(int max) {
    return Math.clamp(max, 0, CASES_MAX);
  }

  private static String marks(int count) {
    return Stream.generate(() -> "?").limit(count).collect(Collectors.joining(", "));
  }

  private static @Nullable Object[] with(@Nullable Object[] values, Object... more) {
    return Stream.concat(Stream.of(values), Stream.of(more)).toArray();
  }

  @Override
  public void close() {
    recognising.shut();
    keeping.shut();
    recognising.close();
    keeping.close();
  }
}
