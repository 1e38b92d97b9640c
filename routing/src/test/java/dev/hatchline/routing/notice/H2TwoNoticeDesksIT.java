package dev.hatchline.routing.notice;

import dev.hatchline.routing.store.SharedHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file. */
class H2TwoNoticeDesksIT extends TwoNoticeDesksContract {
  @TempDir Path folder;

  @Override
  SharedHouse open() throws Exception {
    return SharedHouse.embedded(folder.resolve("db/hatchline"));
  }
}
