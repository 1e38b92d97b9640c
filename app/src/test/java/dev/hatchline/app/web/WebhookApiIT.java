package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.webhook.Receiver;
import dev.hatchline.routing.store.Await;
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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real engine with a real database tells a real receiver; nobody is dialled. */
class WebhookApiIT {
  private static final String KEY = "a-key-of-the-test";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private Receiver receiver;
  private EngineServer engine;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver();
    client = HttpClient.newHttpClient();
    Path secrets = Files.createDirectories(EngineServer.installation(folder, 0).secrets());
    Files.writeString(secrets.resolve("crm-webhook"), KEY);
    engine = started();
  }

  private EngineServer started() throws Exception {
    return EngineServer.start(
        """
        webhooks:
          - name: crm
            url: %s
            secret: crm-webhook
            numbers: full
            events: [callback.promised, callback.state, callback.closed]
          - name: wall
            url: http://127.0.0.1:1/
            secret: crm-webhook
        """
            .formatted(receiver.url()),
        folder);
  }

  @AfterEach
  void stop() {
    engine.close();
    client.close();
    receiver.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.port() + path))
        .header("Authorization", "Bearer " + engine.apiKey());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = send(to(path).GET());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> post(String path) throws Exception {
    return send(to(path).POST(BodyPublishers.noBody()));
  }

  /** The id of a new promise. */
  private String promised(String number) throws Exception {
    HttpResponse<String> answer =
        send(
            to("/api/callbacks")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"number\":\"" + number + "\"}")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JSON.readTree(answer.body()).path("id").asString();
  }

  private JsonNode told(String type) throws Exception {
    Receiver.Received received = receiver.next();
    assertThat(received.signedWith(KEY)).isTrue();
    JsonNode event = JSON.readTree(received.body());
    assertThat(event.path("type").asString()).isEqualTo(type);
    assertThat(event.path("id").asString()).isEqualTo(received.event());
    return event.path("data");
  }

  /** Asks how it goes with this webhook until it is so. */
  private JsonNode awaited(String webhook, String field, long value) throws Exception {
    AtomicReference<JsonNode> found = new AtomicReference<>(JSON.nullNode());
    Await.until(() -> {
      found.set(state(webhook));
      return found.get().path(field).asLong(-1) == value;
    });
    return found.get();
  }

  private JsonNode state(String webhook) {
    try {
      return get("/api/webhooks")
          .valueStream()
          .filter(each -> each.path("name").asString().equals(webhook))
          .findFirst()
          .orElseThrow();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void aPromiseIsToldFromItsBeginningToItsEnd() throws Exception {
    String id = promised("+12025550123");
    JsonNode promised = told("callback.promised");
    assertThat(promised.path("callback").asString()).isEqualTo(id);
    assertThat(promised.path("number").asString()).isEqualTo("+12025550123");
    assertThat(send(to("/api/callbacks/" + id).DELETE()).statusCode()).isEqualTo(204);
    assertThat(told("callback.state").path("state").asString()).isEqualTo("cancelled");
    assertThat(told("callback.closed").path("outcome").asString()).isEqualTo("cancelled");
    JsonNode crm = awaited("crm", "waiting", 0);
    assertThat(crm.path("name").asString()).isEqualTo("crm");
    assertThat(crm.path("url").asString()).endsWith("/hook").doesNotContain("?");
    assertThat(crm.path("lastDelivered").asString()).isNotEmpty();
    assertThat(crm.path("failedInRow").asInt()).isZero();
    JsonNode wall = awaited("wall", "waiting", 3);
    assertThat(wall.path("lastError").asString()).isEqualTo("no connection");
    assertThat(wall.path("numbers").asString()).isEqualTo("masked");
    assertThat(send(to("/actuator/prometheus").GET()).body())
        .contains("hatchline_webhooks_delivered_total{webhook=\"crm\"} 3.0")
        .containsPattern("hatchline_webhooks_failed_total\\{webhook=\"wall\"\\} [1-9]")
        .contains("hatchline_webhooks_waiting{webhook=\"wall\"}");
  }

  @Test
  void aRestartSendsWhatWasNotAcknowledged() throws Exception {
    receiver.behaves(receiver.isSilent());
    promised("+12025550124");
    promised("+12025550125");
    Receiver.Received first = receiver.next();
    engine.close();
    receiver.behaves(Receiver.says(200));
    engine = started();
    assertThat(receiver.next()).extracting(Receiver.Received::event).isEqualTo(first.event());
    assertThat(told("callback.promised").path("number").asString()).isEqualTo("+12025550125");
    awaited("crm", "waiting", 0);
  }

  @Test
  void deadLettersAreListedSentAgainAndDeleted() throws Exception {
    receiver.behaves(Receiver.says(410));
    String id = promised("+12025550126");
    told("callback.promised");
    awaited("crm", "dead", 1);
    JsonNode letter = get("/api/webhooks/dead").path(0);
    assertThat(letter.path("webhook").asString()).isEqualTo("crm");
    assertThat(letter.path("about").asString()).isEqualTo(id);
    assertThat(letter.path("why").asString()).isEqualTo("status 410");
    assertThat(letter.path("attempts").asInt()).isEqualTo(1);
    assertThat(letter.path("body").path("type").asString()).isEqualTo("callback.promised");
    assertThat(send(to("/api/webhooks/dead?limit=1")).headers().firstValue("Link")).isEmpty();

    String path = "/api/webhooks/dead/" + letter.path("id").asString();
    assertThat(post(path + "/retry").statusCode()).isEqualTo(202);
    told("callback.promised");
    awaited("crm", "dead", 1);
    assertThat(send(to(path).DELETE()).statusCode()).isEqualTo(204);
    assertThat(send(to(path).DELETE()).statusCode()).isEqualTo(404);
    assertThat(post(path + "/retry").statusCode()).isEqualTo(404);
    assertThat(get("/api/webhooks/dead")).isEmpty();
  }

  @Test
  void aPageOfDeadLettersGoesOnThoughItsLastOneIsDeleted() throws Exception {
    receiver.behaves(Receiver.says(410));
    String first = promised("+12025550127");
    String second = promised("+12025550128");
    awaited("crm", "dead", 2);
    HttpResponse<String> page = send(to("/api/webhooks/dead?limit=1"));
    JsonNode letter = JSON.readTree(page.body()).path(0);
    assertThat(letter.path("about").asString()).isEqualTo(second);
    String path = "/api/webhooks/dead/" + letter.path("id").asString();
    assertThat(send(to(path).DELETE()).statusCode()).isEqualTo(204);
    HttpResponse<String> last = send(to(String.valueOf(ApiRig.next(page))));
    assertThat(JSON.readTree(last.body()))
        .extracting(each -> each.path("about").asString())
        .containsExactly(first);
    assertThat(ApiRig.next(last)).isNull();
  }

  @Test
  void whatCannotBeUsedIsSaidSo() throws Exception {
    for (String path :
        List.of(
            "/api/webhooks/dead?limit=0",
            "/api/webhooks/dead?limit=1001",
            "/api/webhooks/dead?after=x")) {
      assertProblem(send(to(path).GET()), 400);
    }
    assertProblem(post("/api/webhooks/dead/x/retry"), 400);
    assertProblem(send(to("/api/webhooks/dead/x").DELETE()), 400);
    assertProblem(post("/api/webhooks/dead/" + UUID.randomUUID() + "/retry"), 404);
    HttpRequest.Builder stranger =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.port() + "/api/webhooks"));
    assertThat(send(stranger.GET()).statusCode()).isEqualTo(401);
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }
}
