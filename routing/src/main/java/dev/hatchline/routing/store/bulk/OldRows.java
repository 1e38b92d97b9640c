package dev.hatchline.routing.store.bulk;

import dev.hatchline.routing.store.bulk.TableRule.Ageing;
import dev.hatchline.routing.store.bulk.TableRule.Role;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Removes rows that are older than they may be, a few at a time. */
public final class OldRows {
  /** In one transaction; nobody waits for locks on so few. */
  public static final int BATCH_MAX = 500;

  /** What is not removed by then is left for the next time. */
  static final Duration BATCH_TIME_MAX = Duration.ofSeconds(2);

  private final DataSource source;
  private final int secondsMax;
  private final Files files;

  /** Removes a recording; one that is gone already is no fault. */
  public interface Files {
    void remove(String name) throws IOException;
  }

  /**
   * Of this database.
   *
   * @param secondsMax for each statement
   * @param files a recording goes before its row: what is left of a fault is found again
   */
  public OldRows(DataSource source, int secondsMax, Files files) {
    this.source = source;
    this.secondsMax = secondsMax;
    this.files = files;
  }

  /**
   * Removes the oldest rows of this kind from before that time, at most {@link #BATCH_MAX} of each
   * table, and what belongs to them.
   *
   * @return how many rows were removed
   */
  public int remove(Keep keep, Instant before) throws SQLException, IOException {
    int removed = 0;
    try (Connection connection = source.getConnection()) {
      for (Table table : Catalogue.tables(connection)) {
        TableRule rule = TableRules.of(table.name());
        if (rule.ageing() instanceof Ageing.After after && after.keep() == keep) {
          removed += remove(connection, new Aged(table, rule, after), before);
        }
      }
    }
    return removed;
  }

  private record Aged(Table table, TableRule rule, Ageing.After after) {}

  private int remove(Connection connection, Aged aged, Instant before)
      throws SQLException, IOException {
    List<Row> old = old(connection, aged, before);
    if (old.isEmpty()) {
      return 0;
    }
    long end = System.nanoTime() + BATCH_TIME_MAX.toNanos();
    connection.setAutoCommit(false);
    try {
      int removed = 0;
      for (Row row : old) {
        removed += System.nanoTime() - end < 0 ? remove(connection, aged, row) : 0;
      }
      connection.commit();
      return removed;
    } catch (SQLException fault) {
      connection.rollback();
      throw fault;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private int remove(Connection connection, Aged aged, Row row) throws SQLException, IOException {
    for (String column : aged.rule().columns(Role.FILE)) {
      files.remove(row.text(column));
    }
    int removed = 0;
    for (TableRule rule : TableRules.ALL) {
      if (rule.ageing() instanceof Ageing.With(String owner, String column)
          && owner.equals(aged.table().name())) {
        removed +=
            delete(
                connection, "`%s` WHERE `%s` = ?".formatted(rule.table(), column), row.text("id"));
      }
    }
    return removed
        + delete(
            connection,
            aged.table().quoted() + " WHERE " + aged.table().byKey() + guard(aged.after()),
            row.of(aged.table().key()));
  }

  private static String guard(Ageing.After after) {
    return after.unless().isEmpty() ? "" : " AND NOT (%s)".formatted(after.unless());
  }

  private List<Row> old(Connection connection, Aged aged, Instant before) throws SQLException {
    String sql =
        "SELECT %s FROM %s WHERE `%s` < ?%s ORDER BY `%s` LIMIT %d"
            .formatted(
                Table.list(aged.table().columns()),
                aged.table().quoted(),
                aged.after().column(),
                guard(aged.after()),
                aged.after().column(),
                BATCH_MAX);
    List<Row> old = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(secondsMax);
      statement.setObject(1, LocalDateTime.ofInstant(before, ZoneOffset.UTC));
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          old.add(Row.of(aged.table(), found));
        }
      }
    }
    return old;
  }

  private int delete(Connection connection, String where, @Nullable Object... key)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("DELETE FROM " + where)) {
      statement.setQueryTimeout(secondsMax);
      for (int i = 0; i < key.length; i++) {
        statement.setObject(i + 1, key[i]);
      }
      return statement.executeUpdate();
    }
  }
}
