package dev.hatchline.routing.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract against a real MySQL. */
class MySqlStoreIT extends StoreContract {
  private final MySqlForTests mysql = MySqlForTests.server();
  private @Nullable MySqlServer server;

  @Override
  Store open() throws Exception {
    return JdbcStore.mysql(server());
  }

  private MySqlServer server() throws Exception {
    if (server == null) {
      server = mysql.database();
    }
    return server;
  }

  @Override
  List<String> query(String sql) throws Exception {
    return mysql.query(sql.replace("FROM ", "FROM " + server().database() + "."));
  }

  @Override
  void alter(String sql) throws Exception {
    mysql.root("USE " + server().database(), sql);
  }
}
