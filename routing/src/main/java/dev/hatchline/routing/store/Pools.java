package dev.hatchline.routing.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;

/** The connections, and how long each may keep us waiting. None is made before it is needed. */
final class Pools {
  /**
   * One writes; some read, keep callbacks, cases, news or answers, see to the outbox or to the
   * other engines, or are for the operator.
   */
  static final int CONNECTIONS_MAX =
      1
          + JdbcStore.READERS
          + History.THREADS
          + JdbcCallbackStore.THREADS
          + JdbcCaseStore.THREADS
          + JdbcTaskStore.THREADS
          + JdbcOutboxStore.THREADS
          + JdbcAnswerStore.THREADS
          + JdbcMembership.THREADS
          + JdbcCallbackOwners.THREADS
          + JdbcSharedLine.THREADS
          + Calm.THREADS
          + Holdings.THREADS;

  /** Until a connection is there, made anew if need be. */
  static final Duration CONNECT_MAX = Duration.ofSeconds(2);

  /** The server is asked to give a statement up. */
  static final Duration STATEMENT_MAX = Duration.ofSeconds(4);

  /**
   * A server that says nothing at all, as one that is stopped; longer than a statement may take.
   */
  static final Duration SILENCE_MAX = Duration.ofSeconds(5);

  private static final Duration COPY_SILENCE_MAX = Duration.ofMinutes(1);

  /** Until a file is open for a command; whoever has it open already is waited for as long. */
  private static final Duration OPEN_MAX = Duration.ofSeconds(20);

  private static final Duration VALIDATION_MAX = Duration.ofSeconds(1);

  private Pools() {}

  /**
   * H2 in this process. A commit is not in the file when it returns: see {@link Database#keep}. It
   * speaks MySQL's dialect, so that one set of statements serves both, and keeps each of them
   * parsed.
   */
  static HikariDataSource embedded(Path file) {
    return pool(
        "jdbc:h2:file:"
            + file.toAbsolutePath()
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";QUERY_CACHE_SIZE=64;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT="
            + STATEMENT_MAX.toMillis());
  }

  /** For commands, for which no caller waits: a busy machine may take its time. */
  static HikariDataSource embeddedUnhurried(Path file) {
    HikariDataSource pool = embedded(file);
    pool.setConnectionTimeout(OPEN_MAX.toMillis());
    return pool;
  }

  static HikariDataSource mysql(MySqlServer server) {
    HikariDataSource pool =
        pool("jdbc:mysql://%s:%d/%s".formatted(server.host(), server.port(), server.database()));
    pool.setUsername(server.user());
    pool.setPassword(server.password());
    pool.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_MAX.toMillis()));
    pool.addDataSourceProperty("socketTimeout", Long.toString(SILENCE_MAX.toMillis()));
    // A batch is one journey to the server instead of hundreds.
    pool.addDataSourceProperty("rewriteBatchedStatements", "true");
    return pool;
  }

  /** To copy all there is: a statement that makes or renames a table may take its time. */
  static HikariDataSource mysqlUnhurried(MySqlServer server) {
    HikariDataSource pool = mysql(server);
    pool.addDataSourceProperty("socketTimeout", Long.toString(COPY_SILENCE_MAX.toMillis()));
    return pool;
  }

  private static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_MAX.toMillis());
    config.setValidationTimeout(VALIDATION_MAX.toMillis());
    config.setInitializationFailTimeout(-1);
    // MySQL's own default takes locks on gaps between rows.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    HikariDataSource pool = new HikariDataSource();
    config.copyStateTo(pool);
    return pool;
  }
}
