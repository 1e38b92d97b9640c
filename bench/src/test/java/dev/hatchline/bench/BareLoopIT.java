package dev.hatchline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.sound.Tones;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareLoopIT {
  private static final int MESSAGES = 60;
  private static final long PACKET_NANOS = 20_000_000;

  @Test
  void everyCallerGetsTheSoundEveryTwentyMilliseconds(@TempDir Path folder) throws Exception {
    Path wav = folder.resolve("tone.wav");
    Tones.tone(440, 0.5).write(wav);
    int port = freePort();
    Process loop =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                BareLoop.class.getName(),
                String.valueOf(port),
                wav.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = loop.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).isEqualTo("ready");
      try (Socket one = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
          Socket two = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
        one.getOutputStream().write(new byte[500]); // is thrown away
        long began = System.nanoTime();
        listen(two);
        // Only the first few could have waited for us: what is paced cannot come sooner.
        assertThat(System.nanoTime() - began).isGreaterThan((MESSAGES - 10) * PACKET_NANOS);
        listen(one);
      }
    } finally {
      loop.destroy();
      loop.waitFor();
    }
  }

  private static void listen(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int loudest = 0;
    for (int message = 0; message < MESSAGES; message++) {
      assertThat(in.readUnsignedByte()).isEqualTo(0x10);
      byte[] sound = in.readNBytes(in.readUnsignedShort());
      assertThat(sound).hasSize(320);
      for (int i = 0; i < sound.length; i += 2) {
        loudest = Math.max(loudest, (sound[i] & 0xFF) | (sound[i + 1] << 8));
      }
    }
    assertThat(loudest).isGreaterThan(5_000);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
