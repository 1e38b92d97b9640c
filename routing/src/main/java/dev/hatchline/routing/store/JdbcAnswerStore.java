package dev.hatchline.routing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Answers in H2 or MySQL. Every statement runs on a thread of ours that nobody interrupts, for an
 * interrupt inside H2 closes the database.
 */
final class JdbcAnswerStore implements AnswerStore, AutoCloseable {
  /** At work at once. */
  static final int THREADS = 4;

  /** What may wait for a thread: a burst of requests. */
  private static final int WAITING_MAX = 1_000;

  /** So long whoever asks meanwhile is to wait at least. */
  private static final Duration ASK_AGAIN_MIN = Duration.ofSeconds(1);

  private final Database database;
  private final Readers threads;

  /** What is being done in this process. */
  private final Set<UUID> runs = ConcurrentHashMap.newKeySet();

  JdbcAnswerStore(Database database) {
    this.database = database;
    this.threads = new Readers(database.name(), THREADS, WAITING_MAX, "answer-store-");
  }

  /** {@code answer} is absent while it is being done. */
  private record Row(String bodyHash, UUID run, Instant began, @Nullable StoredAnswer answer) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getString("body_hash"),
          UUID.fromString(row.getString("run")),
          Rows.at(row, "began_at"),
          answer(row));
    }

    private static @Nullable StoredAnswer answer(ResultSet row) throws SQLException {
      int status = row.getInt("status");
      return row.wasNull()
          ? null
          : new StoredAnswer(
              status,
              row.getString("type"),
              row.getString("location"),
              row.getString("number"),
              row.getString("body"));
    }
  }

  @Override
  public Claim claim(Asked asked, Instant now) throws StoreFault {
    String key = Hashes.sha256(asked.key());
    String body = Hashes.sha256(asked.body());
    UUID run = UUID.randomUUID();
    // Before anybody can find its row, and take it for one that nobody does any more.
    runs.add(run);
    boolean ours = false;
    try {
      // Of two who are first at once one fails to insert, and then finds what the other does.
      Claim claim = run(() -> database.again(() -> claimed(new Claim.Ours(key, run), body, now)));
      ours = claim instanceof Claim.Ours;
      return claim;
    } finally {
      if (!ours) {
        runs.remove(run);
      }
    }
  }

  private Claim claimed(Claim.Ours ours, String body, Instant now) {
    Optional<Row> found =
        jdbc()
            .query(
                "SELECT * FROM api_answer WHERE key_hash = ?",
                (row, _) -> Row.of(row),
                ours.keyHash())
            .stream()
            .findFirst();
    if (found.isEmpty()) {
      return fresh(ours, body, now);
    }
    Row row = found.get();
    if (!now.isBefore(row.began().plus(KEPT))) {
      jdbc()
          .update(
              "DELETE FROM api_answer WHERE key_hash = ? AND run = ?",
              ours.keyHash(),
              row.run().toString());
      return fresh(ours, body, now);
    }
    if (!row.bodyHash().equals(body)) {
      return new Claim.OtherBody();
    }
    if (row.answer() != null) {
      return new Claim.Answered(row.answer());
    }
    Instant until = row.began().plus(RUN_MAX);
    boolean another = !database.embedded() && now.isBefore(until);
    return another || runs.contains(row.run()) ? running(until, now) : takenOver(ours, row, now);
  }

  private static Claim running(Instant until, Instant now) {
    Instant soonest = now.plus(ASK_AGAIN_MIN);
    return new Claim.Running(until.isBefore(soonest) ? soonest : until);
  }

  private Claim fresh(Claim.Ours ours, String body, Instant now) {
    jdbc()
        .update(
            "INSERT INTO api_answer (key_hash, body_hash, run, began_at) VALUES (?, ?, ?, ?)",
            ours.keyHash(),
            body,
            ours.run().toString(),
            Statements.time(now));
    return ours;
  }

  /** Of two who find it given up at once one is first. */
  private Claim takenOver(Claim.Ours ours, Row row, Instant now) {
    int changed =
        jdbc()
            .update(
                "UPDATE api_answer SET run = ?, began_at = ?"
                    + " WHERE key_hash = ? AND run = ? AND status IS NULL",
                ours.run().toString(),
                Statements.time(now),
                ours.keyHash(),
                row.run().toString());
    return changed > 0 ? ours : running(now, now);
  }

  @Override
  public void keep(Claim.Ours claim, StoredAnswer answer) throws StoreFault {
    ended(
        claim,
        "UPDATE api_answer SET status = ?, type = ?, location = ?, number = ?, body = ?"
            + " WHERE key_hash = ? AND run = ?",
        answer.status(),
        answer.type(),
        answer.location(),
        answer.number(),
        answer.body(),
        claim.keyHash(),
        claim.run().toString());
    database.keep();
  }

  @Override
  public void release(Claim.Ours claim) throws StoreFault {
    ended(
        claim,
        "DELETE FROM api_answer WHERE key_hash = ? AND run = ? AND status IS NULL",
        claim.keyHash(),
        claim.run().toString());
  }

  private void ended(Claim.Ours claim, String sql, @Nullable Object... values) throws StoreFault {
    try {
      var _ = run(() -> jdbc().update(sql, values));
    } finally {
      runs.remove(claim.run());
    }
  }

  @Override
  public int forget(Instant now) throws StoreFault {
    return run(() ->
        jdbc()
                .update(
                    "DELETE FROM api_answer WHERE began_at <= ? LIMIT " + FORGOTTEN_MAX,
                    Statements.time(now.minus(KEPT)))
            + jdbc()
                .update(
                    "DELETE FROM callback_key WHERE at <= ? LIMIT " + FORGOTTEN_MAX,
                    Statements.time(now.minus(CALLBACK_KEYS_KEPT))));
  }

  private <T> T run(Supplier<T> work) throws StoreFault {
    return database.on(threads, work);
  }

  private JdbcTemplate jdbc() {
    return database.jdbc();
  }

  @Override
  public void close() {
    threads.close();
  }
}
