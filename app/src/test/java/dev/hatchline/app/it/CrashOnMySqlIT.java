package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.bench.CrashRounds;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The same as {@link CrashOnH2IT}, with a server that is another process. */
class CrashOnMySqlIT {
  private static final long SEED = 5;

  @Test
  void everyPromiseComesToOneEndWhateverIsKilled() throws IOException, SQLException {
    MySqlServer database = MySqlForTests.server().database();
    String file =
        CrashRounds.operatorFile(
            """
            database:
              mysql: {host: 127.0.0.1, port: %d, database: %s, user: %s}
            """
                .formatted(database.port(), database.database(), database.user()));
    try (Rig rig = Rig.upToBeKilled(file, home -> Rig.databasePassword(home, database))) {
      assertThat(CrashRounds.faults(rig.info(), rig.state(), "MySQL", CrashOnH2IT.ROUNDS, SEED))
          .isEmpty();
    }
  }
}
