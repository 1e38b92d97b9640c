package dev.hatchline.telephony.media;

import dev.hatchline.telephony.prompt.Pcm;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Speaks AudioSocket as Asterisk does, or worse, from this end of a loopback connection. */
final class FakeAsterisk implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private static final int ID_BYTES = 19;
  private static final int SOUND_BYTES = 323;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  /** A message as it came. */
  record Message(int kind, Pcm sound) {
    short sample(int index) {
      return sound.sample(index);
    }
  }

  FakeAsterisk(InetSocketAddress to) throws IOException {
    this(to, 0);
  }

  private FakeAsterisk(InetSocketAddress to, int receiveBufferBytes) throws IOException {
    socket = new Socket();
    if (receiveBufferBytes > 0) {
      socket.setReceiveBufferSize(receiveBufferBytes);
    }
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    socket.connect(to, PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
  }

  static FakeAsterisk with(AudioSocketServer server, Ticket ticket) throws IOException {
    FakeAsterisk peer = new FakeAsterisk(server.address());
    peer.id(ticket.id());
    return peer;
  }

  /** One whose first sound comes with its ticket, however slow the machine is. */
  static FakeAsterisk sounding(AudioSocketServer server, Ticket ticket, int level)
      throws IOException {
    FakeAsterisk peer = new FakeAsterisk(server.address());
    ByteBuffer both = ByteBuffer.allocate(ID_BYTES + SOUND_BYTES);
    peer.raw(both.put(idMessage(ticket.id())).put(soundMessage(level)).array());
    return peer;
  }

  /** One with little room for what it does not read. */
  static FakeAsterisk deaf(AudioSocketServer server, Ticket ticket) throws IOException {
    FakeAsterisk peer = new FakeAsterisk(server.address(), 2_048);
    peer.id(ticket.id());
    return peer;
  }

  void id(UUID id) throws IOException {
    raw(idMessage(id));
  }

  private static byte[] idMessage(UUID id) {
    byte[] message = new byte[ID_BYTES];
    message[0] = 1;
    message[2] = 16;
    for (int i = 0; i < 8; i++) {
      message[3 + i] = (byte) (id.getMostSignificantBits() >> (56 - 8 * i));
      message[11 + i] = (byte) (id.getLeastSignificantBits() >> (56 - 8 * i));
    }
    return message;
  }

  void key(char digit) throws IOException {
    raw(new byte[] {3, 0, 1, (byte) digit});
  }

  void sound(int level) throws IOException {
    raw(soundMessage(level));
  }

  private static byte[] soundMessage(int level) {
    byte[] message = new byte[SOUND_BYTES];
    message[0] = 0x10;
    message[1] = 1;
    message[2] = 0x40;
    for (int i = 0; i < 160; i++) {
      message[3 + 2 * i] = (byte) level;
      message[4 + 2 * i] = (byte) (level >> 8);
    }
    return message;
  }

  void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** The next message; EOFException when there is none. */
  Message read() throws IOException {
    int kind = in.readUnsignedByte();
    byte[] payload = new byte[in.readUnsignedShort()];
    in.readFully(payload);
    return new Message(kind, Pcm.ofLittleEndian(payload));
  }

  /** The first sound that is not silence. */
  Message readLoud() throws IOException {
    Message message = read();
    while (message.kind() == 0x10 && message.sample(0) == 0) {
      message = read();
    }
    return message;
  }

  /** Reads to the end; true when it came as an end, false when as a reset. */
  boolean endsCleanly() {
    try {
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Sends its end, as a peer that closes properly. */
  void leave() throws IOException {
    socket.shutdownOutput();
  }

  /** Closes so that the other side sees a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
