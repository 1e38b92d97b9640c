package dev.hatchline.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

/** A phone's sound: a tone goes out and a tone is listened for, µ-law in RTP (RFC 3550, 3551). */
final class FakeEar implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int SAMPLES = 160;
  private static final int PACKETS_MAX = 1_500;
  private static final double LOUD = 2_000;
  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

  FakeEar() throws SocketException {}

  int port() {
    return socket.getLocalPort();
  }

  /**
   * Sends its own tone to Asterisk's port, a packet each 20 ms, until it hears the other; false
   * after 30 s.
   */
  boolean hears(double hertz, double own, int asterisk) throws IOException {
    byte[] in = new byte[2_048];
    for (int i = 0; i < PACKETS_MAX; i++) {
      ByteBuffer packet = ByteBuffer.allocate(HEADER + SAMPLES);
      packet.putShort((short) 0x8000).putShort((short) i).putInt(i * SAMPLES).putInt((int) own);
      for (int s = 0; s < SAMPLES; s++) {
        packet.put(encoded(8_000 * Math.sin(2 * Math.PI * own * (i * SAMPLES + s) / 8_000)));
      }
      socket.send(
          new DatagramPacket(
              packet.array(), packet.capacity(), InetAddress.getLoopbackAddress(), asterisk));
      long end = System.nanoTime() + 20_000_000;
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
        try {
          DatagramPacket heard = new DatagramPacket(in, in.length);
          socket.receive(heard);
          if (heard.getLength() == HEADER + SAMPLES && strength(in, hertz) > LOUD) {
            return true;
          }
        } catch (SocketTimeoutException _) {
          // the next packet is due
        }
      }
    }
    return false;
  }

  /** The amplitude of this frequency in a packet. */
  private static double strength(byte[] packet, double hertz) {
    double sine = 0;
    double cosine = 0;
    for (int s = 0; s < SAMPLES; s++) {
      double angle = 2 * Math.PI * hertz * s / 8_000;
      double value = decoded(packet[HEADER + s]);
      sine += value * Math.sin(angle);
      cosine += value * Math.cos(angle);
    }
    return 2 * Math.hypot(sine, cosine) / SAMPLES;
  }

  /** G.711 µ-law. */
  private static int decoded(byte code) {
    int bits = ~code & 0xFF;
    int size = ((((bits & 0x0F) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
    return (bits & 0x80) == 0 ? size : -size;
  }

  private static byte encoded(double value) {
    int size = Math.min(32_635, (int) Math.abs(value)) + 0x84;
    int exponent = 31 - Integer.numberOfLeadingZeros(size) - 7;
    int mantissa = (size >> (exponent + 3)) & 0x0F;
    int bits = (exponent << 4) | mantissa | (value < 0 ? 0x80 : 0);
    return (byte) ~bits;
  }

  @Override
  public void close() {
    socket.close();
  }
}
