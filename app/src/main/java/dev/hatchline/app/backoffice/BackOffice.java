package dev.hatchline.app.backoffice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The demo back office's own process, on loopback. It is small on purpose: no Spring, no logger, no
 * JSON library, so that it is there at once and costs next to nothing.
 */
public final class BackOffice implements AutoCloseable {
  /** Bytes of a request's body that are read. */
  private static final int BODY_MAX = 65_536;

  private static final int WAITING_MAX = 50; // connections

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Records records;
  private final Ledger ledger;

  private BackOffice(int port, Path key, InstantSource clock) throws IOException {
    records = new Records(clock);
    ledger = new Ledger(key, clock);
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), WAITING_MAX);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** Serves until it is ended; code 1 with one sentence when the port cannot be had. */
  public static void main(String[] args) {
    Installation installation = Installation.fromEnvironment(System.getenv());
    int port = installation.backOfficePort();
    Path key = installation.secrets().resolve(Ledger.KEY_NAME);
    try {
      System.out.println("demo back office on port " + start(port, key, Clock.systemUTC()).port());
    } catch (IOException fault) {
      System.err.println(
          "the demo back office cannot listen on port %d: %s".formatted(port, fault.getMessage()));
      System.exit(1);
    }
  }

  /**
   * Starts it.
   *
   * @param port on 127.0.0.1; 0 for any
   * @param key the file of the key by which credits are known to be the engine's; may be missing
   * @throws IOException if the port cannot be had
   */
  static BackOffice start(int port, Path key, InstantSource clock) throws IOException {
    return new BackOffice(port, key, clock);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX);
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getRawPath();
      String key = header(exchange, "Idempotency-Key");
      Records.Reply reply =
          path.equals(Ledger.PATH)
              ? ledger.answer(
                  method,
                  header(exchange, "Hatchline-Signature"),
                  key,
                  new String(body, StandardCharsets.UTF_8))
              : records.answer(method, path, key);
      byte[] json = reply.json().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), json.length);
      exchange.getResponseBody().write(json);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
