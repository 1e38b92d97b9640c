package dev.hatchline.routing.notice;

import dev.hatchline.routing.store.JdbcStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file. */
class H2NoticeStoreIT extends NoticeStoreContract {
  @TempDir Path folder;
  private @Nullable JdbcStore jdbc;

  @Override
  NoticeStore open() {
    jdbc = JdbcStore.embedded(folder.resolve("db/hatchline"));
    return jdbc.notices();
  }

  @Override
  void close() {
    if (jdbc != null) {
      jdbc.close();
    }
  }
}
