package dev.hatchline.routing.store.bulk;

import dev.hatchline.routing.store.bulk.Table.Column;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The tables of a schema, asked of the database itself; those of the migrations are left out. */
final class Catalogue {
  /** Of tables that are being filled in the place of others, and of those they have replaced. */
  static final String NEW = "hl_new_";

  static final String OLD = "hl_old_";
  private static final String MIGRATIONS = "flyway_schema_history";

  private Catalogue() {}

  /** By name. */
  static List<Table> tables(Connection connection) throws SQLException {
    List<Table> tables = new ArrayList<>();
    for (String name : names(connection)) {
      if (!name.startsWith(NEW) && !name.startsWith(OLD) && !name.equals(MIGRATIONS)) {
        tables.add(table(connection, name));
      }
    }
    return tables;
  }

  /** Those of this beginning, by name. */
  static List<String> names(Connection connection, String beginning) throws SQLException {
    return names(connection).stream().filter(name -> name.startsWith(beginning)).toList();
  }

  private static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet found =
        meta(connection)
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                "%",
                new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        names.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return names.stream().sorted().toList();
  }

  private static Table table(Connection connection, String name) throws SQLException {
    Map<Integer, Column> columns = new TreeMap<>();
    try (ResultSet found =
        meta(connection).getColumns(connection.getCatalog(), connection.getSchema(), name, "%")) {
      while (found.next()) {
        // The name is a pattern, in which "_" stands for any character.
        if (found.getString("TABLE_NAME").equalsIgnoreCase(name)) {
          columns.put(found.getInt("ORDINAL_POSITION"), column(name, found));
        }
      }
    }
    Map<Integer, Column> key = new TreeMap<>();
    try (ResultSet found =
        meta(connection).getPrimaryKeys(connection.getCatalog(), connection.getSchema(), name)) {
      while (found.next()) {
        String part = found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
        columns.values().stream()
            .filter(column -> column.name().equals(part))
            .forEach(column -> key.put(keyPosition(found), column));
      }
    }
    if (key.isEmpty()) {
      throw new SQLException("the table " + name + " has no primary key; expected one");
    }
    return new Table(name, List.copyOf(columns.values()), List.copyOf(key.values()));
  }

  private static int keyPosition(ResultSet row) {
    try {
      return row.getInt("KEY_SEQ");
    } catch (SQLException fault) {
      throw new IllegalStateException("a primary key without positions", fault);
    }
  }

  private static Column column(String table, ResultSet row) throws SQLException {
    String name = row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
    int type = row.getInt("DATA_TYPE");
    String typed = row.getString("TYPE_NAME");
    Kind kind =
        Kind.of(type)
            .orElseThrow(() ->
                new SQLException(
                    "the column %s of %s is of the type %s, which is not known here"
                        .formatted(name, table, typed)));
    return new Column(name, kind, row.getLong("COLUMN_SIZE"));
  }

  private static DatabaseMetaData meta(Connection connection) throws SQLException {
    return connection.getMetaData();
  }
}
