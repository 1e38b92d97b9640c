package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No database is there, so no promise could be kept safe. */
class CallbackStoreAwayIT {
  @TempDir private Path folder;

  @Test
  void nothingIsPromisedThatCouldBeLost() throws Exception {
    String operator =
        """
        database:
          mysql:
            host: 127.0.0.1
            port: %d
        """
            .formatted(nobodysPort());
    Path secrets = Files.createDirectories(EngineServer.installation(folder, 0).secrets());
    Files.writeString(secrets.resolve("database-password"), "secret");
    try (EngineServer engine = EngineServer.start(operator, folder);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder ask = to(engine, "/api/callbacks");
      HttpResponse<String> answer =
          client.send(
              ask.header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"number\":\"+12025550123\"}"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.body()).contains("so none is made; please ask again.");
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(answer.headers().firstValue("Location")).isEmpty();
      // Each waits for the database for as long as it may: all at once.
      List<CompletableFuture<HttpResponse<String>>> readings =
          Stream.of(
                  "/api/callbacks",
                  "/api/callbacks/" + UUID.randomUUID(),
                  "/api/webhooks",
                  "/api/webhooks/dead")
              .map(path -> client.sendAsync(to(engine, path).build(), BodyHandlers.ofString()))
              .toList();
      for (CompletableFuture<HttpResponse<String>> reading : readings) {
        HttpResponse<String> read = reading.join();
        assertThat(read.statusCode()).as(read.uri().getPath()).isEqualTo(503);
      }
    }
  }

  private static HttpRequest.Builder to(EngineServer engine, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.port() + path))
        .header("Authorization", "Bearer " + engine.apiKey());
  }

  private static int nobodysPort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
