package dev.hatchline.routing.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract against a real MySQL. */
class MySqlOutboxStoreIT extends OutboxStoreContract {
  private final MySqlForTests mysql = MySqlForTests.server();
  private @Nullable MySqlServer server;
  private @Nullable JdbcStore jdbc;

  @Override
  OutboxStore open() throws Exception {
    if (server == null) {
      server = mysql.withTables();
    }
    jdbc = JdbcStore.mysql(server);
    return jdbc.outbox();
  }

  @Override
  void close() {
    if (jdbc != null) {
      jdbc.close();
    }
  }

  @Override
  void write(List<OutboxEvent> events) throws StoreFault {
    if (jdbc != null) {
      jdbc.write(List.copyOf(events));
    }
  }

  @Override
  void claimsEnd() throws Exception {
    if (server != null) {
      mysql.root(
          "USE " + server.database(), "UPDATE webhook_queue SET lease_until = lease_until - 31");
    }
  }
}
