package dev.hatchline.app.web;

import static dev.hatchline.app.web.ApiRig.assertProblem;
import static dev.hatchline.app.web.ApiRig.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Cases and screen pops over HTTP, of a real engine with a real database; nobody is dialled. */
class CaseApiIT {
  @TempDir private static Path folder;

  private static ApiRig api;
  private static CaseScene scene;

  @BeforeAll
  static void start() throws Exception {
    api =
        ApiRig.start(
            """
            credits: {currency: EUR, max: {agent: [10, 20, 30], supervisor: 50}, supervisors: ["103"]}
            queues:
              - {name: people, wrap-up: 30 min}
            callback: {slots: {every: 15 min, capacity: 1}, limits: {address-hour: 1000}}
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

  @Test
  void theAgentSeesWhoIsOnTheLineAndWhatTheyKeyedAndOthersSeeNobody() throws Exception {
    String number = api.number();
    assertThat(api.get("/api/agents/101/pop").statusCode()).isEqualTo(204);
    CallId call = scene.talks(number, "101", "40017");
    JsonNode pop = api.read("/api/agents/101/pop");
    assertThat(pop.path("who").path("number").asString()).isEqualTo(number);
    assertThat(pop.path("said").path(0).path("question").asString()).isEqualTo("order");
    assertThat(pop.path("said").path(0).path("value").asString()).isEqualTo("40017");
    assertThat(pop.path("first").path("step").asString()).isEqualTo("listen");
    assertThat(pop.path("now").path("call").asString()).isEqualTo(call.toString());
    assertThat(api.get("/api/agents/103/pop").statusCode()).isEqualTo(204);
    assertThat(api.get("/api/agents/999/pop").statusCode()).isEqualTo(404);
    scene.hangsUp(call, "101");
  }

  @Test
  void aCustomersCasesAreFoundByNumberAndTheOpenOnesPageByPage() throws Exception {
    String number = api.number();
    String path = served(number, "102");
    for (int i = 0; i < 2; i++) {
      served(api.number(), "102");
    }
    String id = path.substring("/api/cases/".length());
    String asked = "/api/cases?number=" + number.replace("+", "%2B");
    CaseScene.await(() -> listed(asked).contains(id));
    assertThat(api.read(asked + "&state=solved").path("cases")).isEmpty();
    assertThat(api.read(path).path("contacts").path(0).path("outcome").asString())
        .isEqualTo("SERVED");
    CaseScene.await(() -> open(1_000).size() >= 3);
    List<String> all = open(1_000);
    assertThat(open(1)).containsExactlyElementsOf(all).doesNotHaveDuplicates().contains(id);
  }

  @Test
  void solvedCasesAreListedWhenTheyAreAskedForAndAPageGoesOnThoughItsLastOneIsGone()
      throws Exception {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      paths.add(served(api.number(), "102"));
    }
    String solve = "{\"agent\":\"102\",\"disposition\":\"refunded\"}";
    for (String path : paths) {
      done(api.post(path + "/solve", solve));
    }
    List<String> ids = paths.stream().map(path -> path.substring(11)).toList();
    CaseScene.await(() -> listed("/api/cases?state=solved&limit=1").containsAll(ids));
    List<String> all = listed("/api/cases?state=solved");
    assertThat(all).doesNotHaveDuplicates();
    int first = all.indexOf(ids.getFirst());
    HttpResponse<String> page = api.get("/api/cases?state=solved&limit=" + (first + 2));
    done(api.post(paths.get(0) + "/reopen", "{\"agent\":\"102\"}"));
    done(api.post(paths.get(1) + "/reopen", "{\"agent\":\"102\"}"));
    CaseScene.await(() -> open(1_000).containsAll(ids.subList(0, 2)));
    assertThat(listed(String.valueOf(ApiRig.next(page)))).containsExactly(ids.get(2), ids.get(3));
    assertThat(listed("/api/cases?state=closed")).isEmpty();
    assertProblem(api.get("/api/cases?state=merged"), 400, "open, solved or closed");
    assertProblem(api.get("/api/cases"), 400, "\"state\"");
  }

  /** The ids of all that are open, read in pages of so many. */
  private static List<String> open(int limit) {
    return listed("/api/cases?state=open&limit=" + limit);
  }

  private static List<String> listed(String path) {
    try {
      List<String> ids = new ArrayList<>();
      String at = path;
      do {
        HttpResponse<String> page = api.get(at);
        done(page).path("cases").forEach(c -> ids.add(c.path("id").asString()));
        at = ApiRig.next(page);
      } while (at != null);
      return ids;
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void notesAreWrittenDownOnceForOneKey() throws Exception {
    String path = served(api.number(), "102");
    String note = "{\"agent\":\"102\",\"text\":\"wants <b>it</b> back\"}";
    done(api.post(path + "/notes", note, "one"));
    JsonNode c = done(api.post(path + "/notes", note, "one"));
    assertThat(c.path("notes")).hasSize(1);
    assertThat(c.path("notes").path(0).path("text").asString()).isEqualTo("wants <b>it</b> back");
    assertThat(done(api.post(path + "/notes", note, "two")).path("notes")).hasSize(2);
    assertProblem(
        api.post(path + "/notes", "{\"agent\":\"102\",\"text\":\" \"}"), 400, "1 to 2000");
    assertProblem(api.post(path + "/notes", "{\"agent\":\"999\",\"text\":\"x\"}"), 400, "an agent");
    assertProblem(api.post(path + "/notes", "{\"text\":\"x\"}"), 400, "\"agent\"");
    assertProblem(api.post(path + "/notes", "[]"), 400, "a JSON object");
  }

  @Test
  void aCaseIsSolvedOnceAndOpenedAgain() throws Exception {
    String path = served(api.number(), "102");
    String solved = "{\"agent\":\"102\",\"disposition\":\"refunded\"}";
    JsonNode c = done(api.post(path + "/solve", solved));
    assertThat(c.path("state").asString()).isEqualTo("solved");
    assertThat(c.path("disposition").asString()).isEqualTo("refunded");
    assertProblem(api.post(path + "/solve", solved), 409, "expected one that is open");
    assertThat(done(api.post(path + "/reopen", "{\"agent\":\"102\"}")).path("state").asString())
        .isEqualTo("open");
    assertProblem(api.post(path + "/reopen", "{\"agent\":\"102\"}"), 409, "solved lately");
  }

  @Test
  void ownerAndWeightAreSetByHand() throws Exception {
    String path = served(api.number(), "102");
    JsonNode owned = done(api.post(path + "/owner", "{\"agent\":\"103\"}"));
    assertThat(owned.path("owner").asString()).isEqualTo("103");
    assertThat(owned.path("ownerByHand").asBoolean(false)).isTrue();
    JsonNode free = done(api.post(path + "/owner", "{\"agent\":null}"));
    assertThat(free.path("owner").asString()).isEqualTo("102");
    assertThat(free.path("ownerByHand").asBoolean(true)).isFalse();
    assertThat(done(api.post(path + "/weight", "{\"weight\":3}")).path("weight").asInt(0))
        .isEqualTo(3);
    JsonNode steps = api.read(path).path("care");
    assertThat(steps).hasSize(3);
    assertThat(steps.path(0).path("owner").asString()).isEqualTo("103");
    assertThat(steps.path(1).path("ownerByHand").asBoolean(true)).isFalse();
    assertThat(steps.path(2).path("weight").asInt(0)).isEqualTo(3);
    assertThat(steps.path(2).path("apiKey").asString()).isEqualTo("operator");
    assertProblem(api.post(path + "/weight", "{\"weight\":4}"), 400, "1 to 3");
    assertProblem(api.post(path + "/weight", "{\"weight\":\"3\"}"), 400, "weight");
  }

  @Test
  void aCreditIsGivenOnceForOneKeyAndOnlyUpToTheLimitOfTheRole() throws Exception {
    String path = served(api.number(), "102");
    String seven = credit("102", "7.50");
    done(api.post(path + "/credits", seven, "key-1"));
    JsonNode c = done(api.post(path + "/credits", seven, "key-1"));
    assertThat(c.path("credits")).hasSize(1);
    JsonNode given = c.path("credits").path(0);
    assertThat(given.path("amount").asString()).isEqualTo("7.50");
    assertThat(given.path("currency").asString()).isEqualTo("EUR");
    assertThat(given.path("by").asString()).isEqualTo("102");
    assertThat(given.path("reason").asString()).isEqualTo("waited long");
    assertThat(given.path("state").asString()).isEqualTo("granted");
    assertProblem(api.post(path + "/credits", credit("102", "8"), "key-1"), 422, "another body");
    api.forgetAnswers();
    assertThat(done(api.post(path + "/credits", seven, "key-1")).path("credits")).hasSize(1);
    api.forgetAnswers();
    assertProblem(api.post(path + "/credits", credit("102", "8"), "key-1"), 409, "a new key");
    assertProblem(api.post(path + "/credits", credit("102", "2.51"), "key-2"), 409, "at most 250");
    assertThat(done(api.post(path + "/credits", credit("103", "2.51"), "key-2")).path("credits"))
        .hasSize(2);
    for (String amount : List.of("-1", "0", "1.001", "1e3", "", "seven")) {
      assertProblem(api.post(path + "/credits", credit("102", amount), "key-3"), 400, "expected");
    }
    assertThat(api.read(path).path("credits")).hasSize(2);
  }

  @Test
  void aCreditIsKnownByAKeyAsLongAsAnyMayBe() throws Exception {
    String path = served(api.number(), "102");
    String key = "k".repeat(254);
    for (String each : List.of(key + "1", key + "1", key + "2")) {
      api.forgetAnswers();
      done(api.post(path + "/credits", credit("102", "1"), each));
    }
    assertThat(api.read(path).path("credits")).hasSize(2);
  }

  private static String credit(String agent, String amount) {
    return "{\"agent\":\"%s\",\"amount\":\"%s\",\"reason\":\"waited long\"}"
        .formatted(agent, amount);
  }

  @Test
  void aCallBackIsPromisedInTheCaseAndTakingItBackEndsThePromiseThere() throws Exception {
    String number = api.number();
    String path = served(number, "102");
    JsonNode c = done(api.post(path + "/callbacks", "{}"));
    String callback = c.path("promises").path(0).path("callback").asString();
    assertThat(c.path("promises").path(0).path("outcome").asString()).isEqualTo("open");
    assertThat(api.read("/api/callbacks/" + callback).path("number").asString()).isEqualTo(number);
    assertThat(api.delete("/api/callbacks/" + callback).statusCode()).isEqualTo(204);
    CaseScene.await(() -> outcome(path).equals("cancelled"));
  }

  @Test
  void aCallBackIsPromisedForATimeByTheAgentWhoIsWantedAndAFullTimeNamesFreeOnes()
      throws Exception {
    String number = api.number();
    String path = served(number, "102");
    JsonNode slots = api.read("/api/callbacks/slots");
    String at = slots.path(slots.size() / 2).path("at").asString();
    String wish = "{\"at\":\"%s\",\"agent\":\"102\"}".formatted(at);
    assertProblem(api.post(path + "/callbacks", "{\"at\":\"soon\"}"), 400, "Expected a time");
    assertProblem(api.post(path + "/callbacks", wish.replace("102", "999")), 400, "agent");
    JsonNode c = done(api.post(path + "/callbacks", wish));
    String id = c.path("promises").path(0).path("callback").asString();
    JsonNode owed = api.read("/api/callbacks/" + id);
    assertThat(OffsetDateTime.parse(owed.path("due").asString()).toInstant())
        .isEqualTo(OffsetDateTime.parse(at).toInstant());
    assertThat(owed.path("wanted").asString()).isEqualTo("102");
    assertThat(owed.path("number").asString()).isEqualTo(number);
    done(api.post(path + "/callbacks", wish));
    assertThat(api.read(path).path("promises")).as("owed once").hasSize(1);
    String later = slots.path(slots.size() / 2 + 1).path("at").asString();
    assertProblem(api.post(path + "/callbacks", wish.replace(at, later)), 409, "owed another call");

    HttpResponse<String> full = api.post(served(api.number(), "102") + "/callbacks", wish);
    assertProblem(full, 409, "The nearest that we can");
    assertThat(json(full).path("free")).isNotEmpty();
    assertThat(api.delete("/api/callbacks/" + id).statusCode()).isEqualTo(204);
  }

  private static String outcome(String path) {
    try {
      return api.read(path).path("promises").path(0).path("outcome").asString();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void aCustomerIsToldOfChangesOnlyIfTheyWantThat() throws Exception {
    String number = api.number();
    String path = served(number, "102");
    String news = "{\"sentence\":\"Your refund was paid.\"}";
    assertThat(api.read(path).path("tellBy").asString()).isEqualTo("nobody");
    ApiRig.assertProblem(api.post(path + "/news", news), 409, "not chosen");
    String solve =
        "{\"agent\":\"102\",\"disposition\":\"refunded\",\"tell\":\"Your refund was paid.\"}";
    done(api.post(path + "/solve", solve));
    assertThat(told(number)).isEmpty();
    ApiRig.assertProblem(api.post(path + "/tell-by", "{\"way\":\"pigeon\"}"), 400, "call");
    assertThat(done(api.post(path + "/tell-by", "{\"way\":\"call\"}")).path("tellBy").asString())
        .isEqualTo("call");
    done(api.post(path + "/reopen", "{\"agent\":\"102\",\"tell\":\"We look again.\"}"));
    assertThat(told(number)).containsExactly("We look again.");
    assertThat(api.post(path + "/news", news, "once").statusCode()).isEqualTo(202);
    assertThat(api.post(path + "/news", news, "once").statusCode()).isEqualTo(202);
    assertThat(told(number)).hasSize(2);
    ApiRig.assertProblem(api.post(path + "/news", "{\"sentence\":\" \"}"), 400, "1 to 200");
    String tooLong = ",\"tell\":\"" + "a".repeat(201) + "\"}";
    for (String act :
        List.of("/notes {\"text\":\"x\"", "/solve {\"disposition\":\"x\"", "/reopen {\"x\":1")) {
      String[] asked = act.split(" ", 2);
      assertProblem(
          api.post(path + asked[0], asked[1] + ",\"agent\":\"102\"" + tooLong), 400, "1 to 200");
    }
    JsonNode untouched = api.read(path);
    assertThat(untouched.path("notes")).isEmpty();
    assertThat(untouched.path("state").asString()).isEqualTo("open");
    for (JsonNode notice : notices(number)) {
      String one = "/api/notices/" + notice.path("id").asString();
      assertThat(api.delete(one).statusCode()).isEqualTo(204);
      assertThat(api.delete(one).statusCode()).isEqualTo(409);
    }
    assertThat(notices(number))
        .isNotEmpty()
        .allMatch(notice -> notice.path("state").asString().equals("withdrawn"));
  }

  @Test
  void whoIsOnTheLineIsToldOfTheEndByTheAgentAlone() throws Exception {
    String number = api.number();
    CallId call = scene.talks(number, "102", "40017");
    String path = "/api/cases/" + scene.caseOf(call);
    done(api.post(path + "/tell-by", "{\"way\":\"call\"}"));
    done(api.post(path + "/solve", "{\"agent\":\"102\",\"disposition\":\"repaired\"}"));
    assertThat(told(number)).isEmpty();
    scene.hangsUp(call, "102");
  }

  @Test
  void whoChoseToBeToldHearsOfTheEndUnlessNothingIsToBeSaid() throws Exception {
    String number = api.number();
    String path = served(number, "102");
    CaseScene.await(() -> ended(path));
    String solve = "{\"agent\":\"102\",\"disposition\":\"repaired\"}";
    String reopen = "{\"agent\":\"102\"}";
    done(api.post(path + "/solve", solve));
    done(api.post(path + "/reopen", reopen));
    assertThat(told(number)).as("who did not choose it").isEmpty();
    done(api.post(path + "/tell-by", "{\"way\":\"call\"}"));
    done(api.post(path + "/solve", solve.replace("}", ",\"tell\":\"\"}")));
    done(api.post(path + "/reopen", reopen.replace("}", ",\"tell\":\" \"}")));
    assertThat(told(number)).as("empty").isEmpty();
    done(api.post(path + "/solve", solve));
    done(api.post(path + "/solve", solve));
    assertThat(told(number)).containsExactly("What you called us about has been solved.");
    done(api.post(path + "/reopen", reopen));
    assertThat(told(number))
        .containsExactlyInAnyOrder(
            "What you called us about has been solved.",
            "We are looking again at what you called us about.");
    CaseScene.await(() -> state(number, "What you called").equals("withdrawn"));
    assertThat(state(number, "We are looking")).as("what is still so").isNotEqualTo("withdrawn");
  }

  /** Of what this customer is to be told in a sentence that begins so. */
  private static String state(String number, String begins) {
    try {
      return notices(number).stream()
          .filter(notice -> notice.path("sentence").asString().startsWith(begins))
          .map(notice -> notice.path("state").asString())
          .findFirst()
          .orElseThrow();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private static boolean ended(String path) {
    try {
      return api.read(path).path("contacts").path(0).path("outcome").asString().equals("SERVED");
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  /** As after a store that went away between the deed and the news of it. */
  @Test
  void whoAsksAgainForADeedThatIsDoneHasTheCustomerToldOfItOnce() throws Exception {
    String number = api.number();
    String path = served(number, "102");
    String solve = "{\"agent\":\"102\",\"disposition\":\"repaired\",\"tell\":\"It is repaired.\"}";
    String reopen = "{\"agent\":\"102\",\"tell\":\"We look again.\"}";
    done(api.post(path + "/solve", solve));
    assertThat(told(number)).isEmpty();
    done(api.post(path + "/tell-by", "{\"way\":\"call\"}"));
    done(api.post(path + "/solve", solve));
    done(api.post(path + "/solve", solve));
    assertThat(told(number)).containsExactly("It is repaired.");
    assertProblem(api.post(path + "/solve", solve.replace("repaired\"", "no\"")), 409, "open");
    done(api.post(path + "/reopen", reopen));
    done(api.post(path + "/reopen", reopen));
    assertThat(told(number)).containsExactlyInAnyOrder("It is repaired.", "We look again.");
  }

  @Test
  void whoIsOwedNewsIsErasedByForceAlone() throws Exception {
    String number = api.number();
    String path = served(number, "102");
    done(api.post(path + "/tell-by", "{\"way\":\"call\"}"));
    String news = api.post(path + "/news", "{\"sentence\":\"It is paid.\"}").body();
    assertProblem(api.delete("/api/persons/" + number), 409, "withdraws news");
    HttpResponse<String> erased = api.delete("/api/persons/" + number + "?force=true");
    assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
    for (JsonNode notice : api.read("/api/notices")) {
      if (news.contains(notice.path("id").asString())) {
        assertThat(notice.path("state").asString()).isEqualTo("withdrawn");
      }
    }
  }

  /** What this customer is to be told. */
  private static List<String> told(String number) throws Exception {
    return notices(number).stream().map(notice -> notice.path("sentence").asString()).toList();
  }

  private static List<JsonNode> notices(String number) throws Exception {
    List<JsonNode> own = new ArrayList<>();
    for (JsonNode notice : api.read("/api/notices")) {
      if (notice.path("number").asString().equals(number)) {
        own.add(notice);
      }
    }
    return own;
  }

  @Test
  void whatCannotBeUsedIsExplained() throws Exception {
    String unknown = "/api/cases/" + UUID.randomUUID();
    assertProblem(api.get(unknown), 404, "No case");
    assertProblem(
        api.post(unknown + "/notes", "{\"agent\":\"102\",\"text\":\"x\"}"), 404, "No case");
    assertProblem(api.get("/api/cases/7"), 400, "UUID");
    assertProblem(api.get("/api/cases"), 400, "number");
    assertProblem(api.get("/api/cases?state=merged"), 400, "open");
    assertProblem(api.get("/api/cases?number=abc"), 400, "");
    assertProblem(api.get("/api/cases?state=open&limit=0"), 400, "1 to 1000");
    HttpRequest.Builder nothing = api.to(unknown + "/x").POST(BodyPublishers.ofString("{}"));
    assertProblem(api.sendAnything(nothing), 413, "Expected no body");
  }
}
