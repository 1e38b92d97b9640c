package dev.hatchline.routing.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.hatchline.routing.store.bulk.Dump;
import dev.hatchline.routing.store.bulk.Load;
import dev.hatchline.routing.store.bulk.TableSum;
import dev.hatchline.routing.store.bulk.Takeover;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;

/**
 * A database in a file that nobody uses yet: filled from a backup, or a copy of one; then it is put
 * in its place, or all its rows into a MySQL. Every fault of a database is an {@link IOException}
 * of one sentence here, as whoever restores can do nothing but read it.
 */
public final class Restored implements AutoCloseable {
  private static final int STATEMENT_SECONDS_MAX = (int) Pools.STATEMENT_MAX.toSeconds();

  private final HikariDataSource source;

  private Restored(HikariDataSource source) {
    this.source = source;
  }

  /** A database that was there before, with the tables of today; {@code file} has no ending. */
  public static Restored of(Path file) throws IOException {
    Restored copy = new Restored(Pools.embeddedUnhurried(file));
    return copy.renewed();
  }

  /**
   * A new one, with empty tables as they were in that version.
   *
   * @param file without ending
   * @param schema as {@link Holdings.Read} told
   */
  public static Restored fresh(Path file, String schema) throws IOException {
    Restored fresh = new Restored(Pools.embeddedUnhurried(file));
    var _ =
        fresh.sentence(() -> {
          if (!Tables.known(fresh.source, schema)) {
            throw new IOException(
                "the backup's tables are of version %s, which this program does not know; use the"
                        .formatted(schema)
                    + " program that made it, or a later one");
          }
          Tables.renew(fresh.source, schema);
          return true;
        });
    return fresh;
  }

  private Restored renewed() throws IOException {
    var _ =
        sentence(() -> {
          Tables.renew(source);
          return true;
        });
    return this;
  }

  /** Gives rows. */
  public interface Rows {
    void into(Load load) throws IOException;
  }

  /**
   * Takes these rows, and then has the tables of today.
   *
   * @param expected of the tables as they were
   */
  public void fill(Rows rows, List<TableSum> expected) throws IOException {
    var _ =
        sentence(() -> {
          try (Load load = new Load(source)) {
            rows.into(load);
            load.flush();
          }
          List<TableSum> found = new Dump(source, STATEMENT_SECONDS_MAX).sums();
          if (!found.equals(expected)) {
            throw new IOException(
                "the rows are not those of the backup: expected %s, found %s"
                    .formatted(expected, found));
          }
          Tables.renew(source);
          return true;
        });
  }

  /** What tells whether another database holds the same rows. */
  public List<TableSum> sums() throws IOException {
    return sentence(() -> new Dump(source, STATEMENT_SECONDS_MAX).sums());
  }

  /** Fills tables beside those of the server; nobody sees them before {@link #swap}. */
  public List<TableSum> stage(MySqlServer server) throws IOException {
    return on(
        server,
        (takeover, to) -> {
          Tables.renew(to);
          return takeover.stage(source);
        });
  }

  /** Puts what was staged in its place, at one moment; a second time it does nothing. */
  public static void swap(MySqlServer server) throws IOException {
    var _ =
        on(
            server,
            (takeover, _) -> {
              takeover.swap();
              return true;
            });
  }

  /** What was staged is not wanted. */
  public static void discard(MySqlServer server) throws IOException {
    var _ =
        on(
            server,
            (takeover, _) -> {
              takeover.discard();
              return true;
            });
  }

  private interface OnServer<T> {
    T of(Takeover takeover, HikariDataSource to) throws SQLException, IOException;
  }

  private static <T> T on(MySqlServer server, OnServer<T> work) throws IOException {
    try (HikariDataSource to = Pools.mysqlUnhurried(server)) {
      return sentence(
          server.toString(), () -> work.of(new Takeover(to, STATEMENT_SECONDS_MAX), to));
    }
  }

  private interface Work<T> {
    T of() throws SQLException, IOException;
  }

  private <T> T sentence(Work<T> work) throws IOException {
    return sentence("the embedded database", work);
  }

  private static <T> T sentence(String name, Work<T> work) throws IOException {
    try {
      return work.of();
    } catch (SQLException | FlywayException fault) {
      throw new IOException(
          "%s is not to be had: %s".formatted(name, Database.firstLine(fault)), fault);
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
