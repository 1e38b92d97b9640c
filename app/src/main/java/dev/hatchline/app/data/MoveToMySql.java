package dev.hatchline.app.data;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlServer;
import dev.hatchline.routing.store.Restored;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.bulk.TableSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Copies every table of the embedded database to the MySQL of the operator's file, all or nothing.
 * The embedded database is left as it was: a copy of its file is read.
 */
public final class MoveToMySql {
  private final Place place;

  public MoveToMySql(Place place) {
    this.place = place;
  }

  /**
   * Does it; what an earlier one has left half done is done anew.
   *
   * @param moved false if the MySQL held the same already
   */
  public record Done(List<TableSum> tables, boolean moved) {}

  public Done run(OperatorConfig config, boolean replace) throws IOException, DataFault {
    MySqlServer server =
        Stores.server(config, place.installation().secrets())
            .orElseThrow(() ->
                new DataFault(
                    "%s names no MySQL; say 'database: {mysql: {host: …}}' there first"
                        .formatted(place.operatorFile())));
    if (!Files.exists(place.databaseFile())) {
      throw new DataFault("there is no embedded database " + place.databaseFile());
    }
    Path stage = place.home().resolve("restore").resolve("move");
    RestorePlan.remove(stage);
    Files.createDirectories(stage);
    try {
      return copied(stage, server, replace);
    } finally {
      RestorePlan.remove(stage);
    }
  }

  private Done copied(Path stage, MySqlServer server, boolean replace)
      throws IOException, DataFault {
    Path copy = stage.resolve("hatchline");
    Files.copy(place.databaseFile(), Place.withEnding(copy));
    try (Restored from = Restored.of(copy)) {
      List<TableSum> sums = from.sums();
      List<TableSum> there = there(server);
      if (there.equals(sums)) {
        return new Done(sums, false);
      }
      if (!replace && there.stream().anyMatch(table -> table.rows() > 0)) {
        throw new DataFault(
            "%s holds other rows than the embedded database; nothing was changed. --replace puts"
                    .formatted(server)
                + " those of the embedded database in their place");
      }
      from.stage(server);
      Restored.swap(server);
      return new Done(sums, true);
    }
  }

  private static List<TableSum> there(MySqlServer server) throws IOException, DataFault {
    try (JdbcStore store = JdbcStore.mysql(server)) {
      return store.holdings().sums();
    } catch (StoreFault fault) {
      throw new DataFault(String.valueOf(fault.getMessage()), fault);
    }
  }
}
