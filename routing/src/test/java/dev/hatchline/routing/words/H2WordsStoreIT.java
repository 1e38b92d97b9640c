package dev.hatchline.routing.words;

import dev.hatchline.routing.store.JdbcStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file. */
class H2WordsStoreIT extends WordsStoreContract {
  @TempDir Path folder;
  private @Nullable JdbcStore jdbc;

  @Override
  WordsStore open() {
    jdbc = JdbcStore.embedded(folder.resolve("db/hatchline"));
    return jdbc.words();
  }

  @Override
  void close() {
    if (jdbc != null) {
      jdbc.close();
    }
  }
}
