package dev.hatchline.routing.store.bulk;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as the database describes it.
 *
 * @param key the columns of the primary key, in its order
 */
record Table(String name, List<Column> columns, List<Column> key) {
  /**
   * One column.
   *
   * @param chars how many characters fit, for texts
   */
  record Column(String name, Kind kind, long chars) {
    String quoted() {
      return "`" + name + "`";
    }
  }

  Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  Table as(String other) {
    return new Table(other, columns, key);
  }

  String quoted() {
    return "`" + name + "`";
  }

  static String list(List<Column> columns) {
    return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
  }

  String insert() {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            quoted(),
            list(columns),
            columns.stream().map(_ -> "?").collect(Collectors.joining(", ")));
  }

  /** Finds one row. */
  String byKey() {
    return key.stream()
        .map(column -> column.quoted() + " = ?")
        .collect(Collectors.joining(" AND "));
  }
}
