package dev.hatchline.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Outages over HTTP, of a real engine with a real database; nobody is dialled. */
class OutageApiIT {
  private static final String PATH = "/api/outages";

  @TempDir private static Path folder;

  private static ApiRig api;

  @BeforeAll
  static void start() throws Exception {
    api = ApiRig.start("company: Example", folder);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static JsonNode done(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return ApiRig.json(answer);
  }

  private static void refused(HttpResponse<String> answer, int status, String why) {
    assertThat(done(answer, status).path("detail").asString()).contains(why);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private static HttpResponse<String> enter(String area, String more) throws Exception {
    return api.post(PATH, "{\"area\": %s, \"sentence\": \"It is down.\"%s}".formatted(area, more));
  }

  @Test
  void anOutageIsEnteredChangedClearedAndListed() throws Exception {
    Instant next = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);
    HttpResponse<String> answer =
        enter(
            "{\"lines\": [\"1000\"], \"prefixes\": [\"+1202\", \"+1301\"], \"places\": [\"902\"]}",
            ", \"nextNews\": \"%s\"".formatted(next));
    JsonNode entered = done(answer, 201);
    String one = PATH + "/" + entered.path("id").asString();
    assertThat(answer.headers().firstValue("Location")).hasValue(one);
    assertThat(entered.path("state").asString()).isEqualTo("open");
    assertThat(entered.path("area").path("prefixes")).hasSize(2);
    assertThat(entered.path("area").path("places").toString()).isEqualTo("[\"902\"]");
    assertThat(Instant.parse(entered.path("nextNews").asString())).isEqualTo(next);
    JsonNode said = done(api.put(one, "{\"sentence\": \"Down until noon.\"}"), 200);
    assertThat(said.path("sentence").asString()).isEqualTo("Down until noon.");
    assertThat(said.path("nextNews").isNull()).isTrue();
    JsonNode cleared = done(api.post(one + "/clear", "{\"sentence\": \"It works.\"}"), 200);
    assertThat(cleared.path("allClear").asString()).isEqualTo("It works.");
    CaseScene.await(() -> state(one).equals("cleared"));
    assertThat(done(api.get(PATH), 200).toString()).contains(entered.path("id").asString());
    refused(api.post(one + "/clear", "{\"sentence\": \"Again.\"}"), 409, "over");
    refused(api.put(one, "{\"sentence\": \"Again.\"}"), 409, "over");
  }

  private static String state(String path) {
    try {
      return done(api.get(path), 200).path("state").asString();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  /**
   * The engine died between the deed and its answer, and whoever asked asks its successor: the
   * answer to the key is not known there, the outage is.
   */
  @Test
  void anOutageThatIsAskedForAgainAfterACrashIsOne() throws Exception {
    String body = "{\"area\": {\"prefixes\": [\"+1303\"]}, \"sentence\": \"It is down.\"}";
    JsonNode first = done(api.post(PATH, body, "the-key"), 201);
    api.forgetAnswers();
    stop();
    start();
    JsonNode second = done(api.post(PATH, body, "the-key"), 201);
    assertThat(second).isEqualTo(first);
    long entered =
        done(api.get(PATH), 200)
            .valueStream()
            .filter(outage -> outage.path("area").toString().contains("+1303"))
            .count();
    assertThat(entered).isEqualTo(1);
    assertThat(done(api.post(PATH, body, "another-key"), 201).path("id"))
        .isNotEqualTo(first.path("id"));
  }

  @Test
  void whatCannotBeUsedIsExplained() throws Exception {
    refused(enter("[]", ""), 400, "\"area\"");
    refused(enter("{\"lines\": [\"9999\"]}", ""), 400, "lines of the operator");
    refused(enter("{\"prefixes\": [\"1202\"]}", ""), 400, "beginning of numbers");
    refused(enter("{\"prefixes\": \"+1202\"}", ""), 400, "a list of texts");
    refused(enter("{}", ", \"nextNews\": \"soon\""), 400, "a time such as");
    refused(enter("{}", ", \"nextNews\": \"2020-01-01T10:00\""), 400, "a time to come");
    refused(api.post(PATH, "{\"area\": {}}"), 400, "\"sentence\"");
    refused(api.post(PATH, "{\"area\": {}, \"sentence\": \" \"}"), 400, "1 to 200");
    String unknown = PATH + "/00000000-0000-0000-0000-000000000000";
    refused(api.get(unknown), 404, "No outage");
    refused(api.post(unknown + "/clear", "{\"sentence\": \"x\"}"), 404, "No outage");
    refused(api.get(PATH + "/x"), 400, "UUID");
  }

  private static HttpResponse<String> page(String method, String path, String form)
      throws Exception {
    String basic = "operations:" + api.server().apiKey();
    return api.sendAnything(
        api.to(path, "")
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(
                method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form)));
  }

  @Test
  void thePageEntersAnOutageAndClearsItAndWhatIsWrongStaysInTheForm() throws Exception {
    HttpResponse<String> wrong =
        page("POST", "/outages/enter", "sentence=It+is+%3Cb%3E&prefixes=1202");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("beginning of numbers", "value=\"It is &lt;b&gt;\"", "value=\"1202\"");
    HttpResponse<String> entered =
        page("POST", "/outages/enter", "sentence=Pages+are+down.&prefixes=%2B1202+%2B1301&lines=");
    assertThat(entered.headers().firstValue("Location")).hasValue("/outages?done=enter");
    String shown = page("GET", "/outages?done=enter", "").body();
    assertThat(shown).contains("hear it from now on", "Pages are down.", "+1202, +1301");
    Matcher one = Pattern.compile("/outages/[0-9a-f-]{36}/clear").matcher(shown);
    assertThat(one.find()).isTrue();
    String clear = one.group();
    assertThat(page("POST", clear.replace("/clear", "/say"), "sentence=Until+noon.").statusCode())
        .isEqualTo(303);
    assertThat(page("GET", "/outages", "").body()).contains("Until noon.");
    assertThat(page("POST", clear, "all-clear=").statusCode()).isEqualTo(400);
    assertThat(page("POST", clear, "all-clear=They+work.").headers().firstValue("Location"))
        .hasValue("/outages?done=clear");
    assertThat(page("GET", "/outages", "").body()).doesNotContain("Until noon.");
  }

  @Test
  void thePageIsForWhoHasTheKeyAndNotForTheFormsOfOtherSites() throws Exception {
    HttpResponse<String> stranger = api.sendAnything(api.to("/outages", ""));
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    HttpResponse<String> foreign =
        api.sendAnything(
            api.to("/outages/enter")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("sentence=x")));
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  @Test
  void newsThatDoesNotWaitCannotBeWithdrawn() throws Exception {
    assertThat(done(api.get("/api/notices"), 200)).isEmpty();
    refused(api.delete("/api/notices/00000000-0000-0000-0000-000000000000"), 409, "None");
  }
}
