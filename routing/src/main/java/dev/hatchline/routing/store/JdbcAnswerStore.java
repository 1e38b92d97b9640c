package dev.hatchline.routing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Answers in H2 or MySQL. Every statement runs on a thread of ours that nobody interrupts, for an
 * interrupt inside H2 closes the database.
 */
final class JdbcAnswerStore implements AnswerStore, AutoCloseable {
  /** At work at once. */
  static final int THREADS = 2;

  /** What may wait for a thread: a burst of requests. */
  private static final int WAITING_MAX = 100;

  private final Database database;
  private final Readers threads;

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
    // Of two who are first at once one fails to insert, and then finds what the other does.
    return run(() -> database.again(() -> claimed(key, body, now)));
  }

  private Claim claimed(String key, String body, Instant now) {
    Optional<Row> found =
        jdbc()
            .query("SELECT * FROM api_answer WHERE key_hash = ?", (row, _) -> Row.of(row), key)
            .stream()
            .findFirst();
    if (found.isEmpty()) {
      return fresh(key, body, now);
    }
    Row row = found.get();
    if (!now.isBefore(row.began().plus(KEPT))) {
      jdbc()
          .update(
              "DELETE FROM api_answer WHERE key_hash = ? AND run = ?", key, row.run().toString());
      return fresh(key, body, now);
    }
    if (!row.bodyHash().equals(body)) {
      return new Claim.OtherBody();
    }
    if (row.answer() != null) {
      return new Claim.Answered(row.answer());
    }
    Instant until = row.began().plus(RUN_MAX);
    return now.isBefore(until) ? new Claim.Running(until) : takenOver(key, row, now);
  }

  private Claim fresh(String key, String body, Instant now) {
    UUID run = UUID.randomUUID();
    jdbc()
        .update(
            "INSERT INTO api_answer (key_hash, body_hash, run, began_at) VALUES (?, ?, ?, ?)",
            key,
            body,
            run.toString(),
            Statements.time(now));
    return new Claim.Ours(key, run);
  }

  /** Of two who find it given up at once one is first. */
  private Claim takenOver(String key, Row row, Instant now) {
    UUID run = UUID.randomUUID();
    int changed =
        jdbc()
            .update(
                "UPDATE api_answer SET run = ?, began_at = ?"
                    + " WHERE key_hash = ? AND run = ? AND status IS NULL",
                run.toString(),
                Statements.time(now),
                key,
                row.run().toString());
    return changed > 0 ? new Claim.Ours(key, run) : new Claim.Running(now.plus(RUN_MAX));
  }

  @Override
  public void keep(Claim.Ours claim, StoredAnswer answer) throws StoreFault {
    var _ =
        run(() ->
            jdbc()
                .update(
                    "UPDATE api_answer SET status = ?, type = ?, location = ?, number = ?, body = ?"
                        + " WHERE key_hash = ? AND run = ?",
                    answer.status(),
                    answer.type(),
                    answer.location(),
                    answer.number(),
                    answer.body(),
                    claim.keyHash(),
                    claim.run().toString()));
    database.keep();
  }

  @Override
  public void release(Claim.Ours claim) throws StoreFault {
    var _ =
        run(() ->
            jdbc()
                .update(
                    "DELETE FROM api_answer WHERE key_hash = ? AND run = ? AND status IS NULL",
                    claim.keyHash(),
                    claim.run().toString()));
  }

  @Override
  public int forget(Instant now) throws StoreFault {
    return run(() ->
        jdbc()
            .update(
                "DELETE FROM api_answer WHERE began_at <= ? LIMIT " + FORGOTTEN_MAX,
                Statements.time(now.minus(KEPT))));
  }

  private <T> T run(Supplier<T> work) throws StoreFault {
    return threads.run(() -> {
      database.renew();
      return database.guarded(work);
    });
  }

  private JdbcTemplate jdbc() {
    return database.jdbc();
  }

  @Override
  public void close() {
    threads.close();
  }
}
