package dev.hatchline.routing.store.bulk;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Puts all rows of one database in the place of all rows of a MySQL: filled in beside them and
 * compared, and then in their place by one statement, which does all or nothing (MySQL 9, RENAME
 * TABLE; atomic DDL).
 *
 * <pre>
 *   stage    x        hl_new_x            as often as need be
 *   swap     hl_old_x ← x ← hl_new_x      does nothing a second time
 *            (hl_old_x is dropped)
 * </pre>
 */
public final class Takeover {
  private final DataSource to;
  private final int secondsMax;

  /**
   * Into this MySQL.
   *
   * @param secondsMax for each statement
   */
  public Takeover(DataSource to, int secondsMax) {
    this.to = to;
    this.secondsMax = secondsMax;
  }

  /**
   * Fills tables beside those that are there, and compares. What an earlier one has left is begun
   * anew.
   *
   * @throws IOException with one sentence, if both are not the same afterwards
   */
  public List<TableSum> stage(DataSource from) throws SQLException, IOException {
    try (Connection source = from.getConnection();
        Connection target = to.getConnection()) {
      drop(target, Catalogue.NEW);
      List<Table> tables = Catalogue.tables(source);
      same(tables, Catalogue.tables(target));
      target.setAutoCommit(false);
      List<TableSum> sums = new ArrayList<>();
      for (Table table : tables) {
        sums.add(stage(source, target, table));
      }
      return sums;
    }
  }

  private TableSum stage(Connection source, Connection target, Table table)
      throws SQLException, IOException {
    Table fresh = table.as(Catalogue.NEW + table.name());
    execute(target, "CREATE TABLE %s LIKE %s".formatted(fresh.quoted(), table.quoted()));
    TableSum.Adding given = new TableSum.Adding(table.name());
    new Pages(source, secondsMax)
        .read(
            table,
            page -> {
              page.forEach(row -> given.add(row.json()));
              Load.insert(target, fresh, page);
            });
    TableSum.Adding taken = new TableSum.Adding(table.name());
    new Pages(target, secondsMax).read(fresh, page -> page.forEach(row -> taken.add(row.json())));
    if (!given.sum().equals(taken.sum())) {
      throw new IOException(
          "the table %s was not copied as it is: expected %d rows, found %d, or others"
              .formatted(table.name(), given.sum().rows(), taken.sum().rows()));
    }
    return given.sum();
  }

  private static void same(List<Table> from, List<Table> to) throws IOException {
    List<String> expected = from.stream().map(Takeover::described).toList();
    List<String> found = to.stream().map(Takeover::described).toList();
    if (!expected.equals(found)) {
      throw new IOException(
          "the tables differ: expected %s, found %s"
              .formatted(
                  expected.stream().filter(table -> !found.contains(table)).toList(),
                  found.stream().filter(table -> !expected.contains(table)).toList()));
    }
  }

  private static String described(Table table) {
    return table.columns().stream()
        .map(column -> column.name() + " " + column.kind())
        .collect(Collectors.joining(", ", table.name() + "(", ")"));
  }

  /** What was staged is what is there from now on, all tables at the same moment. */
  public void swap() throws SQLException {
    try (Connection target = to.getConnection()) {
      List<String> fresh = Catalogue.names(target, Catalogue.NEW);
      if (!fresh.isEmpty()) {
        drop(target, Catalogue.OLD);
        execute(
            target,
            fresh.stream()
                .map(name -> name.substring(Catalogue.NEW.length()))
                .flatMap(name ->
                    Stream.of(
                        "`%s` TO `%s%s`".formatted(name, Catalogue.OLD, name),
                        "`%s%s` TO `%s`".formatted(Catalogue.NEW, name, name)))
                .collect(Collectors.joining(", ", "RENAME TABLE ", "")));
      }
      drop(target, Catalogue.OLD);
    }
  }

  /** Leaves what is there as it is. */
  public void discard() throws SQLException {
    try (Connection target = to.getConnection()) {
      drop(target, Catalogue.NEW);
    }
  }

  private static void drop(Connection target, String beginning) throws SQLException {
    for (String name : Catalogue.names(target, beginning)) {
      execute(target, "DROP TABLE `" + name + "`");
    }
  }

  private static void execute(Connection target, String sql) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.execute(sql);
    }
  }
}
