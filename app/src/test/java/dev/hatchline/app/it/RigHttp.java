package dev.hatchline.app.it;

import dev.hatchline.app.web.OpenApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The HTTP side of one engine, asked with its key. */
record RigHttp(HttpClient client, String base, String key) {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();

  /** Whatever the status. */
  String text(String path) {
    return ask("GET", path).body();
  }

  /** With this status, or a failure with what was answered. */
  String text(String method, String path, int status) {
    return with(status, path, ask(method, path));
  }

  String post(String path, String json, int status) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return with(status, path, asDocumented(send(request, HttpResponse.BodyHandlers.ofString())));
  }

  /** Sends a form as anybody's browser does, without the key; where it leads. */
  String form(String path, String fields) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER_MAX)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    with(303, path, answer);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  byte[] bytes(String path) {
    HttpResponse<byte[]> answer =
        send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode());
    }
    return answer.body();
  }

  private static String with(int status, String path, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private HttpResponse<String> ask(String method, String path) {
    return asDocumented(
        send(
            request(path).method(method, HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString()));
  }

  /** Of the API: each of its answers is as {@code docs/openapi.yaml} says. */
  private static HttpResponse<String> asDocumented(HttpResponse<String> answer) {
    String path = answer.request().uri().getPath();
    if (path.startsWith("/api/")) {
      List<String> faults =
          DOCUMENT.faults(
              answer.request().method(),
              path,
              answer.statusCode(),
              answer.headers().firstValue("Content-Type").orElse(null),
              answer.body());
      if (!faults.isEmpty()) {
        throw new IllegalStateException(String.join("; ", faults));
      }
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + key)
        .timeout(ANSWER_MAX);
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
