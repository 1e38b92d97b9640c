package dev.hatchline.app.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Tables as CSV, a line for each figure, so that whoever reads it can ask for any of them. */
final class TablesCsv {
  private TablesCsv() {}

  static void write(List<Table> tables, Appendable out) throws IOException {
    Csv csv = new Csv(out);
    List<String> head = new ArrayList<>(List.of("table"));
    head.addAll(Table.KEYS);
    head.addAll(List.of("measure", "unit", "value"));
    csv.line(head);
    for (Table table : tables) {
      for (Table.Row row : table.rows()) {
        for (int i = 0; i < table.columns().size(); i++) {
          csv.line(line(table, row, i));
        }
      }
    }
  }

  private static List<String> line(Table table, Table.Row row, int i) {
    List<String> line = new ArrayList<>(List.of(table.name()));
    for (String key : Table.KEYS) {
      int at = table.keys().indexOf(key);
      line.add(at < 0 ? "" : row.keys().get(at));
    }
    Table.Column column = table.columns().get(i);
    line.add(column.name());
    line.add(column.unit().word());
    line.add(value(column.unit(), row.values().get(i)));
    return line;
  }

  /** Empty where there is nothing to say: a share of nothing is not 0. */
  private static String value(Measure.Unit unit, OptionalDouble value) {
    if (value.isEmpty()) {
      return "";
    }
    String form =
        switch (unit) {
          case COUNT -> "%.0f";
          case SHARE, RATIO -> "%.4f";
          case SECONDS -> "%.3f";
        };
    return String.format(Locale.ROOT, form, value.getAsDouble());
  }
}
