package dev.hatchline.routing.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * A connection of the pool that is not given back, with its statements prepared: H2 parses an
 * update anew whenever it is prepared, which takes as long as doing it. After a fault another
 * connection takes its place. One thread at a time.
 */
final class KeptConnection implements AutoCloseable {
  /** Prepared at once; one more takes the place of that used last the longest ago. */
  private static final int STATEMENTS_MAX = 128;

  private final HikariDataSource source;
  private final JdbcTemplate jdbc;
  private final Limits limits;
  private final Map<String, PreparedStatement> statements =
      new LinkedHashMap<>(STATEMENTS_MAX, 0.75f, true);
  private @Nullable Connection connection;
  private boolean closed;

  /** By {@link System#nanoTime}. */
  private @Nullable Long lastBegin;

  /**
   * How long a statement may take.
   *
   * @param seconds as JDBC counts them; 0 where it is said by the greeting
   * @param greeting statements that each connection begins with
   */
  record Limits(int seconds, List<String> greeting) {}

  /**
   * Connects when it is first needed.
   *
   * @param jdbc knows what the database's faults mean
   */
  KeptConnection(HikariDataSource source, JdbcTemplate jdbc, Limits limits) {
    this.source = source;
    this.jdbc = jdbc;
    this.limits = limits;
  }

  /**
   * From now on no statement begins after that, by {@link System#nanoTime}, however often a
   * transaction is tried; absent, whenever. What is left of the time cannot be said to H2, as its
   * {@code SET} forgets all that is parsed.
   */
  void lastBegin(@Nullable Long nanos) {
    lastBegin = nanos;
  }

  /** One transaction; with a result like that, nothing is changed. */
  <T> T once(Supplier<T> work, Predicate<T> undone) {
    boolean done = false;
    try {
      T result = work.get();
      if (undone.test(result)) {
        connected().rollback();
      } else {
        connected().commit();
      }
      done = true;
      return result;
    } catch (SQLException fault) {
      throw known("the end of a transaction", null, fault);
    } finally {
      if (!done) {
        undo();
      }
    }
  }

  /** How many rows were changed. */
  int update(String sql, @Nullable Object... values) {
    try {
      return prepared(sql, values).executeUpdate();
    } catch (SQLException fault) {
      throw known("an update", sql, fault);
    }
  }

  <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... values) {
    try (ResultSet rows = prepared(sql, values).executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(mapper.mapRow(rows, found.size()));
      }
      return found;
    } catch (SQLException fault) {
      throw known("a query", sql, fault);
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    Long last = lastBegin;
    if (last != null && System.nanoTime() - last > 0) {
      throw new QueryTimeoutException("no time is left for another statement");
    }
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      if (statements.size() == STATEMENTS_MAX) {
        Map.Entry<String, PreparedStatement> eldest = statements.entrySet().iterator().next();
        statements.remove(eldest.getKey());
        eldest.getValue().close();
      }
      statement = connected().prepareStatement(sql);
      if (limits.seconds() > 0) {
        statement.setQueryTimeout(limits.seconds());
      }
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private Connection connected() throws SQLException {
    Connection open = connection;
    if (open == null) {
      if (closed) {
        // The pool's end would not end this one: H2 keeps a connection that is in use.
        throw new SQLNonTransientConnectionException("it has been closed");
      }
      open = source.getConnection();
      connection = open;
      open.setAutoCommit(false);
      for (String each : limits.greeting()) {
        try (PreparedStatement statement = open.prepareStatement(each)) {
          statement.execute();
        }
      }
    }
    return open;
  }

  /** As a JdbcTemplate would say it. */
  private DataAccessException known(String task, @Nullable String sql, SQLException fault) {
    DataAccessException known = jdbc.getExceptionTranslator().translate(task, sql, fault);
    return known == null ? new UncategorizedSQLException(task, sql, fault) : known;
  }

  private void undo() {
    try {
      if (connection != null) {
        connection.rollback();
      }
    } catch (SQLException _) {
      // It is of no use any more; the fault before this one is told.
      drop();
    }
  }

  /** What is not committed is undone, and no statement is done any more. */
  @Override
  public void close() {
    closed = true;
    drop();
  }

  /** The next statement connects anew. */
  private void drop() {
    statements.clear();
    if (connection != null) {
      // Not back into the pool: the others have not asked for its limits.
      source.evictConnection(connection);
      connection = null;
    }
  }
}
