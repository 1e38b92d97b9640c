package dev.hatchline.routing.store.bulk;

import dev.hatchline.routing.store.bulk.Table.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One row, by column, in the table's order; as JSON it is an object of the same order. */
record Row(Table table, Map<String, @Nullable Object> values) {
  private static final JsonMapper JSON = new JsonMapper();

  static Row of(Table table, ResultSet found) throws SQLException {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      values.put(column.name(), column.kind().readOrNull(found, column.name()));
    }
    return new Row(table, values);
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException if the line has not exactly the table's columns
   */
  static Row of(Table table, String line) {
    JsonNode object = JSON.readTree(line);
    if (object.size() != table.columns().size()) {
      throw new IllegalArgumentException(
          "expected the %d columns of %s, found %d"
              .formatted(table.columns().size(), table.name(), object.size()));
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      JsonNode value = object.get(column.name());
      if (value == null) {
        throw new IllegalArgumentException(
            "expected the column %s of %s, found none".formatted(column.name(), table.name()));
      }
      values.put(column.name(), value.isNull() ? null : column.kind().of(value));
    }
    return new Row(table, values);
  }

  @Nullable Object value(String column) {
    return values.get(column);
  }

  /** Empty where nothing stands. */
  String text(String column) {
    Object value = values.get(column);
    return value == null ? "" : value.toString();
  }

  String json() {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      Object value = values.get(column.name());
      plain.put(column.name(), value == null ? null : column.kind().json(value));
    }
    return JSON.writeValueAsString(plain);
  }

  @Nullable Object[] of(List<Column> columns) {
    return columns.stream().map(column -> values.get(column.name())).toArray();
  }
}
