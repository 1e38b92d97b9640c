package dev.hatchline.conf;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sound of a test phone towards Asterisk: µ-law in RTP (RFC 3550, 3551), 20 ms a packet. */
final class Voice {
  private static final int SAMPLES = 160;
  private static final byte SILENCE = (byte) 0xFF;
  private static final byte LOUD = (byte) 0x90; // and 0x10, its other sign
  private static final long PACKET_NANOS = 20_000_000;

  private Voice() {}

  /** Sends so many packets of a buzz, then so many of silence, to where this INVITE wants them. */
  static void say(SipMessage invite, int loud, int silent) throws IOException {
    Matcher port = Pattern.compile("m=audio ([0-9]+)").matcher(invite.body());
    if (!port.find()) {
      throw new IOException("no sound is wanted: " + invite.body());
    }
    InetAddress asterisk = InetAddress.ofLiteral("127.0.0.1");
    try (DatagramSocket socket = new DatagramSocket()) {
      long start = System.nanoTime();
      for (int i = 0; i < loud + silent; i++) {
        ByteBuffer packet = ByteBuffer.allocate(12 + SAMPLES);
        packet.putShort((short) 0x8000).putShort((short) i).putInt(i * SAMPLES).putInt(7);
        for (int s = 0; s < SAMPLES; s++) {
          packet.put(i >= loud ? SILENCE : s % 16 < 8 ? LOUD : (byte) (LOUD ^ 0x80));
        }
        socket.send(
            new DatagramPacket(
                packet.array(), packet.capacity(), asterisk, Integer.parseInt(port.group(1))));
        LockSupport.parkNanos(start + (i + 1) * PACKET_NANOS - System.nanoTime());
      }
    }
  }
}
