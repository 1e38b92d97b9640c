package dev.hatchline.routing.store;

import java.util.Arrays;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Makes and renews the tables, by the files of {@code db/migration} and {@link ContactsByTime}. */
final class Tables {
  private Tables() {}

  static void renew(DataSource source) {
    renew(configured(source).load());
  }

  /** As an earlier program had them. */
  static void renew(DataSource source, String version) {
    renew(configured(source).target(MigrationVersion.fromVersion(version)).load());
  }

  /** Whether we have ever made tables of this version. */
  static boolean known(DataSource source, String version) {
    return Arrays.stream(configured(source).load().info().all())
        .anyMatch(info -> version.equals(String.valueOf(info.getVersion())));
  }

  private static void renew(Flyway flyway) {
    // Of a migration that an earlier start did not live to finish; its statements may run again.
    if (Arrays.stream(flyway.info().all()).anyMatch(info -> info.getState().isFailed())) {
      flyway.repair();
    }
    flyway.migrate();
  }

  private static FluentConfiguration configured(DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/common")
        .javaMigrations(new ContactsByTime());
  }

  static boolean made(DataSource source) {
    return configured(source).load().info().current() != null;
  }

  /** Of the tables that are there. */
  static String version(DataSource source) {
    return Objects.requireNonNull(configured(source).load().info().current())
        .getVersion()
        .toString();
  }
}
