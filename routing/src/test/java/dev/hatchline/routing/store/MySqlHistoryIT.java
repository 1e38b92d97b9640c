package dev.hatchline.routing.store;

import org.jspecify.annotations.Nullable;

/** The contract against a real MySQL. */
class MySqlHistoryIT extends HistoryContract {
  private final MySqlForTests mysql = MySqlForTests.server();
  private @Nullable MySqlServer server;

  @Override
  JdbcStore open() throws Exception {
    if (server == null) {
      server = mysql.withTables();
    }
    return JdbcStore.mysql(server);
  }
}
