import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine without calls, for the trials of the script: health, drain and three calls that end. */
void main() throws IOException {
  Path home = Path.of(System.getenv("HATCHLINE_HOME"));
  int port = 8080 + Integer.parseInt(System.getenv("HATCHLINE_PORT_OFFSET"));
  var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
  var calls = new AtomicInteger(3);
  var draining = new AtomicInteger(0);
  server.createContext("/actuator/health/liveness", e -> answer(e, 200, "{\"status\":\"UP\"}"));
  server.createContext(
      "/actuator/health/readiness",
      e -> {
        boolean unready = Files.exists(home.resolve("unready"));
        answer(e, unready ? 503 : 200, unready ? "{\"why\":\"asterisk is away\"}" : "{}");
      });
  server.createContext(
      "/api/drain",
      e -> {
        String key = "Bearer " + Files.readString(home.resolve("secrets/api-key")).strip();
        boolean allowed = key.equals(e.getRequestHeaders().getFirst("Authorization"));
        if (allowed) {
          draining.set(1);
        }
        answer(e, allowed ? 202 : 401, "{}");
      });
  server.createContext(
      "/api/calls/live",
      e -> {
        int live = draining.get() == 0 ? calls.get() : Math.max(0, calls.getAndDecrement());
        answer(e, 200, "{\"calls\":" + live + "}");
      });
  server.start();
}

void answer(HttpExchange exchange, int status, String body) throws IOException {
  byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
  exchange.sendResponseHeaders(status, bytes.length);
  exchange.getResponseBody().write(bytes);
  exchange.close();
}
