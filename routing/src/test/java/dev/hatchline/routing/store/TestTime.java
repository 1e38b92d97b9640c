package dev.hatchline.routing.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A clock of the database that stands still unless a test moves it: a row of a table. It starts in
 * 1970, so that who goes by another clock is found out.
 */
public final class TestTime {
  static final Now NOW = new Now("(SELECT ms FROM test_clock)");

  private final DataSource source;

  TestTime(DataSource source) throws SQLException {
    this.source = source;
    run("CREATE TABLE IF NOT EXISTS test_clock (ms BIGINT NOT NULL)");
    run("DELETE FROM test_clock");
    run("INSERT INTO test_clock VALUES (1000000)");
  }

  public void advance(Duration by) throws SQLException {
    run("UPDATE test_clock SET ms = ms + " + by.toMillis());
  }

  void run(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
