package dev.hatchline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BareManagerTest {
  @Test
  void ordersFollowTheLoginOnOneConnection() throws Exception {
    try (ServerSocket asterisk = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        BareManager manager = BareManager.login(asterisk.getLocalPort(), "secret");
        Socket link = asterisk.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(link.getInputStream(), StandardCharsets.UTF_8))) {
      long before = System.nanoTime();
      long at = manager.dial("+12025550123", "101");
      assertThat(at).isBetween(before, System.nanoTime());
      assertThat(action(in)).startsWith("Action: Login").contains("Secret: secret", "Events: off");
      assertThat(action(in))
          .startsWith("Action: Originate")
          .contains("Channel: PJSIP/+12025550123@hatchline-trunk", "Exten: 101", "Async: true");
    }
  }

  /** The lines of the next action. */
  private static List<String> action(BufferedReader in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      lines.add(line);
    }
    return lines;
  }
}
