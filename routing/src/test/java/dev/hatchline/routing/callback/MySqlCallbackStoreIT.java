package dev.hatchline.routing.callback;

import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract against a real MySQL. */
class MySqlCallbackStoreIT extends CallbackStoreContract {
  private final MySqlForTests mysql = MySqlForTests.server();
  private @Nullable MySqlServer server;
  private @Nullable JdbcStore jdbc;
  private @Nullable JdbcStore another;

  @Override
  CallbackStore open() throws Exception {
    if (server == null) {
      server = mysql.withTables();
    }
    jdbc = JdbcStore.mysql(server);
    return jdbc.callbacks(clock);
  }

  @Override
  CallbackStore second() {
    another = JdbcStore.mysql(Objects.requireNonNull(server));
    return another.callbacks(clock);
  }

  @Override
  void close() {
    Stream.of(jdbc, another).filter(Objects::nonNull).forEach(JdbcStore::close);
  }
}
