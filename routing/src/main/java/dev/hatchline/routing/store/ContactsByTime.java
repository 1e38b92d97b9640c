package dev.hatchline.routing.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * An index of contacts by when they began, so that a period of them is read without looking at all
 * there are. Not SQL: MySQL cannot be told to make an index only where it is missing, and a
 * migration may run twice.
 */
final class ContactsByTime implements JavaMigration {
  private static final String TABLE = "case_contact";
  private static final String INDEX = "case_contact_at";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("19");
  }

  @Override
  public String getDescription() {
    return "contacts by time";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    if (has(connection)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE INDEX " + INDEX + " ON " + TABLE + " (at)");
    }
  }

  private static boolean has(Connection connection) throws SQLException {
    try (ResultSet indexes =
        connection.getMetaData().getIndexInfo(connection.getCatalog(), null, TABLE, false, true)) {
      while (indexes.next()) {
        if (INDEX.equalsIgnoreCase(indexes.getString("INDEX_NAME"))) {
          return true;
        }
      }
    }
    return false;
  }
}
