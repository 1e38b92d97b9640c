package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Engine;
import dev.hatchline.routing.store.AnswerStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API of a real engine with a real database, asked as programs do; nobody is dialled. Each
 * answer has to be as {@code docs/openapi.yaml} says.
 */
final class ApiRig implements AutoCloseable {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final OpenApiDocument document = OpenApiDocument.read();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> seen = new HashSet<>();
  private final EngineServer server;
  private int numbers = 120;

  private ApiRig(EngineServer server) {
    this.server = server;
  }

  /** With this operator's file. */
  static ApiRig start(String operator, Path folder) throws Exception {
    return new ApiRig(EngineServer.start(operator, folder));
  }

  Engine engine() {
    return server.engine().getBean(Engine.class);
  }

  EngineServer server() {
    return server;
  }

  OpenApiDocument document() {
    return document;
  }

  /** A number that no other test of this engine has. */
  synchronized String number() {
    return "+12025550" + ++numbers;
  }

  /** With the operator's key. */
  HttpRequest.Builder to(String path) {
    return to(path, server.apiKey());
  }

  /** With this key; with none if it is empty. */
  HttpRequest.Builder to(String path, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(ANSWER_MAX);
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  /** The answer, which is as the document says. */
  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    String method = answer.request().method();
    String path = answer.request().uri().getPath();
    String type = answer.headers().firstValue("Content-Type").orElse(null);
    assertThat(document.faults(method, path, answer.statusCode(), type, answer.body())).isEmpty();
    document
        .find(method, path)
        .ifPresent(operation ->
            saw(operation, answer.statusCode() < 400 || !isProblem(type) ? "done" : "refused"));
    return answer;
  }

  private static boolean isProblem(@Nullable String type) {
    return type != null && type.startsWith("application/problem+json");
  }

  private synchronized void saw(OpenApiDocument.Operation operation, String how) {
    seen.add(operation + " " + how);
  }

  /** Whether this was done, or refused, at least once. */
  synchronized boolean saw(String operation, String how) {
    return seen.contains(operation + " " + how);
  }

  /** The same of a request that no operation of the document takes. */
  HttpResponse<String> sendAnything(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(to(path));
  }

  HttpResponse<String> delete(String path) throws Exception {
    return send(to(path).DELETE());
  }

  /** With an Idempotency-Key that nobody else has. */
  HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, body, UUID.randomUUID().toString());
  }

  HttpResponse<String> post(String path, String body, String key) throws Exception {
    HttpResponse<String> answer =
        send(
            to(path)
                .header("Content-Type", "application/json")
                .header(IdempotentPosts.KEY, key)
                .POST(BodyPublishers.ofString(body)));
    return taken(answer, body);
  }

  HttpResponse<String> put(String path, String body) throws Exception {
    return taken(
        send(
            to(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body))),
        body);
  }

  /** What is done was asked for as the document says. */
  private HttpResponse<String> taken(HttpResponse<String> answer, String body) {
    if (answer.statusCode() < 300) {
      HttpRequest request = answer.request();
      Optional<OpenApiDocument.Operation> operation =
          document.find(request.method(), request.uri().getPath());
      assertThat(document.requestFaults(operation.orElseThrow(), body)).isEmpty();
    }
    return answer;
  }

  /** What is there: a 200, read. */
  JsonNode read(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  /** What was answered to keys is as it is after a day, or when the engine died before. */
  void forgetAnswers() throws Exception {
    assertThat(engine().everything().answers().forget(Instant.now().plus(AnswerStore.KEPT)))
        .isPositive();
  }

  /** Where the list goes on; absent on its last page. */
  static @Nullable String next(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Link")
        .map(link -> link.replaceAll("^<(.*)>; rel=\"next\"$", "$1"))
        .orElse(null);
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /** RFC 9457, with this in its sentence. */
  static void assertProblem(HttpResponse<String> answer, int status, String sentence) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
    assertThat(json(answer).path("title").asString()).isNotEmpty();
    assertThat(json(answer).path("detail").asString()).contains(sentence);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
