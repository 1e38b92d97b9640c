import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An engine without calls, for the trials of the script: health, and a drain. Files in the state
 * folder tell it more: {@code unready}; {@code calls}, how many are up, in place of three that end
 * one by one; {@code channels}; {@code deaf}, it drains but says that it could not; {@code slow},
 * after how many milliseconds it says that it lives; {@code toil}, how many threads want a processor
 * for as long as it is slow. It writes each order to drain, or not to, and which engine it is, to
 * {@code orders}.
 */
void main() throws IOException {
  Path home = Path.of(System.getenv("HATCHLINE_HOME"));
  int port = 8080 + Integer.parseInt(System.getenv("HATCHLINE_PORT_OFFSET"));
  String name = System.getenv("HATCHLINE_ENGINE_NAME");
  if ("b".equals(name)) {
    port++;
  }
  var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
  var calls = new AtomicInteger(3);
  var draining = new AtomicBoolean();
  server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  server.createContext(
      "/actuator/health/liveness",
      e -> {
        long until = System.nanoTime() + number(home.resolve("slow"), 0) * 1_000_000L;
        for (int n = number(home.resolve("toil"), 0); n > 0; n--) {
          Thread.ofPlatform().daemon().start(() -> toil(until));
        }
        while (System.nanoTime() < until) {
          LockSupport.parkNanos(until - System.nanoTime());
        }
        answer(e, 200, "{\"status\":\"UP\"}");
      });
  server.createContext(
      "/actuator/health/readiness",
      e -> {
        boolean unready = Files.exists(home.resolve("unready")) || draining.get();
        String why = draining.get() ? "the line drains" : "asterisk is away";
        String body = "{\"calls\":{\"details\":{\"live\":0,\"why\":\"" + why + "\"}}}";
        answer(e, unready ? 503 : 200, unready ? body : "{}");
      });
  server.createContext(
      "/api/drain",
      e -> {
        String key = "Bearer " + Files.readString(home.resolve("secrets/api-key")).strip();
        if (!key.equals(e.getRequestHeaders().getFirst("Authorization"))) {
          answer(e, 401, "{}");
          return;
        }
        draining.set(e.getRequestMethod().equals("POST"));
        Files.writeString(
            home.resolve("orders"),
            e.getRequestMethod() + " " + name + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        int up = number(home.resolve("calls"), Math.max(0, calls.decrementAndGet()));
        boolean deaf = draining.get() && Files.exists(home.resolve("deaf"));
        int channels = number(home.resolve("channels"), up);
        answer(e, deaf ? 503 : 200, "{\"calls\":" + up + ",\"channels\":" + channels + "}");
      });
  server.createContext(
      "/api/calls/live",
      e -> answer(e, 200, "{\"calls\":" + number(home.resolve("calls"), calls.get()) + "}"));
  server.start();
}

void toil(long until) {
  while (System.nanoTime() < until) {
    Thread.onSpinWait();
  }
}

int number(Path file, int otherwise) throws IOException {
  return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : otherwise;
}

void answer(HttpExchange exchange, int status, String body) throws IOException {
  byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
  exchange.sendResponseHeaders(status, bytes.length);
  exchange.getResponseBody().write(bytes);
  exchange.close();
}
