package dev.hatchline.app.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A vendor's server on loopback: files that may be asked for in parts, and its moods. */
final class ModelHost implements AutoCloseable {
  private static final Pattern FROM = Pattern.compile("bytes=(\\d+)-");

  final Map<String, byte[]> files = new ConcurrentHashMap<>();
  final Map<String, String> redirects = new ConcurrentHashMap<>();

  /** What was asked: path, range and condition. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** The next archive breaks after so many bytes. */
  volatile long breaksAfter = Long.MAX_VALUE;

  /** After them it says nothing more, but stays. */
  volatile boolean stalls;

  volatile boolean knowsRanges = true;
  volatile String etag = "\"1\"";

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  ModelHost() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> said = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> said.put(name, values.getFirst()));
    String parts = said.getOrDefault("Range", "") + " " + said.getOrDefault("If-range", "");
    asked.add((path + " " + parts).strip());
    try (exchange) {
      byte[] file = files.get(path);
      if (redirects.containsKey(path)) {
        exchange.getResponseHeaders().set("Location", redirects.get(path));
        exchange.sendResponseHeaders(302, -1);
      } else if (file == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(exchange, file, from(said));
      }
    }
  }

  private int from(Map<String, String> said) {
    Matcher from = FROM.matcher(said.getOrDefault("Range", ""));
    return knowsRanges && from.matches() && etag.equals(said.get("If-range"))
        ? Integer.parseInt(from.group(1))
        : 0;
  }

  private void send(HttpExchange exchange, byte[] file, int from) throws IOException {
    if (!etag.isEmpty()) {
      exchange.getResponseHeaders().set("ETag", etag);
    }
    if (from >= file.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + file.length);
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
    int length = file.length - from;
    if (exchange.getRequestURI().getPath().endsWith(".zip")) {
      length = (int) Math.min(breaksAfter, length);
      breaksAfter = Long.MAX_VALUE;
    }
    exchange.getResponseBody().write(file, from, length);
    exchange.getResponseBody().flush();
    if (length < file.length - from && stalls) {
      await();
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
