package dev.hatchline.routing.store;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file. */
class H2OutboxStoreIT extends OutboxStoreContract {
  @TempDir Path folder;
  private @Nullable JdbcStore jdbc;

  @Override
  OutboxStore open() {
    jdbc = JdbcStore.embedded(folder.resolve("db/hatchline"));
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
    try (var source = Pools.embedded(folder.resolve("db/hatchline"));
        var connection = source.getConnection()) {
      connection
          .createStatement()
          .execute("UPDATE webhook_queue SET lease_until = lease_until - 31");
    }
  }
}
