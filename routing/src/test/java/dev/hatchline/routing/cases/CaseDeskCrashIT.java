package dev.hatchline.routing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlForTests;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine stops dead at every boundary of a write, over real databases. */
class CaseDeskCrashIT {
  @TempDir Path folder;

  private static void stopEverywhere(JdbcStore jdbc) throws Exception {
    try (jdbc) {
      int stops = new CrashScenarios(new SteppedClock(), jdbc.cases()).all();
      assertThat(stops).as("the day reaches far enough").isGreaterThan(CrashScenarios.STOPS_MIN);
    }
  }

  @Test
  void nothingAcknowledgedIsLostOnH2() throws Exception {
    stopEverywhere(JdbcStore.embedded(folder.resolve("db/hatchline")));
  }

  @Test
  void nothingAcknowledgedIsLostOnMySql() throws Exception {
    stopEverywhere(JdbcStore.mysql(MySqlForTests.server().withTables()));
  }
}
