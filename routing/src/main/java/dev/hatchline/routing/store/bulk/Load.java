package dev.hatchline.routing.store.bulk;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import tools.jackson.core.JacksonException;

/**
 * Fills empty tables with rows that came as JSON. Rows are kept in batches as they come, so this is
 * for a database that nobody uses yet; what is wrong with it is found out by comparing the sums.
 */
public final class Load implements AutoCloseable {
  private final Connection connection;
  private final Map<String, Table> tables;
  private final List<Row> batch = new ArrayList<>();

  /** Into the tables of this database. */
  public Load(DataSource source) throws SQLException {
    this.connection = source.getConnection();
    connection.setAutoCommit(false);
    this.tables =
        Catalogue.tables(connection).stream()
            .collect(Collectors.toMap(Table::name, Function.identity()));
  }

  /**
   * Adds one row.
   *
   * @throws IOException if there is no such table, it has other columns, or it refuses the row
   */
  public void add(String table, String json) throws IOException {
    Table known = tables.get(table);
    if (known == null) {
      throw new IOException("there is no table '" + table + "'");
    }
    if (!batch.isEmpty() && !batch.getFirst().table().equals(known)) {
      flush();
    }
    try {
      batch.add(Row.of(known, json));
    } catch (IllegalArgumentException | JacksonException | DateTimeException fault) {
      throw new IOException("a row of " + table + " cannot be read: " + fault.getMessage(), fault);
    }
    if (batch.size() >= Pages.ROWS_MAX) {
      flush();
    }
  }

  /** All that was added is kept. */
  public void flush() throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    try {
      insert(connection, batch.getFirst().table(), batch);
      batch.clear();
    } catch (SQLException fault) {
      throw new IOException(
          "a row of %s is refused: %s"
              .formatted(batch.getFirst().table().name(), fault.getMessage()),
          fault);
    }
  }

  static void insert(Connection connection, Table table, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.insert())) {
      for (Row row : rows) {
        int n = 1;
        for (Object value : row.of(table.columns())) {
          statement.setObject(n++, value);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
