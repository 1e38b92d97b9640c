package dev.hatchline.app.commands;

import dev.hatchline.app.Setting;
import dev.hatchline.app.data.Asker;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.data.RowSource;
import dev.hatchline.app.data.RowStream;
import dev.hatchline.routing.store.bulk.RowSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The engine of this installation, asked over HTTP. */
final class EngineClient implements RowSource, AutoCloseable {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  /** Until the answer begins; an erasure reads every row before it has one. */
  private static final Duration ANSWER_MAX = Duration.ofMinutes(10);

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
  private final Duration answerMax;
  private final String base;
  private final String key;

  EngineClient(Setting setting) {
    this(setting, ANSWER_MAX);
  }

  /**
   * The same for who has less time.
   *
   * @param answerMax until the answer begins
   */
  EngineClient(Setting setting, Duration answerMax) {
    this.answerMax = answerMax;
    this.base =
        "http://%s:%d"
            .formatted(
                setting.config().listen().http().getHostAddress(),
                setting.installation().httpPort());
    this.key = setting.secrets().apiKey();
  }

  @Override
  public String read(RowSink sink) throws IOException, DataFault {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(ask("GET", "/api/rows"), StandardCharsets.UTF_8))) {
      return RowStream.read(lines, sink);
    }
  }

  /**
   * Asks for something.
   *
   * @throws DataFault if the engine does not answer, or refuses, in its words
   */
  InputStream ask(String method, String path) throws IOException, DataFault {
    HttpResponse<InputStream> answer = answer(method, path);
    if (answer.statusCode() / 100 != 2) {
      throw new DataFault(why(answer));
    }
    return answer.body();
  }

  /** What it says, well or ill. */
  String text(String path) throws IOException, DataFault {
    try (InputStream body = answer("GET", path).body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpResponse<InputStream> answer(String method, String path)
      throws IOException, DataFault {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(answerMax)
            .header("Authorization", "Bearer " + key)
            .header(Asker.HEADER, Asker.ofThisShell())
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException fault) {
      Thread.currentThread().interrupt();
      throw new DataFault("given up", fault);
    } catch (java.net.ConnectException fault) {
      throw new DataFault(
          "the engine does not answer at " + base + "; see './hatchline status', and try again",
          fault);
    }
  }

  private static String why(HttpResponse<InputStream> answer) throws IOException {
    String body;
    try (InputStream in = answer.body()) {
      body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try {
      return JSON.readTree(body).path("detail").asString("the engine refuses: " + body);
    } catch (JacksonException _) {
      return "the engine refuses (status %d)".formatted(answer.statusCode());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
