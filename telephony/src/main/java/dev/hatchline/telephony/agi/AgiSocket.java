package dev.hatchline.telephony.agi;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * One FastAGI connection, read with limits: a stranger's stream cannot hold a thread or fill the
 * memory. The request, up to its empty line, may take {@value #REQUEST_MS} ms and have {@value
 * #REQUEST_BYTES_MAX} bytes; afterwards a reply may take as long as its command runs.
 */
final class AgiSocket implements SocketConnectionFacade {
  static final int LINE_BYTES_MAX = 8_192;
  static final int REQUEST_BYTES_MAX = 32_768;
  static final int REQUEST_MS = 2_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final StringBuilder unsent = new StringBuilder();
  private final Consumer<AgiSocket> onClose;
  private boolean requestWhole;
  private int requestBytes;
  private final long requestEndsNanos = System.nanoTime() + REQUEST_MS * 1_000_000L;

  AgiSocket(Socket socket, Consumer<AgiSocket> onClose) throws IOException {
    this.socket = socket;
    this.onClose = onClose;
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    this.in = new BufferedInputStream(new Counted(socket.getInputStream()), 1_024);
    this.out = socket.getOutputStream();
  }

  @Override
  public String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(120);
    int next;
    while ((next = in.read()) != '\n') {
      if (next < 0) {
        throw new IOException("the other side has closed");
      }
      if (line.size() == LINE_BYTES_MAX) {
        throw new IOException(
            "expected a line of " + LINE_BYTES_MAX + " bytes, found a longer one");
      }
      line.write(next);
    }
    if (!requestWhole && line.size() == 0) {
      requestWhole = true;
      socket.setSoTimeout(0);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void write(String s) {
    unsent.append(s);
  }

  @Override
  public void flush() throws IOException {
    byte[] bytes = unsent.toString().getBytes(StandardCharsets.UTF_8);
    unsent.setLength(0);
    out.write(bytes);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    onClose.accept(this);
    socket.close();
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }

  @Override
  public InetAddress getRemoteAddress() {
    return socket.getInetAddress();
  }

  @Override
  public int getRemotePort() {
    return socket.getPort();
  }

  /** Ends a request that is too long or too slow. */
  private final class Counted extends InputStream {
    private final InputStream raw;

    Counted(InputStream raw) {
      this.raw = raw;
    }

    @Override
    public int read() throws IOException {
      throw new IOException("read in blocks only");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (requestWhole) {
        return raw.read(into, offset, length);
      }
      // What has already come is read even when the time is over: a busy machine is no attacker.
      long leftMs = (requestEndsNanos - System.nanoTime()) / 1_000_000;
      socket.setSoTimeout(Math.toIntExact(Math.max(1, leftMs)));
      int count = raw.read(into, offset, length);
      requestBytes += Math.max(count, 0);
      if (requestBytes > REQUEST_BYTES_MAX) {
        throw new IOException("expected an AGI request, found more than " + REQUEST_BYTES_MAX);
      }
      return count;
    }

    @Override
    public int available() throws IOException {
      return raw.available();
    }
  }
}
