package dev.hatchline.routing.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.hatchline.call.CallId;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store in H2 or MySQL. */
public final class JdbcStore implements Store {
  /** Readings at once. */
  static final int READERS = 2;

  private final String name;
  private final HikariDataSource source;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Readers readers;
  private volatile boolean ready;

  private JdbcStore(String name, HikariDataSource source) {
    this.name = name;
    this.source = source;
    this.jdbc = new JdbcTemplate(source);
    jdbc.setQueryTimeout((int) Pools.STATEMENT_MAX.toSeconds());
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.readers = new Readers(name, READERS);
  }

  /** H2 in a file of this name, to which it adds an ending. */
  public static JdbcStore embedded(Path file) {
    return new JdbcStore(file.toString(), Pools.embedded(file));
  }

  public static JdbcStore mysql(MySqlServer server) {
    return new JdbcStore(server.toString(), Pools.mysql(server));
  }

  @Override
  public void check() throws StoreFault {
    guarded(() -> {
      if (!ready) {
        Tables.renew(source);
        ready = true;
      }
      return jdbc.queryForObject("SELECT 1", Integer.class);
    });
  }

  @Override
  public void write(List<Write> batch) throws StoreFault {
    if (!ready) {
      check();
    }
    // Tables know nothing of each other, so only the order within each matters.
    Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
    for (Write write : batch) {
      rows.computeIfAbsent(Statements.of(write), _ -> new ArrayList<>())
          .add(Statements.values(write));
    }
    guarded(() -> {
      transaction.executeWithoutResult(_ -> rows.forEach(jdbc::batchUpdate));
      return true;
    });
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
    return readers.run(() ->
        guarded(
            () -> jdbc.update("UPDATE message SET heard = TRUE WHERE id = ?", id.toString()) > 0));
  }

  @Override
  public List<StoredEvent> events(CallId call) throws StoreFault {
    return read(
        Rows::event,
        "SELECT * FROM call_event WHERE call_id = ? ORDER BY seq LIMIT ?",
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

  private static int limit(int limit) {
    return Math.clamp(limit, 0, ROWS_MAX);
  }

  private <T> List<T> read(Row<T> row, String sql, Object... values) throws StoreFault {
    if (!ready) {
      throw new StoreFault(StoreFault.Kind.AWAY, name + " has not been reached since the start");
    }
    return readers.run(() -> guarded(() -> jdbc.query(sql, (found, _) -> row.read(found), values)));
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Everything that drivers, pool and migration throw becomes one sentence. */
  private <T extends @Nullable Object> T guarded(Supplier<T> work) throws StoreFault {
    try {
      return work.get();
    } catch (DataIntegrityViolationException fault) {
      throw new StoreFault(StoreFault.Kind.REFUSED, sentence("refuses what it was given", fault));
    } catch (RuntimeException fault) {
      throw new StoreFault(StoreFault.Kind.AWAY, sentence("is not to be had", fault), fault);
    }
  }

  private String sentence(String what, RuntimeException fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String why = String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
    return "%s %s: %s".formatted(name, what, why);
  }

  @Override
  public void close() {
    readers.close();
    source.close();
  }
}
