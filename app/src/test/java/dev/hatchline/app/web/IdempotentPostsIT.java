package dev.hatchline.app.web;

import static dev.hatchline.app.web.ApiRig.assertProblem;
import static dev.hatchline.app.web.ApiRig.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.conf.ApiKey;
import dev.hatchline.routing.store.AnswerStore;
import dev.hatchline.routing.store.AnswerStore.Asked;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that come with a key, and come again. */
class IdempotentPostsIT {
  private static final String OPERATOR = "keys: [{name: crm, role: integration}]";
  private static final String NOTE = "{\"agent\":\"102\",\"text\":\"waits\"}";

  @TempDir private Path folder;

  private ApiRig api;
  private String path;

  @BeforeEach
  void start() throws Exception {
    api = ApiRig.start(OPERATOR, folder);
    CaseScene scene = new CaseScene(api.engine());
    CallId call = scene.talks(api.number(), "102", "40017");
    scene.hangsUp(call, "102");
    path = "/api/cases/" + scene.caseOf(call);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static boolean replayed(HttpResponse<String> answer) {
    return answer.headers().firstValue(IdempotentPosts.REPLAYED).isPresent();
  }

  private static void assertDone(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void everyPostTakesAnIdempotencyKeyAndNothingElseDoes() {
    for (OpenApiDocument.Operation operation : api.document().operations()) {
      assertThat(api.document().takes(operation, "IdempotencyKey"))
          .as("%s", operation)
          .isEqualTo(operation.method().equals("POST"));
    }
  }

  /** Of weights: what is asked twice does not undo what was done in between. */
  @Test
  void whatWasDoneIsNotDoneAgainAndAnsweredAsThenAlsoAfterARestart() throws Exception {
    String weight = "{\"weight\":3}";
    HttpResponse<String> first = api.post(path + "/weight", weight, "k1");
    assertDone(first);
    assertThat(replayed(first)).isFalse();
    assertDone(api.post(path + "/weight", "{\"weight\":1}", "k2"));
    CaseScene.await(() -> kept(path));
    stop();
    api = ApiRig.start(OPERATOR, folder);
    HttpResponse<String> second = api.post(path + "/weight", weight, "k1");
    assertDone(second);
    assertThat(replayed(second)).isTrue();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(api.read(path).path("weight").asInt(0)).isEqualTo(1);
  }

  private boolean kept(String path) {
    try {
      UUID id = UUID.fromString(path.substring("/api/cases/".length()));
      return api.read("/api/cases?state=open")
          .path("cases")
          .valueStream()
          .anyMatch(c -> c.path("id").asString().equals(id.toString()));
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void aKeyStandsForOneBodyOnOnePathOfOneAsker() throws Exception {
    assertDone(api.post(path + "/notes", NOTE, "k"));
    assertProblem(
        api.post(path + "/notes", NOTE.replace("waits", "rings"), "k"), 422, "another body");
    assertDone(api.post(path + "/weight", "{\"weight\":2}", "k"));
    HttpResponse<String> other = crm(path + "/weight", "{\"weight\":1}", "k");
    assertDone(other);
    assertThat(replayed(other)).isFalse();
    assertThat(api.read(path).path("notes")).hasSize(1);
    assertThat(api.read(path).path("weight").asInt(0)).isEqualTo(1);
  }

  private HttpResponse<String> crm(String at, String body, String key) throws Exception {
    String secret =
        Files.readString(EngineServer.installation(folder, 0).secrets().resolve("key-crm"));
    return api.send(
        api.to(at, secret.strip())
            .header("Content-Type", "application/json")
            .header(IdempotentPosts.KEY, key)
            .POST(BodyPublishers.ofString(body)));
  }

  /** What is kept with its key for ever, too. */
  @Test
  void twoWhoUseTheSameKeyAreNotInEachOthersWay() throws Exception {
    assertDone(api.post(path + "/notes", NOTE, "k"));
    HttpResponse<String> second = crm(path + "/notes", NOTE.replace("waits", "rings"), "k");
    assertDone(second);
    assertThat(json(second).path("notes")).hasSize(2);
    for (int i = 1; i <= 2; i++) {
      String asked = "{\"number\":\"%s\"}".formatted(api.number());
      HttpResponse<String> promised =
          i == 1 ? api.post("/api/callbacks", asked, "k") : crm("/api/callbacks", asked, "k");
      assertThat(promised.statusCode()).as(promised.body()).isEqualTo(202);
    }
  }

  @Test
  void whileTheFirstIsServedTheSecondWaits() throws Exception {
    AnswerStore answers = api.engine().everything().answers();
    Asked asked = IdempotentPosts.asked(ApiKey.OPERATOR, path + "/notes", "k", NOTE);
    AnswerStore.Claim first = answers.claim(asked, Instant.now());
    HttpResponse<String> second = api.post(path + "/notes", NOTE, "k");
    assertProblem(second, 409, "has not ended yet");
    assertThat(second.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
    assertThat(api.read(path).path("notes")).isEmpty();
    answers.release((AnswerStore.Claim.Ours) first);
    assertDone(api.post(path + "/notes", NOTE, "k"));
  }

  @Test
  void whatWasRefusedMayBeAskedAnew() throws Exception {
    assertProblem(api.post(path + "/weight", "{\"weight\":9}", "k"), 400, "1 to 3");
    assertDone(api.post(path + "/weight", "{\"weight\":2}", "k"));
    String reopen = "{\"agent\":\"102\"}";
    assertProblem(api.post(path + "/reopen", reopen, "r"), 409, "solved lately");
    assertDone(api.post(path + "/solve", "{\"agent\":\"102\",\"disposition\":\"done\"}", "s"));
    assertDone(api.post(path + "/reopen", reopen, "r"));
  }

  /** As it is when the engine dies between the deed and its answer. */
  @Test
  void aNoteIsKnownByItsKeyAlsoWhenTheAnswerIsForgotten() throws Exception {
    assertDone(api.post(path + "/notes", NOTE, "k"));
    api.forgetAnswers();
    HttpResponse<String> second = api.post(path + "/notes", NOTE, "k");
    assertDone(second);
    assertThat(replayed(second)).isFalse();
    assertThat(json(second).path("notes")).hasSize(1);
  }

  @Test
  void withoutAKeyItIsDoneEachTime() throws Exception {
    for (int i = 1; i <= 2; i++) {
      HttpResponse<String> answer =
          api.send(
              api.to(path + "/notes")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(NOTE)));
      assertDone(answer);
      assertThat(json(answer).path("notes")).hasSize(i);
    }
  }
}
