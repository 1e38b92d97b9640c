package dev.hatchline.routing.store;

import org.jspecify.annotations.Nullable;

/** The contract against a real MySQL. */
class MySqlHoldingsIT extends HoldingsContract {
  private final MySqlForTests mysql = MySqlForTests.server();
  private @Nullable MySqlServer server;

  @Override
  JdbcStore open() throws Exception {
    return JdbcStore.mysql(server());
  }

  private MySqlServer server() throws Exception {
    if (server == null) {
      server = mysql.database();
    }
    return server;
  }

  @Override
  void alter(String sql) throws Exception {
    mysql.root("USE " + server().database(), sql);
  }
}
