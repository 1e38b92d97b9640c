package dev.hatchline.app.selftest;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * Stands between Asterisk and our AudioSocket port and lets one kind of message fall, as an
 * AudioSocket that does not know it would: kind (1 byte), length (2), payload.
 */
final class Sieve implements AutoCloseable {
  static final int KEY = 0x03;
  static final int SOUND = 0x10;
  static final int NOTHING = -1;

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final ServerSocket door = new ServerSocket(0, 1, LOOPBACK);
  private final int fromAsterisk;
  private final int fromUs;

  /** Which kind falls on the way from Asterisk, and which on the way from us. */
  Sieve(int fromAsterisk, int fromUs) throws IOException {
    this.fromAsterisk = fromAsterisk;
    this.fromUs = fromUs;
  }

  int port() {
    return door.getLocalPort();
  }

  /** Takes one connection, and makes the one to our port when that is known. */
  void open(OurPort ours) {
    Thread.ofVirtual()
        .start(() -> {
          try (Socket asterisk = door.accept();
              Socket us = new Socket(LOOPBACK, ours.find())) {
            Thread back = Thread.ofVirtual().start(() -> pass(us, asterisk, fromUs));
            pass(asterisk, us, fromAsterisk);
            us.shutdownOutput();
            back.join();
          } catch (IOException | InterruptedException _) {
            // The test is over.
          }
        });
  }

  /** Tells, once Asterisk has its files, at which port we listen. */
  interface OurPort {
    int find() throws IOException;
  }

  private static void pass(Socket from, Socket to, int falls) {
    try {
      DataInputStream in = new DataInputStream(from.getInputStream());
      OutputStream out = to.getOutputStream();
      for (int kind = in.read(); kind >= 0; kind = in.read()) {
        byte[] payload = in.readNBytes(in.readUnsignedShort());
        if (kind != falls) {
          ByteBuffer message = ByteBuffer.allocate(3 + payload.length);
          message.put((byte) kind).putShort((short) payload.length).put(payload);
          out.write(message.array());
        }
      }
    } catch (IOException _) {
      // One side has left.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
