package dev.hatchline.bench;

import dev.hatchline.routing.shared.Uninterrupted;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlServer;
import dev.hatchline.routing.store.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What {@link ClaimBench} finds in each database, and how that is told. */
final class ClaimRows {
  private ClaimRows() {}

  /**
   * Measures.
   *
   * @param mysql the port of a server with the database, user and password "drill"
   */
  static List<ClaimBench.Row> measure(List<Integer> sizes, int share, OptionalInt mysql)
      throws IOException {
    List<ClaimBench.Row> rows = new ArrayList<>();
    Path folder = Files.createTempDirectory("hatchline-bench");
    try (JdbcStore h2 = JdbcStore.embedded(folder.resolve("h2"))) {
      measure("H2", h2, sizes, share, rows);
    }
    if (mysql.isPresent()) {
      MySqlServer server =
          new MySqlServer("127.0.0.1", mysql.getAsInt(), "drill", "drill", "drill");
      try (JdbcStore store = JdbcStore.mysql(server)) {
        measure("MySQL", store, sizes, share, rows);
      }
    }
    return rows;
  }

  private static void measure(
      String name, JdbcStore store, List<Integer> sizes, int share, List<ClaimBench.Row> rows)
      throws IOException {
    for (int inLine : sizes) {
      try {
        store.check();
        ClaimBench.Row row = onThreadOfClaims(() -> ClaimBench.measure(name, store, inLine, share));
        System.out.print("· " + line(row));
        rows.add(row);
      } catch (StoreFault | ExecutionException fault) {
        throw new IOException(name + " does not answer in time", fault);
      }
    }
  }

  /** As an engine asks for them: in a database of its own it does so at once. */
  private static <T> T onThreadOfClaims(Callable<T> work) throws ExecutionException {
    FutureTask<T> task = new FutureTask<>(work);
    new Uninterrupted("line-claims", task).start();
    try {
      return task.get();
    } catch (InterruptedException fault) {
      throw new IllegalStateException("expected to be let measure in peace", fault);
    }
  }

  static String table(List<ClaimBench.Row> rows) {
    StringBuilder table =
        new StringBuilder(
            "| database | in line | p50 | bare | p99 | bare | ratio | a second | bare | ratio | |\n"
                + "|---|---|---|---|---|---|---|---|---|---|---|\n");
    rows.forEach(row -> table.append(line(row)));
    return table.toString();
  }

  private static String line(ClaimBench.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.3f ms | %.3f ms | %.3f ms | %.3f ms | %.2f | %.0f | %.0f | %.2f | %s |%n",
        row.store(),
        row.inLine(),
        row.median(round -> round.ours().p50()),
        row.median(round -> round.bare().p50()),
        row.median(round -> round.ours().p99()),
        row.median(round -> round.bare().p99()),
        row.p99Ratio(),
        row.median(round -> round.ours().rate()),
        row.median(round -> round.bare().rate()),
        row.rateRatio(),
        row.met() ? "met" : "**missed**");
  }
}
