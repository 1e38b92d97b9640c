package dev.hatchline.routing.task;

import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import org.jspecify.annotations.Nullable;

/** The contract against a real MySQL. */
class MySqlTaskStoreIT extends TaskStoreContract {
  private final MySqlForTests mysql = MySqlForTests.server();
  private @Nullable MySqlServer server;
  private @Nullable JdbcStore jdbc;

  @Override
  TaskStore open() throws Exception {
    if (server == null) {
      server = mysql.withTables();
    }
    jdbc = JdbcStore.mysql(server);
    return jdbc.tasks();
  }

  @Override
  void close() {
    if (jdbc != null) {
      jdbc.close();
    }
  }
}
