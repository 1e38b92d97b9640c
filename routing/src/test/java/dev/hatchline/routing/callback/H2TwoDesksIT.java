package dev.hatchline.routing.callback;

import dev.hatchline.routing.store.SharedHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file. */
class H2TwoDesksIT extends TwoDesksContract {
  @TempDir Path folder;

  @Override
  SharedHouse open() throws Exception {
    return SharedHouse.embedded(folder.resolve("db/hatchline"));
  }
}
