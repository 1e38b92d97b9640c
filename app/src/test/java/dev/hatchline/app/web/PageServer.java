package dev.hatchline.app.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Serves the page's files as the engine does, and canned answers in the engine's place. */
final class PageServer implements AutoCloseable {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

  /** Where {@link #answer} puts what a refusal of the feed says. */
  static final String REFUSED = "refused";

  private static final Duration REFUSAL_MAX = Duration.ofSeconds(60);

  /** How the feed behaves. */
  enum Feed {
    OPEN,
    /** Accepts, and says nothing. */
    SILENT,
    /** Refuses, as an engine does to which too many look. */
    REFUSED
  }

  private record Canned(int status, String type, String body) {}

  private record Message(String json, Instant at) {
    byte[] bytes() {
      String line = "id: " + at + "\ndata: " + json.replace("\n", "\ndata: ") + "\n\n";
      return line.getBytes(StandardCharsets.UTF_8);
    }
  }

  private final HttpServer server;
  private final List<HttpExchange> watchers = new CopyOnWriteArrayList<>();
  private final Map<String, String> stories = new ConcurrentHashMap<>();
  private final Map<String, Canned> canned = new ConcurrentHashMap<>();
  private final Semaphore refusals = new Semaphore(0);
  private final AtomicInteger storiesAsked = new AtomicInteger();
  private @Nullable Message shown;
  private Feed feed = Feed.OPEN;

  PageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::file);
    server.createContext("/live", this::live);
    server.createContext("/wall/live", this::live);
    server.createContext("/story/", this::story);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Shows this view to whoever looks, as of this time of the server. */
  synchronized void show(String json, Instant at) throws IOException {
    shown = new Message(json, at);
    for (HttpExchange watcher : watchers) {
      send(watcher, shown);
    }
  }

  /** From now on the feed behaves so; what is open is cut off unless it may stay silent. */
  synchronized void feed(Feed now) {
    feed = now;
    if (now == Feed.REFUSED) {
      watchers.forEach(HttpExchange::close);
      watchers.clear();
    }
  }

  void tell(String id, String story) {
    stories.put(id, story);
  }

  /** From now on this path is answered so. */
  void answer(String path, int status, String type, String body) {
    canned.put(path, new Canned(status, type, body));
  }

  /** Waits until the feed was asked for and refused. */
  void awaitRefusal() throws InterruptedException {
    if (!refusals.tryAcquire(REFUSAL_MAX.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("expected the page to ask for the feed, found no request");
    }
  }

  /** How often a story was asked for. */
  int storiesAsked() {
    return storiesAsked.get();
  }

  private synchronized void live(HttpExchange exchange) throws IOException {
    if (feed == Feed.REFUSED) {
      String why = canned.getOrDefault(REFUSED, new Canned(503, "", "{}")).body();
      answer(exchange, 503, "application/problem+json", why.getBytes(StandardCharsets.UTF_8));
      refusals.release();
      return;
    }
    headers(exchange, "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    watchers.add(exchange);
    if (shown != null && feed == Feed.OPEN) {
      send(exchange, shown);
    }
  }

  private void send(HttpExchange watcher, Message message) {
    try {
      OutputStream out = watcher.getResponseBody();
      out.write(message.bytes());
      out.flush();
    } catch (IOException _) { // the browser is gone
      watchers.remove(watcher);
    }
  }

  private void story(HttpExchange exchange) throws IOException {
    storiesAsked.incrementAndGet();
    String id = exchange.getRequestURI().getPath().substring("/story/".length());
    String story = stories.get(id);
    byte[] body = (story == null ? "{}" : story).getBytes(StandardCharsets.UTF_8);
    answer(exchange, story == null ? 404 : 200, "application/json", body);
  }

  private void file(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Canned ready = canned.get(path);
    if (ready != null) {
      byte[] body = ready.body().getBytes(StandardCharsets.UTF_8);
      answer(exchange, ready.status(), ready.type(), body);
      return;
    }
    String name = path.equals("/") ? "/index.html" : path;
    try (InputStream file = PageServer.class.getResourceAsStream("/static" + name)) {
      if (file == null) {
        answer(exchange, 404, "text/plain", new byte[0]);
        return;
      }
      String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
      answer(exchange, 200, type, file.readAllBytes());
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    headers(exchange, type);
    boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bare ? -1 : body.length);
    if (bare) {
      exchange.close();
      return;
    }
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** The headers of {@link HttpGuard}: the page must work under them. */
  private static void headers(HttpExchange exchange, String type) {
    exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Content-Security-Policy", HttpGuard.CONTENT);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
