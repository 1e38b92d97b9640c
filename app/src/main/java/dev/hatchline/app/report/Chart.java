package dev.hatchline.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A plot of some columns of a table whose rows follow each other in time; {@code report.js} has it
 * drawn.
 *
 * @param unit of all its values
 * @param labels of the rows
 */
record Chart(String title, String unit, boolean stacked, List<String> labels, List<Curve> curves) {

  /**
   * One column.
   *
   * @param colour a name of {@code report.css}
   * @param bars or a line
   * @param values null where there is nothing to say
   */
  record Curve(String label, String colour, boolean bars, List<@Nullable Double> values) {}

  private record Drawn(String title, boolean bars, List<Colour> columns) {}

  /** Which column in what colour. */
  private record Colour(String column, String name) {}

  private static final List<Drawn> DRAWN =
      List.of(
          new Drawn(
              "Callers in line",
              true,
              List.of(
                  new Colour("answered", "green"),
                  new Colour("abandoned", "red"),
                  new Colour("promised", "blue"),
                  new Colour("messages", "violet"),
                  new Colour("elsewhere", "grey"))),
          new Drawn(
              "Service level",
              false,
              List.of(
                  new Colour("service-level-answered", "green"),
                  new Colour("service-level-offered", "blue"),
                  new Colour("service-level-ended", "amber"))),
          new Drawn(
              "Waiting for an answer",
              false,
              List.of(new Colour("asa", "blue"), new Colour("longest-wait", "red"))),
          new Drawn(
              "From the wish to the person",
              false,
              List.of(
                  new Colour("time-to-human-p50", "green"),
                  new Colour("time-to-human-p95", "amber"))),
          new Drawn(
              "Calls promised",
              true,
              List.of(
                  new Colour("kept", "green"),
                  new Colour("late", "amber"),
                  new Colour("broken", "red"),
                  new Colour("cancelled", "grey"),
                  new Colour("owed", "blue"))));

  /** What there is to see of a table; nothing where all of it is empty or zero. */
  static List<Chart> of(Table table) {
    return DRAWN.stream().map(drawn -> of(table, drawn)).filter(Chart::says).toList();
  }

  private static Chart of(Table table, Drawn drawn) {
    List<Curve> curves = new ArrayList<>();
    String unit = "";
    for (Colour colour : drawn.columns()) {
      int at = column(table, colour.column());
      unit = table.columns().get(at).unit().word();
      List<@Nullable Double> values = new ArrayList<>();
      for (Table.Row row : table.rows()) {
        OptionalDouble value = row.values().get(at);
        values.add(value.isPresent() ? value.getAsDouble() : null);
      }
      curves.add(new Curve(table.columns().get(at).title(), colour.name(), drawn.bars(), values));
    }
    return new Chart(
        "%s, %s".formatted(drawn.title(), table.title().toLowerCase(Locale.ROOT)),
        unit,
        drawn.bars(),
        table.rows().stream().map(row -> row.keys().getFirst()).toList(),
        curves);
  }

  private static int column(Table table, String name) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("expected a column " + name + " in " + table.name());
  }

  private boolean says() {
    return curves.stream()
        .flatMap(curve -> curve.values().stream())
        .anyMatch(value -> value != null && value != 0);
  }
}
