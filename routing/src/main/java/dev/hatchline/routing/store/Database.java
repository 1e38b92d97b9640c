package dev.hatchline.routing.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.hatchline.call.Masked;
import dev.hatchline.routing.callback.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The connections to one database, and what goes wrong there, in one sentence. */
final class Database implements AutoCloseable {
  private static final int TRIES_MAX = 5;

  private final String name;
  private final Now now;
  private final HikariDataSource source;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Flush flush;
  private final boolean embedded;
  private volatile boolean ready;

  private Database(String name, HikariDataSource source, Now now, boolean embedded) {
    this.name = name;
    this.now = now;
    this.source = source;
    this.embedded = embedded;
    this.jdbc = embedded ? new KeptParsed(source) : new JdbcTemplate(source);
    jdbc.setQueryTimeout((int) Pools.STATEMENT_MAX.toSeconds());
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    // A server writes what it commits itself, for many at once.
    this.flush = new Flush(embedded ? this::checkpoint : () -> {}, Readers.READ_MAX);
  }

  static Database embedded(Path file) {
    return embedded(file, Now.H2);
  }

  static Database embedded(Path file, Now now) {
    return new Database(file.toString(), Pools.embedded(file), now, true);
  }

  /** For commands. */
  static Database embeddedUnhurried(Path file) {
    return new Database(file.toString(), Pools.embeddedUnhurried(file), Now.H2, true);
  }

  static Database mysql(MySqlServer server) {
    return mysql(server, Now.MYSQL);
  }

  static Database mysql(MySqlServer server, Now now) {
    return new Database(server.toString(), Pools.mysql(server), now, false);
  }

  String name() {
    return name;
  }

  /** Whether nobody but this process can have it open. */
  boolean embedded() {
    return embedded;
  }

  /** What its clock is asked with. */
  Now now() {
    return now;
  }

  JdbcTemplate jdbc() {
    return jdbc;
  }

  TransactionTemplate transaction() {
    return transaction;
  }

  /** Whether the tables are known to be as they should. */
  boolean ready() {
    return ready;
  }

  /** Makes or renews the tables when that is still to be done. */
  void renew() throws StoreFault {
    if (!ready) {
      renewed();
    }
  }

  private synchronized void renewed() throws StoreFault {
    if (!ready) {
      ready =
          guarded(() -> {
            Tables.renew(source);
            return true;
          });
    }
  }

  /** Does it on these threads, once the tables are as they should be. */
  <T> T on(Readers threads, Supplier<T> work) throws StoreFault {
    return threads.run(() -> {
      renew();
      return guarded(work);
    });
  }

  /** The same for rooms that only want to know that there is no answer. */
  <T> T answer(Readers threads, Supplier<T> work) throws StoreException {
    try {
      return on(threads, work);
    } catch (StoreFault fault) {
      throw new StoreException(String.valueOf(fault.getMessage()), fault);
    }
  }

  private void checkpoint() {
    jdbc.execute("CHECKPOINT SYNC");
  }

  /** All that was committed before is on the disk when it returns. */
  void keep() throws StoreFault {
    var _ =
        guarded(() -> {
          flush.await();
          return true;
        });
  }

  /**
   * A connection for statements that are often the same.
   *
   * @param max how long its owner can wait: with an embedded database each statement takes half of
   *     it at most, so that its owner keeps to it by {@link KeptConnection#lastBegin}, and all that
   *     it waits for others in the tries of {@link #tried} the whole
   */
  KeptConnection kept(Duration max) {
    return new KeptConnection(
        source,
        jdbc,
        embedded
            ? new KeptConnection.Limits(
                0,
                List.of(
                    "SET LOCK_TIMEOUT " + max.dividedBy(TRIES_MAX).toMillis(),
                    "SET QUERY_TIMEOUT " + max.dividedBy(2).toMillis()))
            : new KeptConnection.Limits((int) Pools.STATEMENT_MAX.toSeconds(), List.of()));
  }

  /** One transaction. */
  <T> T once(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }

  /**
   * One transaction; anew, if another one was in its way: of two who write the same at once the
   * second finds what the first has kept.
   */
  <T> T again(Supplier<T> work) {
    return tried(() -> once(work));
  }

  /** What is a transaction; anew, if another one was in its way. */
  static <T> T tried(Supplier<T> transaction) {
    for (int tries = 1; ; tries++) {
      try {
        return transaction.get();
      } catch (DuplicateKeyException | ConcurrencyFailureException fault) {
        if (tries == TRIES_MAX) {
          throw fault;
        }
      }
    }
  }

  /**
   * The embedded database writes its file anew, as what was deleted may else be read in it for
   * long; it is closed with that. A server keeps house by itself.
   */
  void compact() {
    if (embedded) {
      jdbc.setQueryTimeout(0);
      jdbc.execute("SHUTDOWN COMPACT");
    }
  }

  /** Everything that drivers, pool and migration throw becomes one sentence. */
  <T extends @Nullable Object> T guarded(Supplier<T> work) throws StoreFault {
    try {
      return work.get();
    } catch (DataIntegrityViolationException fault) {
      throw new StoreFault(StoreFault.Kind.REFUSED, sentence("refuses what it was given", fault));
    } catch (RuntimeException fault) {
      throw new StoreFault(StoreFault.Kind.AWAY, sentence("is not to be had", fault), fault);
    }
  }

  /** Work on the tables as a whole. */
  interface Whole<T> {
    T of(DataSource source) throws SQLException, IOException;
  }

  /** As {@link #guarded}; a fault of files is not the database's. */
  <T> T with(Whole<T> work) throws StoreFault, IOException {
    try {
      return work.of(source);
    } catch (SQLException | DataAccessException fault) {
      throw new StoreFault(StoreFault.Kind.AWAY, sentence("is not to be had", fault), fault);
    }
  }

  private String sentence(String what, Exception fault) {
    return "%s %s: %s".formatted(name, what, firstLine(fault));
  }

  /** What the innermost fault says; a database may say there what it was given, so masked. */
  static String firstLine(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Masked.text(
        String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given"));
  }

  @Override
  public void close() {
    flush.close();
    source.close();
  }
}
