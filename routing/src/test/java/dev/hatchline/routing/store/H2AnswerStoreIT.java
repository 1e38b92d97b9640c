package dev.hatchline.routing.store;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file. */
class H2AnswerStoreIT extends AnswerStoreContract {
  @TempDir Path folder;

  @Override
  JdbcStore open() {
    return JdbcStore.embedded(folder.resolve("db/hatchline"));
  }

  @Override
  Duration givenUpAfter() {
    return Duration.ZERO;
  }
}
