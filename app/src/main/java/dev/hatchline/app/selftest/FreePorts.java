package dev.hatchline.app.selftest;

import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports for one private Asterisk, beside whatever runs here. */
final class FreePorts {
  /**
   * All ports it leads to, up to 10999 + offset, lie below those the kernel hands out, and beside
   * those of this project's tests and drills.
   */
  private static final int OFFSET_FIRST = 15_300;

  private static final int OFFSETS = 80;
  private static final int OFFSET_STEP = 20;
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private FreePorts() {}

  /** An offset at which SIP and AMI are free; begins anywhere, so that two tests seldom meet. */
  static int offset() throws IOException {
    int first = ThreadLocalRandom.current().nextInt(OFFSETS);
    for (int i = 0; i < OFFSETS; i++) {
      int offset = offset((first + i) % OFFSETS);
      Installation there = new Installation(Path.of("/"), Path.of("/"), offset);
      if (udp(there.sipPort()) && tcp(there.sipPort()) && tcp(there.amiPort())) {
        return offset;
      }
    }
    throw new IOException("no free ports from " + OFFSET_FIRST + " on");
  }

  private static int offset(int n) {
    return OFFSET_FIRST + n * OFFSET_STEP;
  }

  /** All there are to choose from. */
  static IntStream offsets() {
    return IntStream.range(0, OFFSETS).map(FreePorts::offset);
  }

  private static boolean tcp(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, LOOPBACK)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean udp(int port) {
    try (DatagramSocket _ = new DatagramSocket(new InetSocketAddress(LOOPBACK, port))) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
