package dev.hatchline.routing.store.bulk;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads all rows of all tables as of one moment, while others write. */
public final class Dump {
  /** H2's own; JDBC has no name for it. */
  private static final int H2_SNAPSHOT = 6;

  private final DataSource source;
  private final int secondsMax;

  /**
   * Of this database.
   *
   * @param secondsMax for each statement
   */
  public Dump(DataSource source, int secondsMax) {
    this.source = source;
    this.secondsMax = secondsMax;
  }

  /** Gives every row away, and returns what tells whether another database holds the same. */
  public List<TableSum> read(RowSink sink) throws SQLException, IOException {
    try (Connection connection = source.getConnection()) {
      snapshot(connection);
      try {
        List<TableSum> sums = new ArrayList<>();
        for (Table table : Catalogue.tables(connection)) {
          sums.add(read(connection, table, sink));
        }
        return sums;
      } finally {
        connection.rollback();
      }
    }
  }

  /** The pool puts both back. */
  private static void snapshot(Connection connection) throws SQLException {
    boolean h2 = connection.getMetaData().getURL().startsWith("jdbc:h2:");
    connection.setTransactionIsolation(h2 ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
  }

  private TableSum read(Connection connection, Table table, RowSink sink)
      throws SQLException, IOException {
    TableSum.Adding adding = new TableSum.Adding(table.name());
    sink.begin(table.name());
    new Pages(connection, secondsMax)
        .read(
            table,
            page -> {
              for (Row row : page) {
                String json = row.json();
                adding.add(json);
                sink.row(json);
              }
            });
    sink.end(adding.sum());
    return adding.sum();
  }

  /** Whether no table holds any row. */
  public boolean empty() throws SQLException {
    try (Connection connection = source.getConnection()) {
      for (Table table : Catalogue.tables(connection)) {
        try (var statement = connection.createStatement();
            var found = statement.executeQuery("SELECT 1 FROM " + table.quoted() + " LIMIT 1")) {
          if (found.next()) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /** As {@link #read}, for nobody but to compare. */
  public List<TableSum> sums() throws SQLException, IOException {
    return read(
        new RowSink() {
          @Override
          public void begin(String table) {}

          @Override
          public void row(String json) {}

          @Override
          public void end(TableSum sum) {}
        });
  }
}
