package dev.hatchline.app.selftest;

import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for one private Asterisk, beside whatever runs here. */
final class FreePorts {
  /** All ports it leads to, up to 10999 + offset, lie below those the kernel hands out. */
  private static final int OFFSET_FIRST = 13_000;

  private static final int OFFSETS = 80;
  private static final int OFFSET_STEP = 100;
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private FreePorts() {}

  /** An offset at which SIP and AMI are free; begins anywhere, so that two tests seldom meet. */
  static int offset() throws IOException {
    int first = ThreadLocalRandom.current().nextInt(OFFSETS);
    for (int i = 0; i < OFFSETS; i++) {
      int offset = OFFSET_FIRST + (first + i) % OFFSETS * OFFSET_STEP;
      Installation there = new Installation(Path.of("/"), Path.of("/"), offset);
      if (udp(there.sipPort()) && tcp(there.sipPort()) && tcp(there.amiPort())) {
        return offset;
      }
    }
    throw new IOException("no free ports from " + OFFSET_FIRST + " on");
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
