package dev.hatchline.routing.store.bulk;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.store.bulk.TableRule.Role;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of one person in all tables, and erases what they tell. Every row of every table
 * is read, a page at a time, as a number may stand in any text.
 */
public final class PersonRows {
  private static final String NOBODY = quoted(TableRules.NOBODY);

  private final DataSource source;
  private final int secondsMax;

  /**
   * Of this database.
   *
   * @param secondsMax for each statement
   */
  public PersonRows(DataSource source, int secondsMax) {
    this.source = source;
    this.secondsMax = secondsMax;
  }

  /** Takes what is found. */
  public interface Found {
    void row(String table, String json) throws IOException;
  }

  /**
   * What an erasure needs besides.
   *
   * @param events an event of a call of the person as JSON, made into one that tells nothing of the
   *     person
   * @param files removes a recording
   */
  public record Erasing(UnaryOperator<String> events, OldRows.Files files) {}

  /** What came of an erasure. */
  public sealed interface Erased {
    /** How many rows were removed or changed, by table. */
    record Done(Map<String, Integer> rows) implements Erased {}

    /** A call is owed to the person; nothing was changed. */
    record Owed() implements Erased {}
  }

  /** Every row that is about the person or in which the number stands. */
  public void export(Traces traces, Found found) throws SQLException, IOException {
    try (Connection connection = source.getConnection()) {
      Person person = known(connection, traces);
      for (Ruled ruled : tables(connection)) {
        new Pages(connection, secondsMax)
            .read(
                ruled.table(),
                page -> {
                  for (Row row : page) {
                    if (person.is(ruled.rule(), row) || person.in(ruled.rule(), row)) {
                      found.row(ruled.table().name(), row.json());
                    }
                  }
                });
      }
    }
  }

  /** Removes or changes those rows; each page is one transaction, and all may be done again. */
  public Erased erase(Traces traces, Erasing erasing) throws SQLException, IOException {
    try (Connection connection = source.getConnection()) {
      Person person = known(connection, traces);
      if (person.owed()) {
        return new Erased.Owed();
      }
      Map<String, Integer> rows = new LinkedHashMap<>();
      for (Ruled ruled : tables(connection)) {
        new Pages(connection, secondsMax)
            .read(
                ruled.table(),
                page -> {
                  int changed = erase(connection, person, erasing, ruled, page);
                  if (changed > 0) {
                    rows.merge(ruled.table().name(), changed, Integer::sum);
                  }
                });
      }
      return new Erased.Done(rows);
    }
  }

  private record Ruled(Table table, TableRule rule) {}

  /** In the order of the rules. */
  private static List<Ruled> tables(Connection connection) throws SQLException {
    List<Ruled> tables = new ArrayList<>();
    for (Table table : Catalogue.tables(connection)) {
      tables.add(new Ruled(table, TableRules.of(table.name())));
    }
    tables.sort((one, other) ->
        Integer.compare(TableRules.ALL.indexOf(one.rule()), TableRules.ALL.indexOf(other.rule())));
    return tables;
  }

  private Person known(Connection connection, Traces traces) throws SQLException, IOException {
    Person person = new Person(traces);
    for (Ruled ruled : tables(connection)) {
      if (!ruled.rule().columns(Role.CALL).isEmpty()) {
        new Pages(connection, secondsMax)
            .read(ruled.table(), page -> page.forEach(row -> person.learn(ruled.rule(), row)));
      }
    }
    return person;
  }

  private int erase(
      Connection connection, Person person, Erasing erasing, Ruled ruled, List<Row> page)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    try {
      int changed = 0;
      for (Row row : page) {
        if (ruled.rule().removed() && person.is(ruled.rule(), row)) {
          for (String column : ruled.rule().columns(Role.FILE)) {
            erasing.files().remove(row.text(column));
          }
          changed += run(connection, "DELETE FROM " + ruled.table().quoted(), List.of(), row);
        } else {
          Map<String, Optional<String>> changes = changes(person, erasing, ruled.rule(), row);
          changed += changes.isEmpty() ? 0 : update(connection, row, changes);
        }
      }
      connection.commit();
      return changed;
    } catch (SQLException | IOException fault) {
      connection.rollback();
      throw fault;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private int update(Connection connection, Row row, Map<String, Optional<String>> changes)
      throws SQLException {
    List<String> sets = changes.keySet().stream().map(name -> "`" + name + "` = ?").toList();
    List<@Nullable Object> values = new ArrayList<>();
    changes.values().forEach(value -> values.add(value.orElse(null)));
    return run(
        connection,
        "UPDATE %s SET %s".formatted(row.table().quoted(), String.join(", ", sets)),
        values,
        row);
  }

  private int run(Connection connection, String what, List<@Nullable Object> values, Row row)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(what + " WHERE " + row.table().byKey())) {
      statement.setQueryTimeout(secondsMax);
      int n = 1;
      for (Object value : values) {
        statement.setObject(n++, value);
      }
      for (Object value : row.of(row.table().key())) {
        statement.setObject(n++, value);
      }
      return statement.executeUpdate();
    }
  }

  /** The columns that are to hold something else; empty is null. */
  private static Map<String, Optional<String>> changes(
      Person person, Erasing erasing, TableRule rule, Row row) {
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    rule.roles()
        .forEach((column, role) -> {
          String text = row.text(column);
          if (row.value(column) != null) {
            Optional<String> erased = erased(person, erasing, new Cell(rule, row, role, text));
            if (!erased.equals(Optional.of(text))) {
              changes.put(column, erased);
            }
          }
        });
    return changes;
  }

  private record Cell(TableRule rule, Row row, Role role, String text) {}

  private static Optional<String> erased(Person person, Erasing erasing, Cell cell) {
    Traces traces = person.traces();
    String text = cell.text();
    return switch (cell.role()) {
      case CALLER, NUMBER -> traces.is(text) ? Optional.empty() : Optional.of(text);
      case OWED -> Optional.of(traces.is(text) ? TableRules.NOBODY.e164() : text);
      case PERSONAL ->
          person.is(cell.rule(), cell.row()) ? Optional.empty() : Optional.of(traces.erased(text));
      case WORDS -> Optional.of(traces.erased(text));
      case BODY -> Optional.of(traces.erased(text.replace(quoted(traces.number()), NOBODY)));
      case EVENT -> {
        boolean own =
            cell.rule().columns(Role.CALL).stream()
                .anyMatch(column -> person.hasCall(cell.row().text(column)));
        yield Optional.of(traces.erased(own ? erasing.events().apply(text) : text));
      }
      case NOTHING, CALL, CALLBACK, OPEN, FILE -> Optional.of(text);
    };
  }

  private static String quoted(PhoneNumber number) {
    return '"' + number.e164() + '"';
  }
}
