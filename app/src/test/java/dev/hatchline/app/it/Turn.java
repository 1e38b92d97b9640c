package dev.hatchline.app.it;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A turn to start an installation. A start takes a processor, the calls after it hardly any: as
 * many start at a time as there are processors, and the calls of the others have room.
 */
final class Turn implements AutoCloseable {
  private static final int AT_ONCE = 2;
  private static final long LOOK_NANOS = 100_000_000;

  private final FileChannel file;

  private Turn(FileChannel file) {
    this.file = file;
  }

  /**
   * Waits for a turn among all processes that share this folder.
   *
   * @throws IOException if the folder cannot be written
   */
  static Turn await(Path folder) throws IOException {
    while (true) {
      for (int n = 0; n < AT_ONCE; n++) {
        Turn turn = take(folder.resolve("start-" + n + ".lock"));
        if (turn != null) {
          return turn;
        }
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static @Nullable Turn take(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = file.tryLock();
    if (lock == null) {
      file.close();
      return null;
    }
    return new Turn(file);
  }

  @Override
  public void close() throws IOException {
    file.close(); // and with it the lock
  }
}
