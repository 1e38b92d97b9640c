package dev.hatchline.app.web;

import static dev.hatchline.app.web.ApiRig.assertProblem;
import static dev.hatchline.app.web.ApiRig.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.call.Incident;
import dev.hatchline.app.web.OpenApiDocument.Operation;
import dev.hatchline.app.webhook.Receiver;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.Role;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.routing.store.Await;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/** {@code docs/openapi.yaml} and the running server say the same. */
class OpenApiIT {
  /** Done only where there is an Asterisk: {@code DrainIT} has their answers. */
  private static final Set<String> WITH_ASTERISK = Set.of("POST /api/drain", "DELETE /api/drain");

  private static final String CALL = "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11";
  private static final String OTHER = "5be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b22";

  @TempDir private static Path folder;

  /** Posts that were done, and asked for a second time. */
  private static final Set<String> repeated = new TreeSet<>();

  private static ApiRig api;
  private static Receiver receiver;
  private static Receiver books;

  @BeforeAll
  static void start() throws Exception {
    receiver = new Receiver();
    receiver.behaves(Receiver.says(410));
    books = new Receiver();
    books.behaves(Receiver.says(422));
    Path home = folder.resolve("home");
    Files.createDirectories(home.resolve("secrets"));
    Files.writeString(home.resolve("secrets/crm-webhook"), "a-key-of-the-test");
    leftMessage(home, CALL, "+12025550199");
    leftMessage(home, OTHER, "+12025550198");
    api = ApiRig.start(operator(), folder);
  }

  private static String operator() {
    return """
    credits: {currency: EUR, max: {agent: 10, supervisor: 50}, supervisors: ["103"], to: books}
    keys:
      - {name: boss, role: operator}
      - {name: lead, role: supervisor}
      - {name: crm, role: integration}
      - {name: tv, role: read}
    queues:
      - {name: people, wrap-up: 30 min}
    callback:
      limits: {address-hour: 1000}
    webhooks:
      - {name: crm, url: %s, secret: crm-webhook, events: [callback.promised]}
      - {name: books, url: %s, secret: crm-webhook, events: [case.credited]}
    """
        .formatted(receiver.url(), books.url());
  }

  @AfterAll
  static void stop() {
    api.close();
    receiver.close();
    books.close();
  }

  /** A call that left a message, in the files that an engine reads at its start. */
  private static void leftMessage(Path home, String call, String number) throws Exception {
    Instant at = Instant.now().minusSeconds(60);
    String file = "%d_1000_%s_%s.wav".formatted(at.getEpochSecond(), number, call);
    String who = "\"call\":\"%s\",\"at\":\"%s\"".formatted(call, at);
    List<String> events =
        List.of(
            ("{\"type\":\"Arrived\",%s,\"firstRing\":{\"at\":\"%s\",\"sequence\":7},"
                    + "\"line\":\"1000\",\"caller\":\"%s\"}")
                .formatted(who, at, number),
            "{\"type\":\"MessageStarted\",%s,\"file\":\"%s\"}".formatted(who, file),
            "{\"type\":\"Ended\",%s,\"end\":{\"party\":\"CALLER\",\"reason\":\"MESSAGE\"}}"
                .formatted(who));
    Path day = home.resolve("events/" + LocalDate.ofInstant(at, ZoneOffset.UTC) + ".jsonl");
    Files.createDirectories(day.getParent());
    Files.write(day, events, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Files.createDirectories(home.resolve("messages"));
    Path voice = Files.writeString(home.resolve("messages/" + file), "RIFF the voice");
    Files.setLastModifiedTime(voice, FileTime.from(at));
  }

  @Test
  void everyRouteIsInTheDocumentAndTheReverse() {
    Set<String> documented =
        api.document().operations().stream()
            .map(Operation::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).hasSizeGreaterThan(30);
    Set<String> mapped = mapped();
    assertThat(mapped).containsAll(Pages.ALL);
    mapped.removeAll(Pages.ALL);
    assertThat(documented).containsExactlyElementsOf(mapped);
  }

  private static Set<String> mapped() {
    Set<String> routes = new TreeSet<>();
    api.server()
        .engine()
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(mapping ->
            mapping
                .getHandlerMethods()
                .keySet()
                .forEach(info -> routes(info).forEach(routes::add)));
    return routes;
  }

  private static Stream<String> routes(RequestMappingInfo info) {
    Set<String> methods =
        info.getMethodsCondition().isEmpty()
            ? Set.of("GET")
            : info.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .collect(Collectors.toSet());
    return info.getPatternValues().stream()
        .map(path -> path.replace("/**", "/{part}"))
        .flatMap(path -> methods.stream().map(method -> method + " " + path));
  }

  @Test
  void aKeyMayDoWhatTheDocumentSaysOfItsRoleAndNothingElse() throws Exception {
    for (Operation operation : api.document().operations()) {
      if (operation.roles().isEmpty()) {
        assertThat(operation.spec().path("security").isEmpty()).as("%s", operation).isTrue();
        continue;
      }
      // None of it finds anything, so that nothing is done.
      String path =
          operation.path().replace("{part}", "ami").replaceAll("\\{[a-z]+}", "never-there");
      for (Role role : Role.OF_KEYS) {
        HttpResponse<String> answer = asked(operation, path, key(role));
        if (operation.roles().contains(role.name().toLowerCase(Locale.ROOT))) {
          assertThat(answer.statusCode()).as("%s as %s", operation, role).isNotIn(401, 403);
        } else {
          assertProblem(answer, 403, "of the role " + role.word());
          assertThat(ApiRig.json(answer).path("detail").asString())
              .contains("Expected a key of the role " + String.join(" or ", words(operation)));
        }
      }
      assertProblem(asked(operation, path, ""), 401, "Authorization: Bearer");
      assertProblem(asked(operation, path, "wrong"), 401, "Authorization: Bearer");
    }
  }

  /** In the order of the roles. */
  private static List<String> words(Operation operation) {
    return Role.OF_KEYS.stream().map(Role::word).filter(operation.roles()::contains).toList();
  }

  private static String key(Role role) throws Exception {
    String name =
        switch (role) {
          case OPERATOR -> "boss";
          case SUPERVISOR -> "lead";
          case INTEGRATION -> "crm";
          case READ -> "tv";
          case DESIGNER, AGENT -> throw new IllegalArgumentException("of people: " + role);
        };
    Path secrets = EngineServer.installation(folder, 0).secrets();
    return Files.readString(secrets.resolve("key-" + name)).strip();
  }

  private static HttpResponse<String> asked(Operation operation, String path, String key)
      throws Exception {
    return api.send(api.to(path, key).method(operation.method(), BodyPublishers.noBody()));
  }

  @Test
  void everyOperationAnswersAsTheDocumentSaysWhenItIsDoneAndWhenItIsRefused() throws Exception {
    callbacks();
    tasks();
    cases();
    news();
    line();
    flows();
    webhooks();
    data();
    server();
    List<String> missing = new ArrayList<>();
    for (Operation operation : api.document().operations()) {
      String name = operation.toString();
      if (!operation.roles().isEmpty()) {
        asked(operation, operation.path().replaceAll("[{}]", ""), "");
      }
      boolean posted = operation.method().equals("POST") && !WITH_ASTERISK.contains(name);
      if (posted && !repeated.contains(name)) {
        missing.add(name + " was never repeated");
      }
      if (!api.saw(name, "done") && !WITH_ASTERISK.contains(name)) {
        missing.add(name + " was never done");
      }
      if (!api.saw(name, "refused") && !operation.roles().isEmpty()) {
        missing.add(name + " was never refused");
      }
    }
    assertThat(missing).isEmpty();
  }

  /** What is done is asked for again with the same key, and not done again. */
  private static HttpResponse<String> post(String path, String body) throws Exception {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first = api.post(path, body, key);
    if (first.statusCode() >= 300) {
      return first;
    }
    HttpResponse<String> again = api.post(path, body, key);
    assertThat(again.statusCode()).as("%s again: %s", path, again.body()).isLessThan(300);
    if (path.equals(CallbackApi.PATH)) {
      assertThat(json(again).path("id")).isEqualTo(json(first).path("id"));
    } else {
      assertThat(again.headers().firstValue(IdempotentPosts.REPLAYED)).as(path).contains("true");
      assertThat(again.body()).isEqualTo(first.body());
    }
    String asked = path.replaceFirst("\\?.*", "");
    repeated.add(api.document().find("POST", asked).orElseThrow().toString());
    return first;
  }

  private static String body(String agent, String more) {
    return "{\"agent\":\"%s\"%s}".formatted(agent, more);
  }

  private static void callbacks() throws Exception {
    HttpResponse<String> asked =
        post(
            "/api/callbacks",
            "{\"number\":\"%s\",\"name\":\"Ada\",\"reason\":\"the bill\"}".formatted(api.number()));
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    String path = asked.headers().firstValue("Location").orElseThrow();
    assertThat(api.read("/api/callbacks")).isNotEmpty();
    api.read(path);
    api.read("/api/callbacks/slots");
    assertProblem(api.get("/api/callbacks/slots?from=x"), 400, "Expected a time");
    assertThat(api.delete(path).statusCode()).isEqualTo(204);
    assertProblem(api.delete(path), 409, "It has ended");
    assertProblem(post("/api/callbacks", "{\"number\":\"911\"}"), 400, "emergency");
  }

  private static void tasks() throws Exception {
    CaseScene.await(() -> list("/api/tasks").size() == 2);
    JsonNode tasks = list("/api/tasks");
    String heard = "/api/tasks/" + tasks.path(0).path("id").asString() + "/";
    String called = "/api/tasks/" + tasks.path(1).path("id").asString() + "/";
    assertThat(post(heard + "done", body("102", "")).statusCode()).isEqualTo(200);
    assertProblem(post(heard + "callback", body("102", "")), 409, "");
    JsonNode callback = json(post(called + "callback", body("102", ""))).path("callback");
    // Nobody is to be reserved for it.
    assertThat(api.delete("/api/callbacks/" + callback.asString()).statusCode()).isEqualTo(204);
    assertProblem(post(called + "done", body("102", "")), 409, "");
  }

  private static JsonNode list(String path) {
    try {
      return api.read(path);
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private static void cases() throws Exception {
    CaseScene scene = new CaseScene(api.engine());
    assertThat(api.get("/api/agents/102/pop").statusCode()).isEqualTo(204);
    String number = api.number();
    CallId call = scene.talks(number, "102", "40017");
    api.read("/api/agents/102/pop");
    scene.hangsUp(call, "102");
    String path = "/api/cases/" + scene.caseOf(call);
    for (String act :
        List.of(
            "notes " + body("102", ",\"text\":\"waits\",\"tell\":\"We look into it.\""),
            "tell-by {\"way\":\"call\"}",
            "owner " + body("103", ""),
            "weight {\"weight\":2}",
            "results {\"name\":\"refund\",\"values\":{\"paid\":\"20.00\"}}",
            "credits " + body("102", ",\"amount\":\"7.50\",\"reason\":\"waited\""),
            "callbacks {}",
            "solve " + body("102", ",\"disposition\":\"repaired\""),
            "reopen " + body("102", ""))) {
      String[] parts = act.split(" ", 2);
      HttpResponse<String> answer = post(path + "/" + parts[0], parts[1]);
      assertThat(answer.statusCode()).as("%s: %s", act, answer.body()).isEqualTo(200);
      assertProblem(post(path + "/" + parts[0], "[]"), 400, "");
    }
    CaseScene.await(() -> credit(path).path("state").asString().equals("failed"));
    String again = path + "/credits/" + credit(path).path("id").asString() + "/send";
    assertThat(post(again, "{}").statusCode()).isEqualTo(200);
    assertProblem(
        post(path + "/credits/" + UUID.randomUUID() + "/send", "{}"), 404, "no such credit");
    HttpResponse<String> told = post(path + "/news", "{\"sentence\":\"It was sent.\"}");
    assertThat(told.statusCode()).as(told.body()).isEqualTo(202);
    CaseScene.await(() -> !open().isEmpty());
    api.read("/api/cases?number=" + number.replace("+", "%2B"));
  }

  private static JsonNode credit(String path) {
    return list(path).path("credits").path(0);
  }

  /** What the case has told is withdrawn. */
  private static void news() throws Exception {
    String notice = "/api/notices/" + api.read("/api/notices").path(0).path("id").asString();
    assertThat(api.delete(notice).statusCode()).isEqualTo(204);
    assertProblem(api.delete(notice), 409, "None of this id waits");
    assertProblem(api.get("/api/notices?limit=0"), 400, "1 to 1000");
    HttpResponse<String> entered =
        post(
            "/api/outages",
            "{\"area\":{\"lines\":[\"1000\"],\"prefixes\":[\"+1301\"],\"places\":[\"902\"]},\"sentence\":\"It is down.\","
                + "\"nextNews\":\"2099-01-01T10:00\"}");
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
    String outage = entered.headers().firstValue("Location").orElseThrow();
    assertThat(api.put(outage, "{\"sentence\":\"Until noon.\"}").statusCode()).isEqualTo(200);
    assertThat(post(outage + "/clear", "{\"sentence\":\"It is up.\"}").statusCode()).isEqualTo(200);
    assertProblem(api.put(outage, "{\"sentence\":\"x\"}"), 409, "It is over");
    api.read(outage);
    assertThat(api.read("/api/outages")).hasSize(1);
    assertProblem(post("/api/outages", "{}"), 400, "area");
  }

  private static String open() {
    return list("/api/cases?state=open").path("cases").path(0).path("id").asString("");
  }

  private static void line() throws Exception {
    api.engine().incidents().accept(new Incident(Instant.now(), "test", "It was a test.", null));
    assertThat(api.read("/api/incidents")).isNotEmpty();
    assertThat(api.read("/api/calls")).isNotEmpty();
    assertThat(api.read("/api/calls/" + CALL).path("events")).hasSize(3);
    api.read("/api/calls/live");
    assertThat(api.read("/api/agents")).hasSize(3);
    assertThat(api.read("/api/messages")).hasSize(2);
    Await.until(() -> status("/api/waits") == 200);
    assertProblem(api.get("/api/calls/x"), 400, "expected a UUID");
    assertProblem(api.get("/api/calls/" + UUID.randomUUID()), 404, "no call");
    assertProblem(api.send(api.to("/api/drain").POST(BodyPublishers.noBody())), 503, "Asterisk");
    assertProblem(api.delete("/api/drain"), 503, "Asterisk");
  }

  private static void flows() throws Exception {
    JsonNode flow = api.read("/api/flows").path(0);
    assertThat(flow.path("live").path("version").asInt()).isEqualTo(1);
    assertThat(flow.path("live").path("percent").asInt()).isEqualTo(100);
    String path = "/api/flows/" + flow.path("flow").asString();
    Path saved = Files.createDirectories(folder.resolve("flows")).resolve("company-line.yaml");
    Files.writeString(saved, "flow: [");
    CaseScene.await(() -> list("/api/flows").path(0).path("refused").isObject());
    assertThat(api.server().engine().getBean(Views.class).live().refused())
        .singleElement()
        .asString()
        .startsWith("company-line: " + folder.getFileName() + "/flows/company-line.yaml:1:");
    Files.writeString(saved, "canary: 10 %\n# mine\n" + FlowReader.shippedText("company-line"));
    CaseScene.await(() -> list("/api/flows").path(0).path("trial").isObject());
    JsonNode history = api.read(path + "/versions");
    assertThat(history.path("versions")).hasSize(2);
    assertThat(history.path("versions").path(0).path("percent").asInt()).isEqualTo(10);
    assertThat(history.path("moves").path(1).path("why").asString()).isEqualTo("tried");
    assertThat(api.read(path + "/versions/2").path("text").asString()).startsWith("canary: 10 %");
    assertProblem(api.get(path + "/versions/7"), 404, "No version 7");
    HttpResponse<String> back = post(path + "/rollback", "");
    assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    assertThat(json(back).path("trial").isNull()).isTrue();
    assertProblem(post(path + "/rollback?version=1", ""), 409, "already");
    assertProblem(post("/api/flows/none/rollback", ""), 404, "No line has a flow 'none'");
  }

  private static int status(String path) {
    try {
      return api.get(path).statusCode();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private static void webhooks() throws Exception {
    api.read("/api/webhooks");
    CaseScene.await(() -> !dead().isEmpty());
    String letter = "/api/webhooks/dead/" + dead();
    HttpResponse<String> retried = post(letter + "/retry", "");
    assertThat(retried.statusCode()).as(retried.body()).isEqualTo(202);
    CaseScene.await(() -> !dead().isEmpty());
    CaseScene.await(() -> deleted(letter));
    assertProblem(api.delete(letter), 404, "No dead letter");
  }

  private static String dead() {
    return list("/api/webhooks/dead").path(0).path("id").asString("");
  }

  private static boolean deleted(String letter) {
    try {
      return api.delete(letter).statusCode() == 204;
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private static void data() throws Exception {
    assertThat(api.get("/api/rows").body()).contains("#over ");
    assertThat(api.get("/api/persons/+12025550199").statusCode()).isEqualTo(200);
    HttpResponse<String> erased = api.delete("/api/persons/+12025550199");
    assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
    assertThat(json(erased).path("changed").isEmpty()).isFalse();
    assertProblem(api.delete("/api/persons/x"), 400, "Expected a phone number");
    String day = "?from=2026-11-28T00:00:00Z&to=2026-11-29T00:00:00Z";
    assertThat(api.get("/api/history/calls" + day).body()).endsWith("}\n");
    assertProblem(api.get("/api/history/tea" + day), 400, "Expected calls, callbacks");
    assertThat(api.get("/api/score?from=2026-11-01&to=2026-11-30").statusCode()).isEqualTo(200);
    assertProblem(api.get("/api/score?from=1&to=2"), 400, "Expected a day such as 2026-11-28");
    assertThat(api.get("/api/trace/" + OTHER.substring(0, 8)).body()).contains("\"Arrived\"");
    assertProblem(api.get("/api/trace/ffff0000"), 404, "No call is remembered");
  }

  private static void server() throws Exception {
    HttpResponse<String> served = api.get("/api/openapi.yaml");
    assertThat(served.body())
        .isEqualTo(Files.readString(Path.of("../docs/openapi.yaml"), StandardCharsets.UTF_8));
    api.get("/actuator");
    assertThat(api.send(api.to("/actuator/health", "")).statusCode()).isEqualTo(503);
    assertThat(api.send(api.to("/actuator/health/liveness", "")).statusCode()).isEqualTo(200);
    assertThat(api.get("/actuator/health/ami").statusCode()).isEqualTo(503);
    api.get("/actuator/prometheus");
  }

  /** What nobody answers is refused as everything else is. */
  @Test
  void whatIsNotThereIsAProblem() throws Exception {
    assertProblem(api.sendAnything(api.to("/api/x")), 404, "");
    assertProblem(api.sendAnything(api.to("/api/calls").PUT(BodyPublishers.noBody())), 405, "");
    assertProblem(
        api.sendAnything(
            api.to("/api/callbacks")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x"))),
        415,
        "");
  }
}
