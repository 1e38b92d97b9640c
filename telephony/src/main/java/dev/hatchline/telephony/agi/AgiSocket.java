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
import java.util.regex.Pattern;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * One FastAGI connection, read with limits: a stranger's stream cannot hold a thread or fill the
 * memory. The request, up to its empty line, may take {@value #REQUEST_MS} ms, have {@value
 * #REQUEST_BYTES_MAX} bytes and must name our four arguments; afterwards a reply may take {@value
 * #REPLY_MS} ms, or as long as its application runs.
 */
final class AgiSocket implements SocketConnectionFacade {
  static final int LINE_BYTES_MAX = 8_192;
  static final int REQUEST_BYTES_MAX = 32_768;
  static final int REQUEST_MS = 2_000;

  static final int REPLY_MS = 10_000;

  /** Runs for as long as a call; Asterisk answers every other command at once. */
  private static final Pattern LONG =
      Pattern.compile("EXEC \"(AudioSocket|Dial|Bridge|Record)\".*", Pattern.DOTALL);

  private static final String LAST_ARGUMENT = "agi_arg_4: ";
  private static final String SCRIPT = "agi_network_script: ";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final StringBuilder unsent = new StringBuilder();
  private final String script;
  private final Consumer<AgiSocket> onClose;
  private boolean requestWhole;
  private boolean requestNamesUs;
  private boolean requestIsOurs;
  private @Nullable IOException requestBroken;
  private int requestBytes;
  private final long requestEndsNanos = System.nanoTime() + REQUEST_MS * 1_000_000L;

  /**
   * @param script the path of the URL that only our own dialplan knows
   * @param onClose hears when we close it
   */
  AgiSocket(Socket socket, String script, Consumer<AgiSocket> onClose) throws IOException {
    this.socket = socket;
    this.script = script;
    this.onClose = onClose;
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    this.in = new BufferedInputStream(new Counted(socket.getInputStream()), 1_024);
    this.out = socket.getOutputStream();
  }

  /**
   * The next line. A request that breaks off, is too long or too slow ends here like a short one,
   * so that it is refused for what it lacks, in one line of log; after that nothing can be read.
   */
  @Override
  public String readLine() throws IOException {
    if (requestBroken != null) {
      throw requestBroken;
    }
    try {
      return readWholeLine();
    } catch (IOException e) {
      if (requestWhole) {
        throw e;
      }
      requestBroken = e;
      return "";
    }
  }

  private String readWholeLine() throws IOException {
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
    String text = line.toString(StandardCharsets.UTF_8);
    if (!requestWhole) {
      requestNamesUs |= text.startsWith(LAST_ARGUMENT);
      requestIsOurs |= text.equals(SCRIPT + script);
      if (text.isEmpty() && !(requestNamesUs && requestIsOurs)) {
        throw new IOException("expected our dialplan's request, found another");
      }
      requestWhole = text.isEmpty();
    }
    return text;
  }

  @Override
  public void write(String s) {
    unsent.append(s);
  }

  @Override
  public void flush() throws IOException {
    if (requestBroken != null) {
      throw requestBroken; // a stranger learns nothing
    }
    String text = unsent.toString();
    unsent.setLength(0);
    socket.setSoTimeout(runsLong(text) ? 0 : REPLY_MS);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    out.flush();
  }

  static boolean runsLong(String command) {
    return LONG.matcher(command).matches();
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
