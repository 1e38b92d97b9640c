package dev.hatchline.routing.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The contract against a real MySQL. */
class MySqlAnswerStoreIT extends AnswerStoreContract {
  private final MySqlForTests mysql = MySqlForTests.server();
  private @Nullable MySqlServer server;

  @Override
  JdbcStore open() throws Exception {
    if (server == null) {
      server = mysql.withTables();
    }
    return JdbcStore.mysql(server);
  }

  @Override
  Duration givenUpAfter() {
    return AnswerStore.RUN_MAX;
  }
}
