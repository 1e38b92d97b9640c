package dev.hatchline.routing.notice;

import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import org.jspecify.annotations.Nullable;

/** The contract against a real MySQL. */
class MySqlNoticeStoreIT extends NoticeStoreContract {
  private final MySqlForTests mysql = MySqlForTests.server();
  private @Nullable MySqlServer server;
  private @Nullable JdbcStore jdbc;

  @Override
  NoticeStore open() throws Exception {
    if (server == null) {
      server = mysql.withTables();
    }
    jdbc = JdbcStore.mysql(server);
    return jdbc.notices();
  }

  @Override
  void close() {
    if (jdbc != null) {
      jdbc.close();
    }
  }
}
