package dev.hatchline.conf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Ports of its own for each test process on this machine, held as long as the process lives. */
final class TestPorts implements AutoCloseable {
  private static final int FIRST = 17_900;
  private static final int STEP = 2_100;
  private static final int CHOICES = 3;

  private final FileChannel claim;
  private final int offset;

  private TestPorts(FileChannel claim, int offset) {
    this.claim = claim;
    this.offset = offset;
  }

  static TestPorts claim() {
    try {
      for (int n = 0; n < CHOICES; n++) {
        int offset = FIRST - n * STEP;
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "hatchline-conf-ports-" + offset);
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
          return new TestPorts(channel, offset);
        }
        channel.close();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    throw new IllegalStateException(
        "expected fewer than "
            + CHOICES
            + " test processes at once, found all ports for tests taken");
  }

  int offset() {
    return offset;
  }

  @Override
  public void close() throws IOException {
    claim.close();
  }
}
