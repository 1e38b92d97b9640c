package dev.hatchline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The least that has Asterisk dial somebody: its manager over one socket, on which order follows
 * order. What our callbacks are measured against.
 */
final class BareManager implements AutoCloseable {
  private static final String USER = "bench";
  private static final int RING_MS = 30_000;

  private final Socket socket;
  private final OutputStream out;

  private BareManager(int port) throws IOException {
    socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
  }

  static BareManager login(int port, String secret) throws IOException {
    BareManager manager = new BareManager(port);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(manager.socket.getInputStream(), StandardCharsets.UTF_8));
    manager.send("Action: Login", "Username: " + USER, "Secret: " + secret, "Events: off");
    Thread.ofVirtual().name("bare-manager").start(() -> read(in));
    return manager;
  }

  /** Answers have to be read; only refusals are news. */
  private static void read(BufferedReader in) {
    try {
      boolean refused = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        refused |= line.equals("Response: Error");
        if (refused && line.startsWith("Message: ")) {
          System.err.println("bare manager: " + line);
          refused = false;
        }
      }
    } catch (IOException closed) {
      // By us, or the calls that do not come will tell.
    }
  }

  /**
   * Has a customer dialled, who is connected to the agent after the answer; returns at once.
   *
   * @return the moment at which the order left (ns of {@link System#nanoTime})
   */
  long dial(String number, String agent) {
    try {
      long at = System.nanoTime();
      send(
          "Action: Originate",
          "Channel: PJSIP/" + number + "@hatchline-trunk",
          "CallerID: <1000>",
          "Context: bench-answered",
          "Exten: " + agent,
          "Priority: 1",
          "Timeout: " + RING_MS,
          "Async: true");
      return at;
    } catch (IOException fault) {
      throw new IllegalStateException("Asterisk's manager takes no orders", fault);
    }
  }

  private void send(String... lines) throws IOException {
    String text = String.join("\r\n", lines) + "\r\n\r\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
