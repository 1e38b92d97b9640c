package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.bench.CrashRounds;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Ten real kills while customers are called back: none is lost, and none is dialled twice. */
class CrashIT {
  private static final int ROUNDS = 10;
  private static final long SEED = 4;

  @Test
  void everyPromiseComesToOneEndWhateverIsKilled() throws IOException {
    try (Rig rig = Rig.upToBeKilled(CrashRounds.operatorFile(""), _ -> {})) {
      assertThat(CrashRounds.faults(rig.info(), rig.state(), "H2", ROUNDS, SEED)).isEmpty();
    }
  }

  @Test
  void theSameInMySql() throws IOException, SQLException {
    MySqlServer database = MySqlForTests.server().database();
    String file =
        CrashRounds.operatorFile(
            """
            database:
              mysql: {host: 127.0.0.1, port: %d, database: %s, user: %s}
            """
                .formatted(database.port(), database.database(), database.user()));
    try (Rig rig = Rig.upToBeKilled(file, home -> Rig.databasePassword(home, database))) {
      assertThat(CrashRounds.faults(rig.info(), rig.state(), "MySQL", ROUNDS, SEED + 1)).isEmpty();
    }
  }
}
