package dev.hatchline.app.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Somebody on this machine who has no business at our ports. */
final class Stranger implements AutoCloseable {
  private static final int CONNECT_MS = 5_000;
  private static final int ANSWER_MS = 10_000;
  private static final int BYTES = 20_000;
  private static final byte ID = 0x01;
  private static final int ID_BYTES = 16;

  private final List<Socket> idle = new ArrayList<>();
  private final Random random = new Random(7);

  /** Connects and says this; what it is told until the other side closes, or has been silent. */
  String says(int port, byte[] words) {
    try (Socket socket = connect(port)) {
      socket.setSoTimeout(ANSWER_MS);
      socket.getOutputStream().write(words);
      return new String(socket.getInputStream().readNBytes(BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException refused) {
      return "";
    }
  }

  String says(int port, String words) {
    return says(port, words.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends this and is gone. */
  void leaves(int port, byte[] words) {
    try (Socket socket = connect(port)) {
      socket.getOutputStream().write(words);
    } catch (IOException _) {
      // Shut out before it was through: that is as good.
    }
  }

  byte[] noise() {
    byte[] noise = new byte[random.nextInt(1, BYTES)];
    random.nextBytes(noise);
    return noise;
  }

  /** Shows this ticket at the AudioSocket port; true if it is let in and hears sound. */
  boolean isLetIn(int port, UUID ticket) throws IOException {
    try (Socket socket = connect(port)) {
      socket.setSoTimeout(ANSWER_MS);
      socket
          .getOutputStream()
          .write(
              ByteBuffer.allocate(3 + ID_BYTES)
                  .put(ID)
                  .putShort((short) ID_BYTES)
                  .putLong(ticket.getMostSignificantBits())
                  .putLong(ticket.getLeastSignificantBits())
                  .array());
      InputStream in = socket.getInputStream();
      return in.read() > 0;
    }
  }

  /** Connects so many times, says this much of something, and stays. */
  void crowds(int port, int count, String words) {
    for (int n = 0; n < count; n++) {
      try {
        Socket socket = connect(port);
        idle.add(socket);
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
      } catch (IOException _) {
        // Shut out already.
      }
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), CONNECT_MS);
    return socket;
  }

  /** Gives up all connections that it kept. */
  @Override
  public void close() throws IOException {
    for (Socket socket : idle) {
      socket.close();
    }
    idle.clear();
  }
}
