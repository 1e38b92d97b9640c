package dev.hatchline.conf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports of its own for each test process on this machine, whoever runs it; the claim is a listening
 * socket, held as long as the process lives.
 */
final class TestPorts implements AutoCloseable {
  private static final int FIRST = 17_900;
  private static final int STEP = 2_100;
  private static final int CHOICES = 3;
  private static final int CLAIM_FIRST = 20_050;

  private final ServerSocket claim;
  private final int offset;

  private TestPorts(ServerSocket claim, int offset) {
    this.claim = claim;
    this.offset = offset;
  }

  static TestPorts claim() {
    for (int n = 0; n < CHOICES; n++) {
      try {
        ServerSocket claim = new ServerSocket(CLAIM_FIRST + n, 1, InetAddress.getLoopbackAddress());
        return new TestPorts(claim, FIRST - n * STEP);
      } catch (BindException _) {
        // Another process has them.
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
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
