package dev.hatchline.routing.store;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file, for a thread that may ask it at once. */
@ExtendWith(OnUninterrupted.class)
class H2AtOnceIT extends SharedLineContract {
  @TempDir Path folder;

  @Override
  SharedHouse open() throws Exception {
    return SharedHouse.embedded(folder.resolve("db/hatchline"));
  }
}
