package dev.hatchline.routing.store;

import dev.hatchline.routing.callback.AnswerDay;
import dev.hatchline.routing.callback.Appointment;
import dev.hatchline.routing.callback.Attempt;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Slot;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.queue.Skills;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Callbacks in H2 or MySQL. Every statement runs on a thread of ours that nobody interrupts, for an
 * interrupt inside H2 closes the database.
 */
final class JdbcCallbackStore implements CallbackStore, AutoCloseable {
  /** At work at once, half of them for {@link #move}; MySQL brings them to the disk together. */
  static final int THREADS = 8;

  /** What may wait for a thread: a burst of requests, each with one statement at a time. */
  private static final int WAITING_MAX = 1_000;

  private static final String SELECT = AppointmentRows.SELECT_CALLBACK;

  /** Nothing joined: H2 keeps the plan that it made while the tables were empty. */
  private static final String BY_KEY =
      " WHERE c.id = (SELECT callback_id FROM callback_key WHERE key_hash = ?)";

  private final Database database;
  private final InstantSource clock;

  /** The incarnation of this engine, where there are others. */
  private final @Nullable UUID owner;

  private final Readers asking;

  /** So that nobody who is to be dialled now waits behind those who only ask to be. */
  private final Readers moving;

  JdbcCallbackStore(Database database, InstantSource clock, @Nullable UUID owner) {
    this.database = database;
    this.clock = clock;
    this.owner = owner;
    String name = database.name();
    this.asking = new Readers(name, THREADS / 2, WAITING_MAX, "callback-store-");
    this.moving = new Readers(name, THREADS / 2, WAITING_MAX, "callback-store-move-");
  }

  @Override
  public Saved save(Callback fresh, @Nullable Slot slot, @Nullable String idempotencyKey)
      throws StoreException {
    String key = idempotencyKey == null ? null : Hashes.sha256(idempotencyKey);
    return write(
        asking,
        () -> {
          if (fresh.request().appointment() != null) {
            return database.again(() -> insert(fresh, slot, key));
          }
          try {
            return database.once(() -> insertNew(fresh, key));
          } catch (DuplicateKeyException _) {
            return database.again(() -> insert(fresh, slot, key));
          }
        });
  }

  /** As most are; two questions less. */
  private Saved insertNew(Callback fresh, @Nullable String key) {
    insert(fresh);
    keep(key, fresh);
    return new Saved.New(fresh);
  }

  private Saved insert(Callback fresh, @Nullable Slot slot, @Nullable String key) {
    if (key != null) {
      Optional<Callback> same = one(SELECT + BY_KEY, key);
      if (same.isPresent()) {
        return new Saved.SameKey(same.get());
      }
    }
    Optional<Callback> open =
        one(SELECT + " WHERE c.open_number = ?", fresh.request().number().e164());
    if (open.isEmpty() && !insert(fresh, slot)) {
      return new Saved.Full();
    }
    Callback kept = open.orElse(fresh);
    keep(key, kept);
    return open.isPresent() ? new Saved.SameNumber(kept) : new Saved.New(kept);
  }

  private void keep(@Nullable String key, Callback asked) {
    if (key != null) {
      jdbc()
          .update(
              "INSERT INTO callback_key (key_hash, callback_id, at) VALUES (?, ?, ?)",
              key,
              asked.id().toString(),
              time(clock.instant()));
    }
  }

  /** False, keeping nothing, if the slot has no room. */
  private boolean insert(Callback fresh, @Nullable Slot slot) {
    Appointment appointment = fresh.request().appointment();
    boolean room =
        appointment == null || new AppointmentRows(jdbc()).insert(fresh.id(), appointment, slot);
    if (room) {
      insert(fresh);
    }
    return room;
  }

  private void insert(Callback c) {
    Request request = c.request();
    CallbackRows.Columns state = CallbackRows.Columns.of(c.state());
    jdbc()
        .update(
            """
            INSERT INTO callback (id, open_number, number, queue, line, first_ring, first_ring_seq,
              source, name, reason, promised_at, deadline, words, estimate_ms, state, call_id,
              agent, at, why, became, attempts, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """,
            c.id().toString(),
            c.open() ? request.number().e164() : null,
            request.number().e164(),
            request.queue(),
            request.line(),
            time(request.firstRing().at()),
            request.firstRing().sequence(),
            request.source().name(),
            request.name(),
            request.reason(),
            time(c.promise().at()),
            time(c.promise().deadline()),
            c.promise().words(),
            c.promise().estimate() == null ? null : c.promise().estimate().toMillis(),
            state.state(),
            text(state.call()),
            text(state.agent()),
            time(state.at()),
            state.why(),
            c.outcome().name(),
            c.attempts(),
            c.version());
    rows().begin(c);
    want(c);
    if (owner != null) {
      jdbc()
          .update(
              "INSERT INTO callback_owner (callback_id, owner) VALUES (?, ?)",
              c.id().toString(),
              owner.toString());
    }
  }

  private void want(Callback c) {
    Skills wanted = c.request().skills();
    if (!wanted.none()) {
      jdbc()
          .update(
              "INSERT INTO callback_skills (callback_id, skills) VALUES (?, ?)",
              c.id().toString(),
              wanted.text());
    }
  }

  @Override
  public Map<Instant, Integer> taken(Instant from, Instant until) throws StoreException {
    return run(asking, () -> new AppointmentRows(jdbc()).taken(from, until));
  }

  @Override
  public boolean move(Callback from, Callback to) throws StoreException {
    return write(moving, () -> database.again(() -> update(from, to)));
  }

  private boolean update(Callback from, Callback to) {
    CallbackRows.Columns state = CallbackRows.Columns.of(to.state());
    int changed =
        jdbc()
            .update(
                """
                UPDATE callback SET open_number = ?, state = ?, call_id = ?, agent = ?, at = ?,
                  why = ?, became = ?, attempts = ?, version = ?
                WHERE id = ? AND version = ?\
                """,
                to.open() ? to.request().number().e164() : null,
                state.state(),
                text(state.call()),
                text(state.agent()),
                time(state.at()),
                state.why(),
                to.outcome().name(),
                to.attempts(),
                to.version(),
                to.id().toString(),
                from.version());
    if (changed == 0) {
      return false;
    }
    if (to.request().appointment() != null && to.outcome() == Outcome.CANCELLED) {
      new AppointmentRows(jdbc()).leave(to.id());
    }
    rows().moved(from, to);
    return true;
  }

  @Override
  public List<Callback> open() throws StoreException {
    String own =
        owner == null
            ? ""
            : " JOIN callback_owner o ON o.callback_id = c.id AND o.owner = '" + owner + "'";
    String open = SELECT + own + " WHERE c.open_number IS NOT NULL ORDER BY c.promised_at, c.id";
    return run(asking, () -> jdbc().query(open, (row, _) -> CallbackRows.callback(row)));
  }

  @Override
  public Optional<Callback> find(CallbackId id) throws StoreException {
    return run(asking, () -> one(SELECT + " WHERE c.id = ?", id.toString()));
  }

  @Override
  public List<Callback> latest(int max) throws StoreException {
    return run(
        asking,
        () ->
            jdbc()
                .query(
                    SELECT + " ORDER BY c.promised_at DESC, c.id LIMIT ?",
                    (row, _) -> CallbackRows.callback(row),
                    Math.clamp(max, 0, LATEST_MAX)));
  }

  @Override
  public List<Attempt> attempts(CallbackId id) throws StoreException {
    return run(asking, () -> rows().of(id));
  }

  @Override
  public Map<Outcome, Long> outcomes() throws StoreException {
    return run(
        asking,
        () -> {
          Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
          jdbc()
              .query(
                  "SELECT became, COUNT(*) AS n FROM callback GROUP BY became",
                  (ResultSet row) -> count(row, counts));
          return counts;
        });
  }

  private static void count(ResultSet row, Map<Outcome, Long> counts) throws SQLException {
    counts.put(Outcome.valueOf(row.getString("became")), row.getLong("n"));
  }

  @Override
  public List<AnswerDay> answers(Instant since) throws StoreException {
    return run(asking, () -> rows().answers(since));
  }

  private Optional<Callback> one(String sql, Object... values) {
    return jdbc().query(sql, (row, _) -> CallbackRows.callback(row), values).stream().findFirst();
  }

  private AttemptRows rows() {
    return new AttemptRows(jdbc(), clock);
  }

  private JdbcTemplate jdbc() {
    return database.jdbc();
  }

  private <T> T run(Readers threads, Supplier<T> work) throws StoreException {
    return told(() -> on(threads, work));
  }

  /** On the disk when it returns; a thread that writes for many does not wait for that. */
  private <T> T write(Readers threads, Supplier<T> work) throws StoreException {
    return told(() -> {
      T result = on(threads, work);
      database.keep();
      return result;
    });
  }

  private <T> T on(Readers threads, Supplier<T> work) throws StoreFault {
    return database.on(threads, work);
  }

  private interface Work<T> {
    T run() throws StoreFault;
  }

  private static <T> T told(Work<T> work) throws StoreException {
    try {
      return work.run();
    } catch (StoreFault fault) {
      throw new StoreException(String.valueOf(fault.getMessage()), fault);
    }
  }

  private static Object time(Instant at) {
    return Statements.time(at);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  @Override
  public void close() {
    asking.shut();
    moving.shut();
    asking.close();
    moving.close();
  }
}
