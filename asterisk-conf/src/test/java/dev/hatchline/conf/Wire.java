package dev.hatchline.conf;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** How a test phone's messages travel. */
interface Wire extends AutoCloseable {
  void send(SipMessage message) throws IOException;

  SipMessage receive() throws IOException;

  InetAddress address();

  int port();

  /** {@code UDP} or {@code TCP}. */
  String name();

  @Override
  void close() throws IOException;

  static Wire udp(InetSocketAddress own, InetSocketAddress peer) throws IOException {
    return new Udp(new DatagramSocket(own), peer, new byte[65_536]);
  }

  static Wire tcp(InetSocketAddress peer) throws IOException {
    Socket socket = new Socket(peer.getAddress(), peer.getPort());
    return new Tcp(socket, new BufferedInputStream(socket.getInputStream()));
  }

  /** One message, one packet. */
  @SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
  record Udp(DatagramSocket socket, InetSocketAddress peer, byte[] buffer) implements Wire {
    @Override
    public void send(SipMessage message) throws IOException {
      byte[] bytes = message.text().getBytes(StandardCharsets.UTF_8);
      socket.send(new DatagramPacket(bytes, bytes.length, peer));
    }

    @Override
    public SipMessage receive() throws IOException {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      socket.receive(packet);
      return SipMessage.parse(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8));
    }

    @Override
    public InetAddress address() {
      return socket.getLocalAddress();
    }

    @Override
    public int port() {
      return socket.getLocalPort();
    }

    @Override
    public String name() {
      return "UDP";
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /** Messages one after the other; Content-Length tells where each ends. */
  record Tcp(Socket socket, InputStream in) implements Wire {
    @Override
    public void send(SipMessage message) throws IOException {
      socket.getOutputStream().write(message.text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public SipMessage receive() throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new EOFException();
        }
        head.append((char) next);
        if (head.toString().equals("\r\n")) {
          head.setLength(0); // a keep-alive
        }
      }
      SipMessage message = SipMessage.parse(head.toString());
      String length = message.header("Content-Length");
      byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
      return SipMessage.parse(head + new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public InetAddress address() {
      return socket.getLocalAddress();
    }

    @Override
    public int port() {
      return socket.getLocalPort();
    }

    @Override
    public String name() {
      return "TCP";
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
