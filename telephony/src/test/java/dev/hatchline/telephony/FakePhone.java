package dev.hatchline.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A desk phone at the other end of real SIP: it rings, answers, refuses or says nothing.
 *
 * <pre>
 *   INVITE ─▶   ◀─ 180   ◀─ 200 | 486 | 603 | 480      BYE ─▶ ◀─ 200      ◀─ BYE
 * </pre>
 */
final class FakePhone implements AutoCloseable {
  /** What it does with a call. */
  enum Manner {
    ANSWERS("200 OK"),
    RINGS(""),
    IS_BUSY("486 Busy Here"),
    DECLINES("603 Decline"),
    IS_AWAY("480 Temporarily Unavailable");

    private final String finalAnswer;

    Manner(String finalAnswer) {
      this.finalAnswer = finalAnswer;
    }
  }

  /** An INVITE, the CANCEL or the BYE of the other side. */
  record Seen(String method, String message) {}

  final Heard<Seen> seen = new Heard<>();
  private final DatagramSocket socket;

  private final FakeEar ear = new FakeEar();

  private volatile Manner manner = Manner.ANSWERS;
  private volatile @Nullable Seen invite;
  private volatile @Nullable SocketAddress peer;

  FakePhone() throws SocketException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("phone").start(this::run);
  }

  int port() {
    return socket.getLocalPort();
  }

  FakePhone that(Manner does) {
    manner = does;
    seen.clear();
    return this;
  }

  /** Speaks in this voice and waits until the other voice is heard, one way through Asterisk. */
  boolean hears(double hertz, double own) throws IOException {
    Seen call = invite;
    if (call == null) {
      throw new IOException("no call to speak in");
    }
    String port = call.message().replaceAll("(?s).*m=audio ([0-9]+).*", "$1");
    return ear.hears(hertz, own, Integer.parseInt(port));
  }

  /** Ends the conversation. */
  void hangUp() throws IOException {
    Seen call = invite;
    if (call == null) {
      throw new IOException("no call to hang up");
    }
    String uri = header(call, "Contact").replaceAll(".*<([^>]*)>.*", "$1");
    send(
        "BYE %s SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%d\r\n"
                .formatted(uri, port(), System.nanoTime())
            + "From: %s;tag=phone\r\nTo: %s\r\n".formatted(header(call, "To"), header(call, "From"))
            + "Call-ID: %s\r\nCSeq: 7 BYE\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n"
                .formatted(header(call, "Call-ID")));
  }

  private void run() {
    byte[] buffer = new byte[65_536];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        peer = packet.getSocketAddress();
        String text = new String(packet.getData(), 0, packet.getLength(), UTF_8);
        took(new Seen(text.substring(0, Math.max(0, text.indexOf(' '))), text));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void took(Seen message) throws IOException {
    switch (message.method()) {
      case "INVITE" -> {
        invite = message;
        seen.add(message);
        Manner does = manner;
        send(answer(message, "180 Ringing", ""));
        if (does != Manner.RINGS) {
          send(answer(message, does.finalAnswer, does == Manner.ANSWERS ? sdp() : ""));
        }
      }
      case "CANCEL" -> {
        seen.add(message);
        send(answer(message, "200 OK", ""));
        Seen call = invite;
        if (call != null) {
          send(answer(call, "487 Request Terminated", ""));
        }
      }
      case "BYE" -> {
        seen.add(message);
        send(answer(message, "200 OK", ""));
      }
      case "OPTIONS" -> send(answer(message, "200 OK", ""));
      default -> {} // ACK, and answers to our BYE
    }
  }

  private String sdp() {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        + "m=audio "
        + ear.port()
        + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";
  }

  private String answer(Seen request, String status, String body) {
    List<String> lines = new ArrayList<>(List.of("SIP/2.0 " + status));
    for (String line : request.message().lines().toList()) {
      String name = line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
      switch (name) {
        case "via", "from", "call-id", "cseq" -> lines.add(line);
        case "to" -> lines.add(line.contains(";tag=") ? line : line + ";tag=phone");
        default -> {}
      }
    }
    lines.add("Contact: <sip:101@127.0.0.1:" + port() + ">");
    lines.add("Content-Type: application/sdp");
    lines.add("Content-Length: " + body.length());
    return String.join("\r\n", lines) + "\r\n\r\n" + body;
  }

  private static String header(Seen message, String name) {
    return message
        .message()
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .findFirst()
        .orElseThrow()
        .substring(name.length() + 1)
        .strip();
  }

  private void send(String text) throws IOException {
    SocketAddress to = peer;
    if (to != null) {
      byte[] bytes = text.getBytes(UTF_8);
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    }
  }

  @Override
  public void close() {
    socket.close();
    ear.close();
  }
}
