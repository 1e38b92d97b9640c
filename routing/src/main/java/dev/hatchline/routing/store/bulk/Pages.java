package dev.hatchline.routing.store.bulk;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, read from its beginning in the order of its key, a page at a time: each statement is
 * short, whatever the size of the table, and so is what is in memory.
 */
final class Pages {
  /** Rows of a page; of the longest rows that may be, some 30 MB. */
  static final int ROWS_MAX = 500;

  interface Taker {
    void take(List<Row> page) throws SQLException, IOException;
  }

  private final Connection connection;
  private final int secondsMax;

  /**
   * Reads over this connection.
   *
   * @param secondsMax a page that takes longer is a fault
   */
  Pages(Connection connection, int secondsMax) {
    this.connection = connection;
    this.secondsMax = secondsMax;
  }

  /** Gives each page away before it reads the next; rows that are removed meanwhile do no harm. */
  void read(Table table, Taker taker) throws SQLException, IOException {
    List<Row> page = page(table, null);
    while (!page.isEmpty()) {
      taker.take(page);
      page = page.size() < ROWS_MAX ? List.of() : page(table, page.getLast());
    }
  }

  private List<Row> page(Table table, @Nullable Row after) throws SQLException {
    String sql =
        "SELECT %s FROM %s%s ORDER BY %s LIMIT %d"
            .formatted(
                Table.list(table.columns()),
                table.quoted(),
                after == null ? "" : " WHERE " + behind(table),
                Table.list(table.key()),
                ROWS_MAX);
    List<Row> page = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(secondsMax);
      if (after != null) {
        bind(statement, table, after);
      }
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          page.add(Row.of(table, found));
        }
      }
    }
    return page;
  }

  /**
   * {@code a >= ? AND (a > ? OR (b > ?))}, and so on: MySQL finds its place in the index by this,
   * and not by {@code (a, b) > (?, ?)}.
   */
  private static String behind(Table table) {
    List<Table.Column> key = table.key();
    String last = key.getLast().quoted() + " > ?";
    for (int i = key.size() - 2; i >= 0; i--) {
      String name = key.get(i).quoted();
      last = "%s >= ? AND (%s > ? OR (%s))".formatted(name, name, last);
    }
    return last;
  }

  private static void bind(PreparedStatement statement, Table table, Row after)
      throws SQLException {
    int n = 1;
    for (int i = 0; i < table.key().size(); i++) {
      Object value = after.value(table.key().get(i).name());
      statement.setObject(n++, value);
      if (i < table.key().size() - 1) {
        statement.setObject(n++, value);
      }
    }
  }
}
