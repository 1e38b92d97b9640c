package dev.hatchline.routing.callback;

import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import org.jspecify.annotations.Nullable;

/** The contract against a real MySQL. */
class MySqlCallbackStoreIT extends CallbackStoreContract {
  private final MySqlForTests mysql = MySqlForTests.server();
  private @Nullable MySqlServer server;
  private @Nullable JdbcStore jdbc;

  @Override
  CallbackStore open() throws Exception {
    if (server == null) {
      server = mysql.database();
    }
    jdbc = JdbcStore.mysql(server);
    return jdbc.callbacks(clock);
  }

  @Override
  void close() {
    if (jdbc != null) {
      jdbc.close();
    }
  }
}
