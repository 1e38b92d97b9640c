package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** Somebody has the port for calls when the engine comes back. */
class DoorTakenIT {
  @Test
  void statusSaysWhichPortAndTheDoorOpensWhenItIsFree() throws IOException {
    try (Rig rig = Rig.up("company: Test Company")) {
      int port = rig.installation().agiPort();
      try (ServerSocket thief = new ServerSocket()) {
        long engine = rig.pid("engine");
        rig.signal("KILL", engine);
        Rig.await("the port to be left", () -> Rig.quietly(() -> takes(thief, port)));
        Rig.await("another engine", () -> Rig.quietly(() -> rig.pid("engine") != engine));
        Rig.await("the engine to say so", () -> Rig.quietly(() -> says(rig, ":" + port)));
        assertThatThrownBy(() -> rig.hatchline(Rig.PATIENCE, "status"))
            .hasMessageContaining("AGI port")
            .hasMessageContaining(":" + port)
            .hasMessageContaining("in use");
      }
      Rig.await("calls to be taken", rig::ready);
    }
  }

  private static boolean takes(ServerSocket thief, int port) {
    try {
      thief.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean says(Rig rig, String words) {
    return rig.health().path("components").path("calls").toString().contains(words);
  }
}
