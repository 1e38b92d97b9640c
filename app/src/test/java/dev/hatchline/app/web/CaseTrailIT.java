package dev.hatchline.app.web;

import static dev.hatchline.app.web.ApiRig.assertProblem;
import static dev.hatchline.app.web.ApiRig.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What may be given in a case, and what it says of who did what; nobody is dialled. */
class CaseTrailIT {
  @TempDir private static Path folder;

  private static ApiRig api;
  private static CaseScene scene;

  @BeforeAll
  static void start() throws Exception {
    api =
        ApiRig.start(
            """
            credits:
              {currency: EUR, max: {agent: [10, 20, 30], supervisor: 50}, supervisors: ["103"]}
            keys:
              - {name: crm, role: integration}
            queues:
              - {name: people, wrap-up: 30 min}
            """,
            folder);
    scene = new CaseScene(api.engine());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static JsonNode done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  /** The path of the case of a caller who has talked to this agent, and is gone. */
  private static String served(String number, String agent) {
    CallId call = scene.talks(number, agent, "40017");
    scene.hangsUp(call, agent);
    return "/api/cases/" + scene.caseOf(call);
  }

  private static String credit(String agent, String amount) {
    return "{\"agent\":\"%s\",\"amount\":\"%s\",\"reason\":\"waited long\"}"
        .formatted(agent, amount);
  }

  @Test
  void moreMayBeGivenInACaseThatWeighsMore() throws Exception {
    String path = served(api.number(), "102");
    for (int weight = 1; weight <= 3; weight++) {
      done(api.post(path + "/weight", "{\"weight\":" + weight + "}"));
      String key = "weight-" + weight;
      assertProblem(
          api.post(path + "/credits", credit("102", "10.01"), key + "-over"), 409, "at most 1000");
      assertThat(done(api.post(path + "/credits", credit("102", "10"), key)).path("credits"))
          .hasSize(weight);
    }
    done(api.post(path + "/weight", "{\"weight\":1}"));
    assertProblem(api.post(path + "/credits", credit("102", "0.01"), "back"), 409, "at most 0");
  }

  @Test
  void aKeyThatOnlyIntegratesGivesNoMoreThanAnAgentWhomeverItNames() throws Exception {
    String path = served(api.number(), "102");
    String crm =
        Files.readString(EngineServer.installation(folder, 0).secrets().resolve("key-crm")).strip();
    assertProblem(credited(path, "10.01", crm), 409, "at most 1000");
    done(credited(path, "10", crm));
    assertProblem(credited(path, "0.01", crm), 409, "at most 0");
    JsonNode c = done(api.post(path + "/credits", credit("103", "0.01"), "by-the-operator"));
    JsonNode granted = c.path("credits").path(0).path("steps").path(0);
    assertThat(granted.path("what").asString()).isEqualTo("granted");
    assertThat(granted.path("by").asString()).isEqualTo("103");
    assertThat(granted.path("apiKey").asString()).isEqualTo("crm");
    assertThat(granted.path("role").asString()).isEqualTo("agent");
    JsonNode other = c.path("credits").path(1).path("steps").path(0);
    assertThat(other.path("apiKey").asString()).isEqualTo("operator");
    assertThat(other.path("role").asString()).isEqualTo("supervisor");
  }

  private static HttpResponse<String> credited(String path, String amount, String key)
      throws Exception {
    return api.send(
        api.to(path + "/credits", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(credit("103", amount))));
  }

  @Test
  void whatTheBackOfficeFoundOutAndWhatTheCustomerWasToldStandInTheCaseAndThePop()
      throws Exception {
    String number = api.number();
    String path = served(number, "102");
    String result = "{\"name\":\"refund\",\"values\":{\"paid\":\"%s\"}}";
    done(api.post(path + "/results", result.formatted("19.00")));
    JsonNode c = done(api.post(path + "/results", result.formatted("20.00")));
    assertThat(c.path("lookups")).hasSize(1);
    assertThat(c.path("lookups").path(0).path("system").asString()).isEqualTo("operator");
    assertThat(c.path("lookups").path(0).path("taken").path("paid").asString()).isEqualTo("20.00");
    assertProblem(
        api.post(path + "/results", "{\"name\":\"refund\",\"values\":{\"paid\":20}}"), 400, "text");
    done(api.post(path + "/tell-by", "{\"way\":\"call\"}"));
    HttpResponse<String> news = api.post(path + "/news", "{\"sentence\":\"It was sent.\"}");
    assertThat(news.statusCode()).as(news.body()).isEqualTo(202);
    String notice = json(news).path("id").asString();
    CaseScene.await(() -> telling(path).path("apiKey").asString("").equals("operator"));
    assertThat(telling(path).path("result").asString()).isEqualTo("waiting");
    assertThat(api.delete("/api/notices/" + notice).statusCode()).isEqualTo(204);
    CaseScene.await(() -> telling(path).path("result").asString().equals("withdrawn"));
    assertThat(telling(path).path("sentence").asString()).isEqualTo("It was sent.");
    assertThat(telling(path).path("how").asString()).isEqualTo("call");
    CallId again = scene.talks(number, "102", "40017");
    JsonNode pop = api.read("/api/agents/102/pop");
    assertThat(pop.path("told").path(0).path("id").asString()).isEqualTo(notice);
    assertThat(pop.path("lookups").path(0).path("name").asString()).isEqualTo("refund");
    scene.hangsUp(again, "102");
  }

  private static JsonNode telling(String path) {
    try {
      return api.read(path).path("told").path(0);
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }
}
