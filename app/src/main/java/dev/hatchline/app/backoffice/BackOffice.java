package dev.hatchline.app.backoffice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The demo back office's own process, on loopback. It is small on purpose: no Spring, no logger, no
 * JSON library, so that it is there at once and costs next to nothing.
 */
public final class BackOffice implements AutoCloseable {
  /** Bytes of a request's body that are read; nothing in it matters. */
  private static final int BODY_MAX = 65_536;

  private static final int WAITING_MAX = 50; // connections

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Records records;

  private BackOffice(int port, InstantSource clock) throws IOException {
    records = new Records(clock);
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), WAITING_MAX);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** Serves until it is ended; code 1 with one sentence when the port cannot be had. */
  public static void main(String[] args) {
    int port = Installation.fromEnvironment(System.getenv()).backOfficePort();
    try {
      System.out.println("demo back office on port " + start(port, Clock.systemUTC()).port());
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
   * @throws IOException if the port cannot be had
   */
  static BackOffice start(int port, InstantSource clock) throws IOException {
    return new BackOffice(port, clock);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readNBytes(BODY_MAX);
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      Records.Reply reply =
          records.answer(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              key == null ? "" : key);
      byte[] json = reply.json().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), json.length);
      exchange.getResponseBody().write(json);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
