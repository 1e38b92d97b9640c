package dev.hatchline.routing.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One database, the stores of several engines in it, and its clock in the test's hand. */
public final class SharedHouse implements AutoCloseable {
  private final Supplier<JdbcStore> opening;
  private final HikariDataSource source;
  private final TestTime time;
  private final List<JdbcStore> stores = new ArrayList<>();

  private SharedHouse(Supplier<JdbcStore> opening, HikariDataSource source) throws Exception {
    this.opening = opening;
    this.source = source;
    Tables.renew(source);
    this.time = new TestTime(source);
  }

  public static SharedHouse embedded(Path file) throws Exception {
    return new SharedHouse(() -> JdbcStore.embedded(file, TestTime.NOW), Pools.embedded(file));
  }

  public static SharedHouse mysql() throws Exception {
    MySqlServer server = MySqlForTests.server().database();
    return new SharedHouse(() -> JdbcStore.mysql(server, TestTime.NOW), Pools.mysql(server));
  }

  /** As another process would open it. */
  public JdbcStore store() {
    JdbcStore store = opening.get();
    stores.add(store);
    return store;
  }

  public void advance(Duration by) throws Exception {
    time.advance(by);
  }

  @Override
  public void close() {
    stores.forEach(JdbcStore::close);
    source.close();
  }
}
