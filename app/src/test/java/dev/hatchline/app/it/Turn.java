package dev.hatchline.app.it;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A turn at what takes more than its share of the machine, among all forks of these tests, which
 * have the folder of the program in common.
 */
final class Turn implements AutoCloseable {
  private static final int STARTS = 2;
  private static final long LOOK_NANOS = 100_000_000;

  private final FileChannel file;

  private Turn(FileChannel file) {
    this.file = file;
  }

  /**
   * To start an installation. A start takes a processor, the calls after it hardly any: as many
   * start at a time as there are processors, and the calls of the others have room.
   *
   * @throws IOException if the folder cannot be written
   */
  static Turn toStart() throws IOException {
    return await("start", STARTS);
  }

  /**
   * To have many callers, of whom the first is to be rung within a second.
   *
   * @throws IOException if the folder cannot be written
   */
  static Turn ofMany() throws IOException {
    return await("many", 1);
  }

  private static Turn await(String what, int atOnce) throws IOException {
    Path folder = HeadStart.folder();
    while (true) {
      for (int n = 0; n < atOnce; n++) {
        Turn turn = take(folder.resolve(what + "-" + n + ".lock"));
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
