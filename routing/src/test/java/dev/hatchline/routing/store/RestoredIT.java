package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.routing.store.bulk.RowSink;
import dev.hatchline.routing.store.bulk.TableSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the embedded database into a real MySQL, and from rows into an embedded one. */
class RestoredIT {
  private final MySqlForTests mysql = MySqlForTests.server();
  @TempDir Path folder;

  private record Line(String table, String json) {}

  private record Dumped(String schema, List<TableSum> sums, List<Line> lines) {}

  private static Dumped dumped(JdbcStore store) throws Exception {
    List<Line> lines = new ArrayList<>();
    Holdings.Read read =
        store
            .holdings()
            .read(
                new RowSink() {
                  private String table = "";

                  @Override
                  public void begin(String name) {
                    table = name;
                  }

                  @Override
                  public void row(String json) {
                    lines.add(new Line(table, json));
                  }

                  @Override
                  public void end(TableSum sum) {}
                });
    return new Dumped(read.schema(), read.sums(), lines);
  }

  private Dumped embedded(Path file) throws Exception {
    try (JdbcStore store = JdbcStore.embedded(file)) {
      store.check();
      HoldingsContract.call(store, HoldingsContract.NUMBER, Sample.T0);
      store.write(Sample.events(Sample.call(), 0, 1_200));
      HoldingsContract.callback(
          store.callbacks(InstantSource.system()), HoldingsContract.NUMBER, Sample.T0, false);
      return dumped(store);
    }
  }

  private static List<TableSum> sums(MySqlServer server) throws Exception {
    try (JdbcStore store = JdbcStore.mysql(server)) {
      return store.holdings().sums();
    }
  }

  @Test
  void everyRowComesIntoMySqlAndTheFileStaysAsItWas() throws Exception {
    Path file = folder.resolve("hatchline");
    Dumped before = embedded(file);
    byte[] bytes = Files.readAllBytes(folder.resolve("hatchline.mv.db"));
    Path copy = folder.resolve("copy");
    Files.copy(folder.resolve("hatchline.mv.db"), folder.resolve("copy.mv.db"));
    MySqlServer server = mysql.database();
    try (Restored from = Restored.of(copy)) {
      assertThat(from.stage(server)).isEqualTo(before.sums());
      assertThat(sums(server)).as("nobody sees it yet").allMatch(table -> table.rows() == 0);
      assertThat(from.stage(server)).as("again after a fault").isEqualTo(before.sums());
      Restored.swap(server);
      assertThat(sums(server)).isEqualTo(before.sums());
      Restored.swap(server);
      assertThat(sums(server)).as("swapped twice").isEqualTo(before.sums());
    }
    assertThat(folder.resolve("hatchline.mv.db")).hasBinaryContent(bytes);
    assertThat(
            mysql.query(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '%s'"
                        .formatted(server.database())
                    + " AND table_name LIKE 'hl\\_%'"))
        .as("nothing is left beside")
        .containsExactly("0");
  }

  @Test
  void whatWasThereBeforeStaysUntilTheSwapAndIsGoneAfterIt() throws Exception {
    MySqlServer server = mysql.database();
    try (JdbcStore store = JdbcStore.mysql(server)) {
      store.check();
      HoldingsContract.call(store, "+4930123456", Sample.T0);
    }
    List<TableSum> old = sums(server);
    Dumped fresh = embedded(folder.resolve("hatchline"));
    try (Restored from = Restored.of(folder.resolve("hatchline"))) {
      from.stage(server);
      assertThat(sums(server)).isEqualTo(old);
      Restored.discard(server);
      Restored.swap(server);
      assertThat(sums(server)).as("nothing is staged any more").isEqualTo(old);
      from.stage(server);
      Restored.swap(server);
    }
    assertThat(sums(server)).isEqualTo(fresh.sums());
  }

  @Test
  void rowsAreFilledInAsTheyWere() throws Exception {
    Dumped before = embedded(folder.resolve("hatchline"));
    try (Restored restored = Restored.fresh(folder.resolve("fresh"), before.schema())) {
      restored.fill(
          load -> {
            for (Line line : before.lines()) {
              load.add(line.table(), line.json());
            }
          },
          before.sums());
      assertThat(restored.sums()).isEqualTo(before.sums());
    }
    try (JdbcStore store = JdbcStore.embedded(folder.resolve("fresh"))) {
      assertThat(dumped(store)).isEqualTo(before);
    }
  }

  @Test
  void rowsOfAnEarlierVersionGetTheTablesOfToday() throws Exception {
    try (Restored restored = Restored.fresh(folder.resolve("fresh"), "2")) {
      List<TableSum> sums = restored.sums();
      assertThat(sums).extracting(TableSum::table).contains("wait_estimate");
      restored.fill(_ -> {}, sums);
      assertThat(restored.sums())
          .extracting(TableSum::table)
          .contains("wait_told", "erasure")
          .doesNotContain("wait_estimate");
    }
  }

  @Test
  void whatCannotBeFilledInIsRefused() throws Exception {
    Dumped before = embedded(folder.resolve("hatchline"));
    assertRefused("one", load -> load.add("nothing", "{}"), "there is no table 'nothing'");
    assertRefused("two", load -> load.add("incident", "{\"id\":1}"), "expected the 6 columns");
    assertRefused("three", load -> load.add("incident", "{"), "cannot be read");
    assertRefused("four", _ -> {}, "the rows are not those of the backup");
    assertThatThrownBy(() -> Restored.fresh(folder.resolve("five"), "9999"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("which this program does not know");
    assertThat(before.sums()).isNotEmpty();
  }

  private void assertRefused(String name, Restored.Rows rows, String why) throws Exception {
    try (Restored restored = Restored.fresh(folder.resolve(name), "7")) {
      List<TableSum> expected = List.of(new TableSum("incident", 1, "0"));
      assertThatThrownBy(() -> restored.fill(rows, expected))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(why);
    }
  }

  @Test
  void aServerThatIsNotThereIsOneSentence() throws Exception {
    embedded(folder.resolve("hatchline"));
    MySqlServer nowhere = new MySqlServer("127.0.0.1", 9, "none", "none", "none");
    try (Restored from = Restored.of(folder.resolve("hatchline"))) {
      assertThatThrownBy(() -> from.stage(nowhere))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("none@127.0.0.1:9/none is not to be had");
    }
  }
}
