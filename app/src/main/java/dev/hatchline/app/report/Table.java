package dev.hatchline.app.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Figures in rows, each of something that its keys name.
 *
 * @param name stable, for programs
 * @param keys what the keys of each row are: words of {@link #KEYS}
 */
record Table(String name, String title, List<String> keys, List<Column> columns, List<Row> rows) {
  /** All that rows are named by, in the order of the CSV. */
  static final List<String> KEYS =
      List.of("line", "queue", "flow", "node", "agent", "reason", Series.DAY, Series.HOUR);

  /** The row of all together. */
  static final String ALL = "all";

  /** A measure without what it is taken of. */
  record Column(String name, String title, Measure.Unit unit, String formula) {}

  /** As many keys as the table has, as many values as it has columns. */
  record Row(List<String> keys, List<OptionalDouble> values) {
    boolean isTotal() {
      return keys.stream().allMatch(ALL::equals);
    }
  }

  /** Something that has figures, and its keys. */
  record Of<T>(List<String> keys, T figures) {}

  static <T> Table of(
      String name, String title, List<String> keys, List<Measure<T>> measures, List<Of<T>> rows) {
    return new Table(
        name,
        title,
        keys,
        measures.stream()
            .map(each -> new Column(each.name(), each.title(), each.unit(), each.formula()))
            .toList(),
        rows.stream()
            .map(row ->
                new Row(
                    row.keys(),
                    measures.stream().map(each -> each.of().apply(row.figures())).toList()))
            .toList());
  }
}
