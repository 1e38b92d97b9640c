package dev.hatchline.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real HTTP server on loopback that is told things, and behaves as it is told. */
public final class Receiver implements AutoCloseable {
  private static final int PATIENCE_S = 30;
  private static final int BLOCK_BYTES = 64;
  private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]+),v1=([0-9a-f]{64})");

  /** What was received: the headers of ours, and the body. */
  public record Received(String event, String signature, String body) {
    /** Whether it is signed with this key, by RFC 2104 as it stands there. */
    public boolean signedWith(String key) {
      Matcher parts = SIGNATURE.matcher(signature);
      return parts.matches()
          && HexFormat.of()
              .formatHex(hmac(key, parts.group(1) + "." + body))
              .equals(parts.group(2));
    }

    /** Seconds since 1970. */
    public long signedAt() {
      Matcher parts = SIGNATURE.matcher(signature);
      assertThat(parts.matches()).as(signature).isTrue();
      return Long.parseLong(parts.group(1));
    }
  }

  /** How a request is answered; it has been read. */
  public interface Manner {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Received> news = new LinkedBlockingQueue<>();
  private final List<Received> all = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Map<String, List<String>> headers = Map.of();
  private volatile Manner manner = says(204);

  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::hear);
    server.start();
  }

  private static byte[] hmac(String key, String text) {
    byte[] block = Arrays.copyOf(key.getBytes(StandardCharsets.UTF_8), BLOCK_BYTES);
    assertThat(key.length()).as("longer keys are hashed first").isLessThanOrEqualTo(BLOCK_BYTES);
    byte[] inner = sha256(xor(block, 0x36), text.getBytes(StandardCharsets.UTF_8));
    return sha256(xor(block, 0x5c), inner);
  }

  private static byte[] xor(byte[] block, int pad) {
    byte[] mixed = new byte[block.length];
    for (int i = 0; i < block.length; i++) {
      mixed[i] = (byte) (block[i] ^ pad);
    }
    return mixed;
  }

  private static byte[] sha256(byte[] first, byte[] then) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      return digest.digest(then);
    } catch (NoSuchAlgorithmException fault) {
      throw new AssertionError(fault);
    }
  }

  public static Manner says(int status) {
    return says(status, "");
  }

  public static Manner says(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    };
  }

  /** Says nothing until this is closed. */
  public Manner isSilent() {
    return _ -> awaitClose();
  }

  /** Begins an answer and never ends it. */
  Manner stopsWithin() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      awaitClose();
    };
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins an answer and hangs up. */
  static Manner hangsUpWithin(int status) {
    return exchange -> {
      exchange.sendResponseHeaders(status, 100);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
    };
  }

  /** Talks without end, until the other side hangs up. */
  static Manner neverStops(int status, CountDownLatch hungUp) {
    return exchange -> {
      exchange.sendResponseHeaders(status, 0);
      byte[] piece = new byte[8_192];
      try (OutputStream out = exchange.getResponseBody()) {
        while (true) {
          out.write(piece);
        }
      } catch (IOException _) {
        hungUp.countDown();
      }
    };
  }

  public void behaves(Manner now) {
    manner = now;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?of=calls");
  }

  /** The next that nobody has looked at. */
  public Received next() throws InterruptedException {
    Received next = news.poll(PATIENCE_S, TimeUnit.SECONDS);
    assertThat(next).as("expected something to be told, found nothing").isNotNull();
    return next;
  }

  /** Everything so far, in its order. */
  public List<Received> all() {
    return all;
  }

  /** Of the last request. */
  Map<String, List<String>> headers() {
    return headers;
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      exchange.getRequestBody().transferTo(body);
      headers = Map.copyOf(exchange.getRequestHeaders());
      Received received =
          new Received(
              header(exchange, HttpPost.EVENT_HEADER),
              header(exchange, Signature.HEADER),
              body.toString(StandardCharsets.UTF_8));
      all.add(received);
      news.add(received);
      manner.answer(exchange);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
