package dev.hatchline.routing.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file. */
class H2MembershipIT extends MembershipContract {
  @TempDir Path folder;

  @Override
  SharedHouse open() throws Exception {
    return SharedHouse.embedded(folder.resolve("db/hatchline"));
  }
}
