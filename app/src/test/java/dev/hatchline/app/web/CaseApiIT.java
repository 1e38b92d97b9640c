package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Engine;
import dev.hatchline.call.CallId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases and screen pops over HTTP, of a real engine with a real database; nobody is dialled. */
class CaseApiIT {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path folder;

  private static EngineServer engine;
  private static CaseScene scene;
  private static HttpClient client;
  private static int numbers = 120;

  @BeforeAll
  static void start() throws Exception {
    engine =
        EngineServer.start(
            """
            credits: {currency: EUR, max: {agent: 10, supervisor: 50}, supervisors: ["103"]}
            queues:
              - {name: people, wrap-up: 30 min}
            """,
            folder);
    scene = new CaseScene(engine.engine().getBean(Engine.class));
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    engine.close();
  }

  /** A number that no other test has. */
  private static synchronized String number() {
    return "+12025550" + ++numbers;
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.port() + path))
        .timeout(ANSWER_MAX)
        .header("Authorization", "Bearer " + engine.apiKey());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(to(path));
  }

  private static JsonNode read(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> post(String path, String json) throws Exception {
    return post(path, json, UUID.randomUUID().toString());
  }

  private static HttpResponse<String> post(String path, String json, String key) throws Exception {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json)));
  }

  private static JsonNode done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static void refused(HttpResponse<String> answer, int status, String why) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(answer.body()).path("detail").asString()).contains(why);
  }

  /** The path of the case of a caller who has talked to this agent, and is gone. */
  private static String served(String number, String agent) {
    CallId call = scene.talks(number, agent, "40017");
    scene.hangsUp(call, agent);
    return "/api/cases/" + scene.caseOf(call);
  }

  @Test
  void theAgentSeesWhoIsOnTheLineAndWhatTheyKeyedAndOthersSeeNobody() throws Exception {
    String number = number();
    assertThat(get("/api/agents/101/pop").statusCode()).isEqualTo(204);
    CallId call = scene.talks(number, "101", "40017");
    JsonNode pop = read("/api/agents/101/pop");
    assertThat(pop.path("who").path("number").asString()).isEqualTo(number);
    assertThat(pop.path("said").path(0).path("question").asString()).isEqualTo("order");
    assertThat(pop.path("said").path(0).path("value").asString()).isEqualTo("40017");
    assertThat(pop.path("first").path("step").asString()).isEqualTo("listen");
    assertThat(pop.path("now").path("call").asString()).isEqualTo(call.toString());
    assertThat(get("/api/agents/103/pop").statusCode()).isEqualTo(204);
    assertThat(get("/api/agents/999/pop").statusCode()).isEqualTo(404);
    scene.hangsUp(call, "101");
  }

  @Test
  void aCustomersCasesAreFoundByNumberAndTheOpenOnesPageByPage() throws Exception {
    String number = number();
    String path = served(number, "102");
    for (int i = 0; i < 2; i++) {
      served(number(), "102");
    }
    String id = path.substring("/api/cases/".length());
    String asked = "/api/cases?number=" + number.replace("+", "%2B");
    assertThat(read(asked).path("cases").path(0).path("id").asString()).isEqualTo(id);
    assertThat(read(asked + "&state=solved").path("cases")).isEmpty();
    assertThat(read(path).path("contacts").path(0).path("outcome").asString()).isEqualTo("SERVED");
    CaseScene.await(() -> open(1_000).size() >= 3);
    List<String> all = open(1_000);
    assertThat(open(1)).containsExactlyElementsOf(all).doesNotHaveDuplicates().contains(id);
  }

  /** The ids of all that are open, read in pages of so many. */
  private static List<String> open(int limit) {
    try {
      List<String> ids = new java.util.ArrayList<>();
      String after = "";
      do {
        JsonNode page = read("/api/cases?state=open&limit=" + limit + after);
        page.path("cases").forEach(c -> ids.add(c.path("id").asString()));
        after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
      } while (!after.isEmpty());
      return ids;
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void notesAreWrittenDownOnceForOneKey() throws Exception {
    String path = served(number(), "102");
    String note = "{\"agent\":\"102\",\"text\":\"wants <b>it</b> back\"}";
    done(post(path + "/notes", note, "one"));
    JsonNode c = done(post(path + "/notes", note, "one"));
    assertThat(c.path("notes")).hasSize(1);
    assertThat(c.path("notes").path(0).path("text").asString()).isEqualTo("wants <b>it</b> back");
    assertThat(done(post(path + "/notes", note, "two")).path("notes")).hasSize(2);
    refused(post(path + "/notes", "{\"agent\":\"102\",\"text\":\" \"}"), 400, "1 to 2000");
    refused(post(path + "/notes", "{\"agent\":\"999\",\"text\":\"x\"}"), 400, "an agent");
    refused(post(path + "/notes", "{\"text\":\"x\"}"), 400, "\"agent\"");
    refused(post(path + "/notes", "[]"), 400, "a JSON object");
  }

  @Test
  void aCaseIsSolvedOnceAndOpenedAgain() throws Exception {
    String path = served(number(), "102");
    String solved = "{\"agent\":\"102\",\"disposition\":\"refunded\"}";
    JsonNode c = done(post(path + "/solve", solved));
    assertThat(c.path("state").asString()).isEqualTo("solved");
    assertThat(c.path("disposition").asString()).isEqualTo("refunded");
    refused(post(path + "/solve", solved), 409, "expected one that is open");
    assertThat(done(post(path + "/reopen", "{\"agent\":\"102\"}")).path("state").asString())
        .isEqualTo("open");
    refused(post(path + "/reopen", "{\"agent\":\"102\"}"), 409, "solved lately");
  }

  @Test
  void ownerAndWeightAreSetByHand() throws Exception {
    String path = served(number(), "102");
    JsonNode owned = done(post(path + "/owner", "{\"agent\":\"103\"}"));
    assertThat(owned.path("owner").asString()).isEqualTo("103");
    assertThat(owned.path("ownerByHand").asBoolean(false)).isTrue();
    JsonNode free = done(post(path + "/owner", "{\"agent\":null}"));
    assertThat(free.path("owner").asString()).isEqualTo("102");
    assertThat(free.path("ownerByHand").asBoolean(true)).isFalse();
    assertThat(done(post(path + "/weight", "{\"weight\":3}")).path("weight").asInt(0)).isEqualTo(3);
    refused(post(path + "/weight", "{\"weight\":4}"), 400, "1 to 3");
    refused(post(path + "/weight", "{\"weight\":\"3\"}"), 400, "weight");
  }

  @Test
  void aCreditIsGivenOnceForOneKeyAndOnlyUpToTheLimitOfTheRole() throws Exception {
    String path = served(number(), "102");
    String seven = credit("102", "7.50");
    done(post(path + "/credits", seven, "key-1"));
    JsonNode c = done(post(path + "/credits", seven, "key-1"));
    assertThat(c.path("credits")).hasSize(1);
    JsonNode given = c.path("credits").path(0);
    assertThat(given.path("amount").asString()).isEqualTo("7.50");
    assertThat(given.path("currency").asString()).isEqualTo("EUR");
    assertThat(given.path("by").asString()).isEqualTo("102");
    assertThat(given.path("reason").asString()).isEqualTo("waited long");
    assertThat(given.path("state").asString()).isEqualTo("granted");
    refused(post(path + "/credits", credit("102", "8"), "key-1"), 409, "a new key");
    refused(post(path + "/credits", credit("102", "2.51"), "key-2"), 409, "at most 250");
    assertThat(done(post(path + "/credits", credit("103", "2.51"), "key-2")).path("credits"))
        .hasSize(2);
    for (String amount : List.of("-1", "0", "1.001", "1e3", "", "seven")) {
      refused(post(path + "/credits", credit("102", amount), "key-3"), 400, "expected");
    }
    assertThat(read(path).path("credits")).hasSize(2);
  }

  private static String credit(String agent, String amount) {
    return "{\"agent\":\"%s\",\"amount\":\"%s\",\"reason\":\"waited long\"}"
        .formatted(agent, amount);
  }

  @Test
  void aCallBackIsPromisedInTheCaseAndTakingItBackEndsThePromiseThere() throws Exception {
    String number = number();
    String path = served(number, "102");
    JsonNode c = done(post(path + "/callbacks", "{}"));
    String callback = c.path("promises").path(0).path("callback").asString();
    assertThat(c.path("promises").path(0).path("outcome").asString()).isEqualTo("open");
    assertThat(read("/api/callbacks/" + callback).path("number").asString()).isEqualTo(number);
    assertThat(send(to("/api/callbacks/" + callback).DELETE()).statusCode()).isEqualTo(204);
    CaseScene.await(() -> outcome(path).equals("cancelled"));
  }

  private static String outcome(String path) {
    try {
      return read(path).path("promises").path(0).path("outcome").asString();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void aCustomerIsToldOfChangesOnlyIfTheyWantThat() throws Exception {
    String number = number();
    String path = served(number, "102");
    String news = "{\"sentence\":\"Your refund was paid.\"}";
    assertThat(read(path).path("tellBy").asString()).isEqualTo("nobody");
    refused(post(path + "/news", news), 409, "not chosen");
    String solve =
        "{\"agent\":\"102\",\"disposition\":\"refunded\",\"tell\":\"Your refund was paid.\"}";
    done(post(path + "/solve", solve));
    assertThat(told(number)).isEmpty();
    refused(post(path + "/tell-by", "{\"way\":\"pigeon\"}"), 400, "call");
    assertThat(done(post(path + "/tell-by", "{\"way\":\"call\"}")).path("tellBy").asString())
        .isEqualTo("call");
    done(post(path + "/reopen", "{\"agent\":\"102\",\"tell\":\"We look again.\"}"));
    assertThat(told(number)).containsExactly("We look again.");
    assertThat(post(path + "/news", news, "once").statusCode()).isEqualTo(202);
    assertThat(post(path + "/news", news, "once").statusCode()).isEqualTo(202);
    assertThat(told(number)).hasSize(2);
    refused(post(path + "/news", "{\"sentence\":\" \"}"), 400, "1 to 200");
    for (JsonNode notice : read("/api/notices")) {
      String one = "/api/notices/" + notice.path("id").asString();
      assertThat(send(to(one).DELETE()).statusCode()).isEqualTo(204);
      assertThat(send(to(one).DELETE()).statusCode()).isEqualTo(409);
    }
    assertThat(read("/api/notices").path(0).path("state").asString()).isEqualTo("withdrawn");
  }

  /** What this customer is to be told. */
  private static List<String> told(String number) throws Exception {
    List<String> sentences = new java.util.ArrayList<>();
    for (JsonNode notice : read("/api/notices")) {
      if (notice.path("number").asString().equals(number)) {
        sentences.add(notice.path("sentence").asString());
      }
    }
    return sentences;
  }

  @Test
  void whatCannotBeUsedIsExplained() throws Exception {
    String unknown = "/api/cases/" + UUID.randomUUID();
    refused(get(unknown), 404, "No case");
    refused(post(unknown + "/notes", "{\"agent\":\"102\",\"text\":\"x\"}"), 404, "No case");
    refused(get("/api/cases/7"), 400, "UUID");
    refused(get("/api/cases"), 400, "number");
    refused(get("/api/cases?state=closed"), 400, "open");
    refused(get("/api/cases?number=abc"), 400, "");
    refused(get("/api/cases?state=open&limit=0"), 400, "1 to 1000");
    assertThat(post(unknown + "/x", "{}").statusCode()).as("no body is taken").isEqualTo(413);
  }
}
