package dev.hatchline.routing.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file. */
class H2HistoryIT extends HistoryContract {
  @TempDir Path folder;

  @Override
  JdbcStore open() {
    return JdbcStore.embedded(folder.resolve("db/hatchline"));
  }
}
