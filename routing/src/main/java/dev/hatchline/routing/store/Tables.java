package dev.hatchline.routing.store;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Makes and renews the tables, by the files of {@code db/migration}. */
final class Tables {
  private Tables() {}

  static void renew(DataSource source) {
    Flyway flyway =
        Flyway.configure().dataSource(source).locations("classpath:db/migration/common").load();
    // Of a migration that an earlier start did not live to finish; its statements may run again.
    if (Arrays.stream(flyway.info().all()).anyMatch(info -> info.getState().isFailed())) {
      flyway.repair();
    }
    flyway.migrate();
  }
}
