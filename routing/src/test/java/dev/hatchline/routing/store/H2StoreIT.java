package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file. */
class H2StoreIT extends StoreContract {
  @TempDir Path folder;

  @Override
  Store open() {
    return JdbcStore.embedded(folder.resolve("db/hatchline"));
  }

  /** Only one process, and within it one set of settings, may have the file open. */
  @Override
  List<String> query(String sql) throws Exception {
    List<String> found = new ArrayList<>();
    try (var source = Pools.embedded(folder.resolve("db/hatchline"));
        var connection = source.getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Override
  void alter(String sql) throws Exception {
    try (var source = Pools.embedded(folder.resolve("db/hatchline"));
        var connection = source.getConnection()) {
      connection.createStatement().execute(sql);
    }
  }

  @Test
  void whatWasWrittenSurvivesAnEngineThatIsHaltedRightAfter() throws Exception {
    store.close();
    CallId call = Sample.call();
    Dying.run("store", folder, call);
    store = open();
    store.check();
    assertThat(store.events(call)).hasSize(Dying.WRITES);
  }

  @Test
  void aPromiseSurvivesAnEngineThatIsHaltedRightAfter() throws Exception {
    store.close();
    Dying.run("promises", folder, Sample.call());
    JdbcStore again = JdbcStore.embedded(folder.resolve("db/hatchline"));
    store = again;
    assertThat(again.callbacks(InstantSource.system()).open()).hasSize(Dying.WRITES);
  }
}
