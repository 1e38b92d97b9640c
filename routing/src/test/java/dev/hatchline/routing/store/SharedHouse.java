package dev.hatchline.routing.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** One database, the stores of several engines in it, and its clock in the test's hand. */
public final class SharedHouse implements AutoCloseable {
  private final Supplier<JdbcStore> opening;
  private final HikariDataSource source;
  private final TestTime time;
  private final List<JdbcStore> stores = new ArrayList<>();

  /** How many transactions wait for another one. */
  private final Callable<Integer> blocked;

  private SharedHouse(
      Supplier<JdbcStore> opening, HikariDataSource source, Callable<Integer> blocked)
      throws Exception {
    this.opening = opening;
    this.source = source;
    this.blocked = blocked;
    TablesForTests.renew(source);
    this.time = new TestTime(source);
  }

  public static SharedHouse embedded(Path file) throws Exception {
    HikariDataSource source = Pools.embedded(file);
    JdbcTemplate sessions = new JdbcTemplate(source);
    return new SharedHouse(
        () -> JdbcStore.embedded(file, TestTime.NOW),
        source,
        () ->
            sessions
                .queryForList(
                    "SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL")
                .size());
  }

  public static SharedHouse mysql() throws Exception {
    MySqlServer server = MySqlForTests.server().database();
    return new SharedHouse(
        () -> JdbcStore.mysql(server, TestTime.NOW),
        Pools.mysql(server),
        () ->
            MySqlForTests.server()
                .query("SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
                .size());
  }

  /** As another process would open it. */
  public JdbcStore store() throws StoreFault {
    JdbcStore store = opening.get();
    stores.add(store);
    // Looking at the tables for the first time takes longer than a claim may.
    store.check();
    return store;
  }

  public void advance(Duration by) throws Exception {
    time.advance(by);
  }

  /** Nobody gets at the rows of the engines until so many of those who are begun here wait. */
  public void holdMembers(int waiting, Runnable begin) throws Exception {
    try (Connection held = source.getConnection()) {
      held.setAutoCommit(false);
      try (Statement statement = held.createStatement()) {
        statement.executeQuery("SELECT * FROM engine_member FOR UPDATE").close();
        begin.run();
        Await.until(() -> blocked() == waiting);
      } finally {
        held.rollback();
      }
    }
  }

  private int blocked() {
    try {
      return blocked.call();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  /**
   * Who is in line at a living engine, and is claimed no agent for, by what is committed. Whoever
   * came again since the claim keeps the agent.
   */
  public List<CallId> waiting() {
    return new JdbcTemplate(source)
        .query(
            """
            SELECT call_id FROM line_entry WHERE left_ms IS NULL AND agent IS NULL
              AND owner IN (SELECT incarnation FROM engine_member
                WHERE until_ms > (SELECT ms FROM test_clock))
              AND call_id NOT IN (SELECT call_id FROM agent_hold
                WHERE call_id IS NOT NULL AND until_ms > (SELECT ms FROM test_clock))\
            """,
            (row, _) -> CallId.of(row.getString(1)));
  }

  /** How many there are in a table, by what is committed. */
  int rows(String table) {
    return new JdbcTemplate(source)
        .query("SELECT COUNT(*) FROM " + table, (row, _) -> row.getInt(1))
        .getFirst();
  }

  /** Whether this agent is claimed for this caller, or rung, by what is committed. */
  public boolean claimed(AgentId agent, CallId call) {
    return !new JdbcTemplate(source)
        .queryForList(
            """
            SELECT 1 FROM agent_hold WHERE agent = ? AND call_id = ?
              AND until_ms > (SELECT ms FROM test_clock)\
            """,
            agent.extension(),
            call.toString())
        .isEmpty();
  }

  @Override
  public void close() {
    stores.forEach(JdbcStore::close);
    source.close();
  }
}
