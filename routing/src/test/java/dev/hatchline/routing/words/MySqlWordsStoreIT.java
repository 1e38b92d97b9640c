package dev.hatchline.routing.words;

import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import org.jspecify.annotations.Nullable;

/** The contract against a real MySQL. */
class MySqlWordsStoreIT extends WordsStoreContract {
  private final MySqlForTests mysql = MySqlForTests.server();
  private @Nullable MySqlServer server;
  private @Nullable JdbcStore jdbc;

  @Override
  WordsStore open() throws Exception {
    if (server == null) {
      server = mysql.withTables();
    }
    jdbc = JdbcStore.mysql(server);
    return jdbc.words();
  }

  @Override
  void close() {
    if (jdbc != null) {
      jdbc.close();
    }
  }
}
