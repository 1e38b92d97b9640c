package dev.hatchline.app.web;

import static dev.hatchline.app.web.ApiRig.assertProblem;
import static dev.hatchline.app.web.ApiRig.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.OperatorConfig;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Callbacks asked for over HTTP, of a real engine with a real database; nobody is dialled. */
class CallbackApiIT {
  private static final String OPERATOR = "callback:\n  limits:\n    address-hour: 1000\n";

  @TempDir private static Path folder;

  private static ApiRig api;

  @BeforeAll
  static void start() throws Exception {
    api = ApiRig.start(OPERATOR, folder);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return post(body, UUID.randomUUID().toString());
  }

  private static HttpResponse<String> post(String body, String key) throws Exception {
    return api.post("/api/callbacks", body.replace('\'', '"'), key);
  }

  /** Promised for good: the path of it. */
  private static String promised(String number) throws Exception {
    HttpResponse<String> answer = post("{'number':'%s'}".formatted(number));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void aPromiseIsAnsweredWithWhatIsPromised() throws Exception {
    Instant before = Instant.now();
    String number = api.number();
    HttpResponse<String> answer =
        post(
            "{'number':'(202) 555-0%s','name':' Ada\\u0007Löw ','reason':'the <b>bill</b>','x':[1]}"
                .formatted(number.substring(number.length() - 3)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = json(answer).path("id").asString();
    assertThat(answer.headers().firstValue("Location")).hasValue("/api/callbacks/" + id);

    JsonNode found = api.read("/api/callbacks/" + id);
    assertThat(found.path("number").asString()).isEqualTo(number);
    assertThat(found.path("name").asString()).isEqualTo("Ada Löw");
    assertThat(found.path("reason").asString()).isEqualTo("the <b>bill</b>");
    assertThat(found.path("line").asString()).isEqualTo("1000");
    assertThat(found.path("source").asString()).isEqualTo("api");
    assertThat(found.path("state").asString()).isEqualTo("waiting");
    assertThat(found.path("outcome").asString()).isEqualTo("open");
    assertThat(found.path("attempts").asInt(-1)).isZero();
    assertThat(found.path("promise").asString())
        .isEqualTo("We will call you as soon as a person is free. The call shows 1 0 0 0.");
    assertThat(Instant.parse(found.path("promised").asString())).isBetween(before, Instant.now());
    assertThat(Instant.parse(found.path("deadline").asString()))
        .isBetween(before.plusSeconds(300), Instant.now().plusSeconds(300));
  }

  @Test
  void theSameKeyLeadsToTheSameCallbackForEver() throws Exception {
    String key = UUID.randomUUID().toString();
    String body = "{'number':'%s'}".formatted(api.number());
    HttpResponse<String> first = post(body, key);
    api.delete(first.headers().firstValue("Location").orElseThrow());
    HttpResponse<String> second = post(body, key);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(json(second).path("id")).isEqualTo(json(first).path("id"));
    assertProblem(
        post("{'number':'%s'}".formatted(api.number()), key),
        422,
        "This Idempotency-Key was used for a callback to another number.");
  }

  @Test
  void aSecondOneForTheSameNumberIsTheFirst() throws Exception {
    String number = api.number();
    String first = promised(number);
    HttpResponse<String> second = post("{'number':'%s','name':'Eve'}".formatted(number));
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.headers().firstValue("Location")).hasValue(first);
    assertThat(json(second).path("name").isNull()).as("the first one's").isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          911              | That is an emergency number.
          1000             | That is our own number.
          101              | That number is too short.
          +19005550123     | We cannot call that number, because the call would cost more.
          +44 909 879 0123 | We cannot call that number, because the call would cost more.
          anonymous        | That is no number that we can call.
          +1               | That is no number that we can call.
          +12025           | That is no number that we can call.
          javascript:1     | That is no number that we can call.
          """)
  void aNumberThatIsNotCalledIsRefusedInOneSentence(String number, String sentence)
      throws Exception {
    assertProblem(post("{'number':'%s'}".formatted(number)), 400, sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{}",
        "{'number':null}",
        "{'number':12025550123}",
        "{'number':{'number':'+12025550123'}}",
        "{'number':'+12025550123','name':7}",
        "{'number':'+12025550123','line':'9'}",
        "{'number':'+12025550123'"
      })
  void whatIsNoRequestIsRefused(String body) throws Exception {
    assertProblem(post(body), 400, "Expected ");
  }

  @Test
  void fieldsAndKeysAreLimited() throws Exception {
    String number = api.number();
    assertProblem(
        post("{'number':'%s','name':'%s'}".formatted(number, "n".repeat(81))),
        400,
        "Expected a name of at most 80 characters, found 81.");
    assertProblem(
        post("{'number':'%s','reason':'%s'}".formatted(number, "r".repeat(401))),
        400,
        "Expected a reason of at most 400 characters, found 401.");
    assertProblem(
        post("{'number':'%s'}".formatted("1".repeat(41))),
        400,
        "Expected a number of at most 40 characters, found 41.");
    assertProblem(
        post("{'number':'%s'}".formatted(number), "k".repeat(256)),
        400,
        "Expected an Idempotency-Key of 1 to 255 characters, found 256.");
    assertThat(post("{'number':'%s','x':'%s'}".formatted(number, "x".repeat(9_000))).statusCode())
        .isEqualTo(413);
    assertThat(
            api.send(
                    api.to("/api/callbacks")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{\"number\":\"" + number + "\"}")))
                .statusCode())
        .isEqualTo(415);
    assertThat(
            api.send(
                    api.to("/api/callbacks")
                        .header("Content-Type", "application/json")
                        .POST(
                            BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(new byte[2]))))
                .statusCode())
        .as("of a length that is not said")
        .isEqualTo(411);
    assertThat(post("{'number':'%s'}".formatted(number)).statusCode()).isEqualTo(202);
  }

  @Test
  void cancellingIsDoneOnceAndSaysWhenItIsTooLate() throws Exception {
    String number = api.number();
    String path = promised(number);
    assertThat(api.delete(path).statusCode()).isEqualTo(204);
    JsonNode found = api.read(path);
    assertThat(found.path("state").asString()).isEqualTo("cancelled");
    assertThat(found.path("outcome").asString()).isEqualTo("cancelled");
    assertProblem(api.delete(path), 409, "It has ended: cancelled.");
    assertThat(promised(number)).as("asked for anew").isNotEqualTo(path);
  }

  @Test
  void whatNobodyKnowsIsNotFound() throws Exception {
    String path = "/api/callbacks/" + UUID.randomUUID();
    assertProblem(api.get(path), 404, "No callback has this id.");
    assertProblem(api.delete(path), 404, "No callback has this id.");
    assertProblem(api.get("/api/callbacks/x"), 400, "Expected a UUID.");
    assertProblem(api.delete("/api/callbacks/x"), 400, "Expected a UUID.");
  }

  @Test
  void theLatestAreListedNewestFirst() throws Exception {
    String first = promised(api.number());
    String second = promised(api.number());
    JsonNode listed = api.read("/api/callbacks?limit=2");
    assertThat(listed).hasSize(2);
    assertThat(second).endsWith(listed.path(0).path("id").asString());
    assertThat(first).endsWith(listed.path(1).path("id").asString());
    assertProblem(
        api.get("/api/callbacks?limit=0"), 400, "Expected a limit of 1 to 1000, found 0.");
    assertProblem(api.get("/api/callbacks?limit=x"), 400, "");
  }

  @Test
  void oneNumberIsNotPromisedMoreThanTheOperatorAllows() throws Exception {
    String number = api.number();
    for (int i = 0; i < OperatorConfig.defaults().callback().limits().numberDay(); i++) {
      assertThat(api.delete(promised(number)).statusCode()).isEqualTo(204);
    }
    HttpResponse<String> answer = post("{'number':'%s'}".formatted(number));
    assertProblem(answer, 429, "callbacks to this number were asked for within the last day");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
        .isBetween(23L * 3600, 24L * 3600);
    assertThat(api.get("/actuator/prometheus").body())
        .contains("hatchline_callbacks_refused_total{kind=\"number-day\"}");
  }
}
