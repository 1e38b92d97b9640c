package dev.hatchline.routing.callback;

import dev.hatchline.routing.store.JdbcStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file. */
class H2CallbackStoreIT extends CallbackStoreContract {
  @TempDir Path folder;
  private @Nullable JdbcStore jdbc;

  @Override
  CallbackStore open() {
    jdbc = JdbcStore.embedded(folder.resolve("db/hatchline"));
    return jdbc.callbacks(clock);
  }

  @Override
  void close() {
    if (jdbc != null) {
      jdbc.close();
    }
  }
}
