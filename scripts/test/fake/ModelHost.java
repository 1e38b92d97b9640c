import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A vendor of models on loopback: {@code ModelHost PORT FOLDER}. It sends files, and what is missing
 * of one; while there is a file {@code cut}, it takes it away and sends half of the next archive. It
 * writes what was asked to {@code asked}.
 */
void main(String[] args) throws IOException {
  int port = Integer.parseInt(args[0]);
  Path folder = Path.of(args[1]);
  var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
  server.createContext("/", exchange -> answer(exchange, folder));
  server.start();
}

void answer(HttpExchange exchange, Path folder) throws IOException {
  String name = exchange.getRequestURI().getPath().substring(1);
  String range = exchange.getRequestHeaders().getFirst("Range");
  Path asked = folder.resolve("asked");
  Files.writeString(
      asked,
      (Files.exists(asked) ? Files.readString(asked) : "") + name + " " + range + "\n");
  try (exchange) {
    byte[] file = Files.readAllBytes(folder.resolve(name));
    String tag = "\"" + file.length + "\"";
    boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    int from = range != null && same ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    exchange.getResponseHeaders().set("ETag", tag);
    if (from > 0) {
      String rest = "bytes %d-%d/%d".formatted(from, file.length - 1, file.length);
      exchange.getResponseHeaders().set("Content-Range", rest);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
    boolean cut = name.endsWith(".zip") && Files.deleteIfExists(folder.resolve("cut"));
    exchange.getResponseBody().write(file, from, cut ? file.length / 2 : file.length - from);
  }
}
