package dev.hatchline.routing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of a list. Its statement ends with the place where the page begins (time, time,
 * id) and the most rows there may be.
 */
record Pager(Database database, Readers threads) {
  static final int ROWS_MAX = 1_000;

  /** By which columns a list is ordered. */
  record Order(String at, String id) {
    Mark mark(ResultSet row) throws SQLException {
      return new Mark(Rows.at(row, at), row.getString(id));
    }
  }

  interface Read<T> {
    T from(ResultSet row) throws SQLException;
  }

  private record Marked<T>(T row, Mark mark) {}

  /**
   * One row more is read than is given, to know whether there is one.
   *
   * @param values of the statement, before those of the page
   */
  <T> Page<T> page(Order order, Read<T> read, int max, String sql, List<?> values, Mark from)
      throws StoreFault {
    int rows = Math.clamp(max, 1, ROWS_MAX);
    List<@Nullable Object> all = new ArrayList<>(values);
    all.add(Statements.time(from.at()));
    all.add(Statements.time(from.at()));
    all.add(from.id());
    all.add(rows + 1);
    List<Marked<T>> found =
        rows(sql, row -> new Marked<>(read.from(row), order.mark(row)), all.toArray());
    List<Marked<T>> page = found.subList(0, Math.min(rows, found.size()));
    return new Page<>(
        page.stream().map(Marked::row).toList(),
        found.size() > rows ? page.getLast().mark() : null);
  }

  /** All rows of a statement that has a limit of its own. */
  <T> List<T> rows(String sql, Read<T> read, @Nullable Object... values) throws StoreFault {
    return threads.run(() -> {
      database.renew();
      return database.guarded(() -> database.jdbc().query(sql, (row, _) -> read.from(row), values));
    });
  }
}
