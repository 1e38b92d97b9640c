package dev.hatchline.routing.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlForTests;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine stops dead at every boundary between intent and act, over real databases. */
class CallbackDeskCrashIT {
  private final SteppedClock clock = new SteppedClock();

  @TempDir Path folder;

  private void stopEverywhere(JdbcStore jdbc) throws Exception {
    try (jdbc) {
      int stops = new CrashScenarios(clock, jdbc.callbacks(clock)).all();
      assertThat(stops)
          .as("the scenarios reach far enough")
          .isGreaterThan(CrashScenarios.STOPS_MIN);
    }
  }

  @Test
  void noneIsLostDialledTwiceOrStuckOnH2() throws Exception {
    stopEverywhere(JdbcStore.embedded(folder.resolve("db/hatchline")));
  }

  @Test
  void noneIsLostDialledTwiceOrStuckOnMySql() throws Exception {
    stopEverywhere(JdbcStore.mysql(MySqlForTests.server().withTables()));
  }
}
