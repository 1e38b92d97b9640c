package dev.hatchline.routing.store;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The outbox in H2 or MySQL. Every statement runs on a thread of ours that nobody interrupts, for
 * an interrupt inside H2 closes the database.
 */
final class JdbcOutboxStore implements OutboxStore, AutoCloseable {
  /** At work at once. */
  static final int THREADS = 2;

  /** What may wait for a thread: each webhook's sender, and some who look. */
  private static final int WAITING_MAX = 100;

  private static final String LEASE_ENDS =
      "owner = NULL, lease_until = NULL WHERE webhook = ? AND owner = ?";

  private final Database database;
  private final Readers threads;
  private volatile Consumer<String> heard = _ -> {};

  JdbcOutboxStore(Database database) {
    this.database = database;
    this.threads = new Readers(database.name(), THREADS, WAITING_MAX, "outbox-store-");
  }

  @Override
  public OutboxClaim claim(String webhook, Instant now) throws StoreFault {
    return run(() -> claimed(webhook, now));
  }

  private OutboxClaim claimed(String webhook, Instant now) {
    if (head(webhook).isEmpty()) {
      return new OutboxClaim.Nothing();
    }
    Optional<Held> held = held(webhook);
    if (held.isEmpty()) {
      jdbc()
          .update(
              "INSERT IGNORE INTO webhook_queue (webhook, failed_in_row) VALUES (?, 0)", webhook);
    }
    Instant again = held.map(Held::again).orElse(null);
    if (again != null && again.isAfter(now)) {
      return new OutboxClaim.NotDue(again);
    }
    UUID token = UUID.randomUUID();
    int changed =
        jdbc()
            .update(
                """
                UPDATE webhook_queue SET owner = ?, lease_until = UNIX_TIMESTAMP() + ?
                WHERE webhook = ? AND (again IS NULL OR again <= ?)
                  AND (lease_until IS NULL OR lease_until <= UNIX_TIMESTAMP())\
                """,
                token.toString(),
                LEASE.toSeconds(),
                webhook,
                Statements.time(now));
    if (changed == 0) {
      return new OutboxClaim.Held();
    }
    // Looked at again: whoever had the webhook before us may have sent what we have seen.
    Optional<OutboxEvent> head = head(webhook);
    if (head.isEmpty()) {
      release(webhook, token);
      return new OutboxClaim.Nothing();
    }
    int failed = held(webhook).map(Held::failedInRow).orElse(0);
    return new OutboxClaim.Taken(token, head.get(), failed);
  }

  private Optional<OutboxEvent> head(String webhook) {
    return jdbc()
        .query(
            "SELECT * FROM webhook_event WHERE webhook = ? AND dead_at IS NULL ORDER BY seq LIMIT 1",
            (row, _) -> OutboxRows.event(row),
            webhook)
        .stream()
        .findFirst();
  }

  private record Held(int failedInRow, @Nullable Instant again) {}

  private Optional<Held> held(String webhook) {
    return jdbc()
        .query(
            "SELECT failed_in_row, again FROM webhook_queue WHERE webhook = ?",
            (row, _) -> new Held(row.getInt("failed_in_row"), Rows.atOrNull(row, "again")),
            webhook)
        .stream()
        .findFirst();
  }

  @Override
  public Settled settle(OutboxClaim.Taken claim, OutboxResult result) throws StoreFault {
    return run(() -> settled(claim, result));
  }

  private Settled settled(OutboxClaim.Taken claim, OutboxResult result) {
    OutboxEvent event = claim.event();
    return switch (result) {
      case OutboxResult.Delivered(Instant at) -> {
        jdbc().update("DELETE FROM webhook_event WHERE id = ?", event.id().toString());
        jdbc()
            .update(
                "UPDATE webhook_queue SET failed_in_row = 0, again = NULL, delivered_at = ?, "
                    + LEASE_ENDS,
                Statements.time(at),
                event.webhook(),
                claim.token().toString());
        yield Settled.NOTHING;
      }
      case OutboxResult.Failed(Instant at, String why, Instant again, Instant deadBefore) ->
          failed(claim, at, why, again)
              ? buried(
                  event.webhook(),
                  jdbc()
                      .update(
                          "UPDATE webhook_event SET dead_at = ?, error = COALESCE(error, ?)"
                              + " WHERE webhook = ? AND dead_at IS NULL AND queued_at <= ?",
                          Statements.time(at),
                          why,
                          event.webhook(),
                          Statements.time(deadBefore)))
              : Settled.NOTHING;
      case OutboxResult.Refused(Instant at, String why, Instant again) ->
          failed(claim, at, why, again) ? buried(event, at) : Settled.NOTHING;
      case OutboxResult.Declined(Instant at, String why) ->
          declined(claim, at, why) ? buried(event, at) : Settled.NOTHING;
      case OutboxResult.Untold _ -> {
        release(event.webhook(), claim.token());
        yield Settled.NOTHING;
      }
    };
  }

  /** False if the claim has ended by itself: then it is another engine's to say how it goes. */
  private boolean failed(OutboxClaim.Taken claim, Instant at, String why, Instant again) {
    int changed =
        jdbc()
            .update(
                "UPDATE webhook_queue SET failed_in_row = failed_in_row + 1, again = ?,"
                    + " last_error = ?, last_error_at = ?, "
                    + LEASE_ENDS,
                Statements.time(again),
                why,
                Statements.time(at),
                claim.event().webhook(),
                claim.token().toString());
    return attempted(changed, claim, why);
  }

  /** As above; but the receiver is well. */
  private boolean declined(OutboxClaim.Taken claim, Instant at, String why) {
    int changed =
        jdbc()
            .update(
                "UPDATE webhook_queue SET failed_in_row = 0, again = NULL, last_error = ?,"
                    + " last_error_at = ?, "
                    + LEASE_ENDS,
                why,
                Statements.time(at),
                claim.event().webhook(),
                claim.token().toString());
    return attempted(changed, claim, why);
  }

  private boolean attempted(int changed, OutboxClaim.Taken claim, String why) {
    if (changed == 0) {
      return false;
    }
    jdbc()
        .update(
            "UPDATE webhook_event SET attempts = attempts + 1, error = ? WHERE id = ?",
            why,
            claim.event().id().toString());
    return true;
  }

  private Settled buried(OutboxEvent event, Instant at) {
    return buried(
        event.webhook(),
        jdbc()
            .update(
                "UPDATE webhook_event SET dead_at = ? WHERE id = ?",
                Statements.time(at),
                event.id().toString()));
  }

  private void release(String webhook, UUID token) {
    jdbc().update("UPDATE webhook_queue SET " + LEASE_ENDS, webhook, token.toString());
  }

  private Settled buried(String webhook, int dead) {
    if (dead == 0) {
      return Settled.NOTHING;
    }
    List<Long> tooOld =
        jdbc()
            .query(
                "SELECT seq FROM webhook_event WHERE webhook = ? AND dead_at IS NOT NULL"
                    + " ORDER BY seq DESC LIMIT 1 OFFSET ?",
                (row, _) -> row.getLong("seq"),
                webhook,
                DEAD_MAX);
    int dropped = 0;
    for (long seq : tooOld) {
      dropped +=
          jdbc()
              .update(
                  "DELETE FROM webhook_event"
                      + " WHERE webhook = ? AND dead_at IS NOT NULL AND seq <= ?",
                  webhook,
                  seq);
    }
    return new Settled(dead, dropped);
  }

  @Override
  public List<OutboxQueue> queues() throws StoreFault {
    return run(() -> {
      Map<String, OutboxQueue> queues = new TreeMap<>();
      jdbc()
          .query(
              "SELECT * FROM webhook_queue",
              (ResultSet row) -> {
                OutboxQueue queue = OutboxRows.queue(row);
                queues.put(queue.webhook(), queue);
              });
      jdbc()
          .query(
              "SELECT webhook, COUNT(*) AS total, COUNT(dead_at) AS dead FROM webhook_event"
                  + " GROUP BY webhook",
              (ResultSet row) -> {
                String webhook = row.getString("webhook");
                OutboxQueue queue = queues.getOrDefault(webhook, OutboxQueue.empty(webhook));
                queues.put(webhook, OutboxRows.counted(queue, row));
              });
      return List.copyOf(queues.values());
    });
  }

  @Override
  public List<DeadLetter> dead(int max, long before) throws StoreFault {
    return run(() ->
        jdbc()
            .query(
                "SELECT * FROM webhook_event WHERE dead_at IS NOT NULL AND seq < ?"
                    + " ORDER BY seq DESC LIMIT ?",
                (row, _) -> OutboxRows.dead(row),
                before,
                Math.clamp(max, 0, PAGE_MAX)));
  }

  @Override
  public Optional<DeadLetter> dead(UUID event) throws StoreFault {
    return run(() ->
        jdbc()
            .query(
                "SELECT * FROM webhook_event WHERE id = ? AND dead_at IS NOT NULL",
                (row, _) -> OutboxRows.dead(row),
                event.toString())
            .stream()
            .findFirst());
  }

  @Override
  public boolean retry(UUID event, Instant now) throws StoreFault {
    return kept(() -> {
      int changed =
          jdbc()
              .update(
                  "UPDATE webhook_event SET dead_at = NULL, queued_at = ?, attempts = 0,"
                      + " error = NULL WHERE id = ? AND dead_at IS NOT NULL",
                  Statements.time(now),
                  event.toString());
      if (changed > 0) {
        jdbc()
            .update(
                "UPDATE webhook_queue SET again = NULL"
                    + " WHERE webhook = (SELECT webhook FROM webhook_event WHERE id = ?)",
                event.toString());
      }
      return changed > 0;
    });
  }

  @Override
  public boolean drop(UUID event) throws StoreFault {
    return kept(() ->
        jdbc()
                .update(
                    "DELETE FROM webhook_event WHERE id = ? AND dead_at IS NOT NULL",
                    event.toString())
            > 0);
  }

  @Override
  public void whenAdded(Consumer<String> listener) {
    heard = listener;
  }

  /** These are durable now. */
  void added(List<Write> batch) {
    Set<String> webhooks = new LinkedHashSet<>();
    for (Write write : batch) {
      if (write instanceof OutboxEvent event) {
        webhooks.add(event.webhook());
      }
    }
    webhooks.forEach(heard);
  }

  private JdbcTemplate jdbc() {
    return database.jdbc();
  }

  /** On the disk when it returns. */
  private boolean kept(Supplier<Boolean> work) throws StoreFault {
    boolean changed = run(work);
    database.keep();
    return changed;
  }

  private <T> T run(Supplier<T> work) throws StoreFault {
    return threads.run(() -> {
      database.renew();
      return database.guarded(() -> database.again(work));
    });
  }

  @Override
  public void close() {
    threads.close();
  }
}
