package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackOwners;
import dev.hatchline.routing.callback.StoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** The owners of callbacks in H2 or MySQL; on threads of ours, as the store of callbacks is. */
final class JdbcCallbackOwners implements CallbackOwners, AutoCloseable {
  static final int THREADS = 1;

  private static final int WAITING_MAX = 1_000;

  private static final String OPEN = "SELECT id FROM callback WHERE open_number IS NOT NULL";

  private final Database database;
  private final UUID me;
  private final Readers threads;

  JdbcCallbackOwners(Database database, UUID me) {
    this.database = database;
    this.me = me;
    this.threads = new Readers(database.name(), THREADS, WAITING_MAX, "callback-owners-");
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public boolean elsewhere(CallId call) throws StoreException {
    return attempts(call, " AND (o.owner IS NULL OR o.owner <> '" + me + "')");
  }

  @Override
  public boolean underWay(CallId call) throws StoreException {
    return attempts(call, "");
  }

  private boolean attempts(CallId call, String whose) throws StoreException {
    Integer rows =
        run(() ->
            jdbc()
                .queryForObject(
                    """
                    SELECT COUNT(*) FROM callback_attempt a
                      LEFT JOIN callback_owner o ON o.callback_id = a.callback_id
                    WHERE a.call_id = ? AND a.live = 1\
                    """
                        + whose,
                    Integer.class,
                    call.toString()));
    return rows != null && rows > 0;
  }

  @Override
  public void inherit(Set<UUID> dead) throws StoreException {
    var _ =
        run(() ->
            database.again(() -> {
              if (!dead.isEmpty()) {
                takeFrom(dead);
              }
              return jdbc()
                  .update(
                      """
                      INSERT IGNORE INTO callback_owner (callback_id, owner)
                      SELECT c.id, ? FROM callback c
                        LEFT JOIN callback_owner o ON o.callback_id = c.id
                      WHERE c.open_number IS NOT NULL AND o.callback_id IS NULL\
                      """,
                      me.toString());
            }));
  }

  @Override
  public Optional<CallbackId> take(CallId call) throws StoreException {
    return run(() -> database.again(() -> openWith(call).map(this::taken)));
  }

  private Optional<String> openWith(CallId call) {
    List<String> ids =
        jdbc()
            .query(
                """
                SELECT a.callback_id FROM callback_attempt a JOIN callback c ON c.id = a.callback_id
                WHERE a.call_id = ? AND a.live = 1 AND c.open_number IS NOT NULL\
                """,
                (row, _) -> row.getString(1),
                call.toString());
    return ids.stream().findFirst();
  }

  private CallbackId taken(String id) {
    jdbc().update("UPDATE callback SET version = version + 1 WHERE id = ?", id);
    int known =
        jdbc()
            .update("UPDATE callback_owner SET owner = ? WHERE callback_id = ?", me.toString(), id);
    if (known == 0) {
      jdbc()
          .update(
              "INSERT INTO callback_owner (callback_id, owner) VALUES (?, ?)", id, me.toString());
    }
    return CallbackId.of(id);
  }

  private void takeFrom(Set<UUID> dead) {
    String those = "owner IN (" + String.join(", ", Collections.nCopies(dead.size(), "?")) + ")";
    List<String> values = new ArrayList<>(dead.stream().map(UUID::toString).toList());
    jdbc()
        .update(
            "UPDATE callback SET version = version + 1 WHERE open_number IS NOT NULL AND id IN"
                + " (SELECT callback_id FROM callback_owner WHERE "
                + those
                + ")",
            values.toArray());
    values.addFirst(me.toString());
    jdbc()
        .update(
            "UPDATE callback_owner SET owner = ? WHERE "
                + those
                + " AND callback_id IN ("
                + OPEN
                + ")",
            values.toArray());
  }

  private JdbcTemplate jdbc() {
    return database.jdbc();
  }

  private <T> T run(Supplier<T> work) throws StoreException {
    return database.answer(threads, work);
  }

  @Override
  public void close() {
    threads.close();
  }
}
