package dev.hatchline.routing.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import org.flywaydb.core.api.FlywayException;

/** Our tables, made before a store is asked whose answer must be there in time. */
final class TablesForTests {
  /** Each is given up after 2 s. */
  private static final int CONNECT_TRIES = 15;

  private TablesForTests() {}

  /** The first connection of a JVM may take longer than a pool of ours waits for one. */
  static void renew(HikariDataSource source) {
    for (int left = CONNECT_TRIES; ; left--) {
      try {
        Tables.renew(source);
        return;
      } catch (FlywayException fault) {
        if (left <= 1 || !(fault.getCause() instanceof SQLTransientConnectionException)) {
          throw fault;
        }
      }
    }
  }

  /** In H2, in a file of this name. */
  static Path embedded(Path file) {
    try (HikariDataSource source = Pools.embedded(file)) {
      renew(source);
    }
    return file;
  }
}
