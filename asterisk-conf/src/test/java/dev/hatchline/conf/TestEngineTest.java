package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestEngineTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int ROUNDS = 50;

  /** A caller whom it lets in and forgets looks like one whom a dying engine leaves. */
  @Test
  void whenItIsClosedItRefuses() throws IOException {
    try (TestPorts ports = TestPorts.claim()) {
      int port = new Installation(Path.of("/h"), Path.of("/t"), ports.offset()).agiPort();
      for (int round = 0; round < ROUNDS; round++) {
        new TestEngine(port).close();
        assertThatExceptionOfType(ConnectException.class)
            .as("round %d", round)
            .isThrownBy(() -> new Socket(LOOPBACK, port).close());
      }
    }
  }
}
