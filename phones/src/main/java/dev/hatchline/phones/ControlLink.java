package dev.hatchline.phones;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The wire to baresip's ctrl_tcp module: JSON in netstrings ({@code LENGTH:JSON,}), commands out,
 * responses (told apart by their token) and events in.
 */
final class ControlLink implements AutoCloseable {
  private static final int MESSAGE_BYTES_MAX = 100_000;
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final Socket socket;
  private final Map<String, CompletableFuture<Map<?, ?>>> waiting = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final AtomicLong tokens = new AtomicLong();

  ControlLink(int port) throws IOException {
    this.socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.connect(
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
        (int) ANSWER_MAX.toMillis());
  }

  /** Begins to read; the events arrive on one thread, in order, which must not run commands. */
  void begin(Consumer<Map<?, ?>> events) {
    Thread.ofVirtual().name("phone-control").start(() -> read(events));
  }

  /** Done when the phone has closed the connection and all it said is read. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /**
   * Runs a command of baresip and returns what it printed.
   *
   * @throws PhoneException if it refuses or does not answer within 10 s
   */
  String run(String command, String parameters) {
    String token = Long.toString(tokens.incrementAndGet());
    CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
    waiting.put(token, answer);
    String json =
        "{\"command\":%s,\"params\":%s,\"token\":\"%s\"}"
            .formatted(Json.quote(command), Json.quote(parameters), token);
    try {
      send(json);
      Map<?, ?> said = answer.get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
      if (!Boolean.TRUE.equals(said.get("ok"))) {
        throw new PhoneException(
            "the phone refused '%s %s': %s".formatted(command, parameters, said.get("data")));
      }
      return String.valueOf(said.get("data"));
    } catch (IOException | ExecutionException e) {
      throw new PhoneException("the phone is gone; '" + command + "' could not be done", e);
    } catch (TimeoutException e) {
      throw new PhoneException("the phone did not answer '" + command + "' within 10 s", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new PhoneException("interrupted while the phone was doing '" + command + "'");
    } finally {
      waiting.remove(token);
    }
  }

  private synchronized void send(String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head = (body.length + ":").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[head.length + body.length + 1];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    whole[whole.length - 1] = ',';
    socket.getOutputStream().write(whole);
  }

  private void read(Consumer<Map<?, ?>> events) {
    try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
      while (true) {
        Map<?, ?> message = Json.object(netstring(in));
        if (Boolean.TRUE.equals(message.get("response"))) {
          CompletableFuture<Map<?, ?>> asked = waiting.get(String.valueOf(message.get("token")));
          if (asked != null) {
            asked.complete(message);
          }
        } else {
          events.accept(message);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      waiting.values().forEach(answer -> answer.completeExceptionally(e));
    } finally {
      ended.complete(null);
    }
  }

  static String netstring(InputStream in) throws IOException {
    int length = 0;
    for (int c = next(in); c != ':'; c = next(in)) {
      if (c < '0' || c > '9' || length > MESSAGE_BYTES_MAX) {
        throw new IOException("expected a netstring's length, found character " + c);
      }
      length = length * 10 + c - '0';
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length || next(in) != ',') {
      throw new IOException("expected a netstring of " + length + " bytes and a comma");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private static int next(InputStream in) throws IOException {
    int c = in.read();
    if (c < 0) {
      throw new EOFException("the phone closed its control connection");
    }
    return c;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // Closing is all we wanted.
    }
  }
}
