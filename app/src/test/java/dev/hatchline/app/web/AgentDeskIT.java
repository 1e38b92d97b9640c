package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Engine;
import dev.hatchline.app.Setting;
import dev.hatchline.app.access.LockOut;
import dev.hatchline.call.CallId;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk over HTTP, of a real engine with a real database. */
class AgentDeskIT {
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir private Path folder;

  private EngineServer engine;
  private CaseScene scene;
  private HttpClient client;
  private String cookie = "";

  @BeforeEach
  void start() throws Exception {
    engine =
        EngineServer.start(
            """
            credits: {max: {agent: 10}}
            queues:
              - {name: people, wrap-up: 30 min}
            """,
            folder);
    scene = new CaseScene(engine.engine().getBean(Engine.class));
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    engine.close();
  }

  private HttpRequest.Builder to(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.port() + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private String desk() throws Exception {
    HttpResponse<String> answer = send(to("/desk"));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    String body =
        fields.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(to(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> signIn(String extension, String password) throws Exception {
    return post("/desk/sign-in", Map.of("extension", extension, "password", password));
  }

  private String password(String extension) {
    return engine.engine().getBean(Setting.class).secrets().phones().getOrDefault(extension, "");
  }

  /** Signed in from now on; the header that came with the cookie. */
  private String signedIn(String extension) throws Exception {
    HttpResponse<String> answer = signIn(extension, password(extension));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/desk");
    String header = answer.headers().firstValue("Set-Cookie").orElseThrow();
    cookie = header.substring(0, header.indexOf(';'));
    return header;
  }

  private static String field(String page, String name) {
    Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as(name + " in\n" + page).isTrue();
    return found.group(1);
  }

  /** The fields that each form of the desk has, and these. */
  private Map<String, String> form(Map<String, String> more) throws Exception {
    String page = desk();
    Map<String, String> fields = new HashMap<>(more);
    for (String name : new String[] {"key", "case", "form"}) {
      fields.putIfAbsent(name, field(page, name));
    }
    return fields;
  }

  @Test
  void whoIsNotSignedInSeesNothingButTheFormAndCanDoNothing() throws Exception {
    CallId call = scene.talks("+12025550123", "101", "40017");
    assertThat(desk()).contains("Sign in").doesNotContain("+12025550123");
    for (String stale : new String[] {"", "hatchline-desk=" + "0".repeat(32)}) {
      cookie = stale;
      HttpResponse<String> answer =
          post("/desk/note", Map.of("case", scene.caseOf(call), "text", "x", "key", ""));
      assertThat(answer.statusCode()).isEqualTo(401);
    }
    assertThat(scene.engine().cases().pop(call).orElseThrow().notes()).isEmpty();
  }

  @Test
  void theCookieIsOfThisSiteAndPageAloneAndEndsWithTheShift() throws Exception {
    assertThat(signedIn("101"))
        .matches("hatchline-desk=[0-9a-f]{32}; .*")
        .contains("Path=/desk", "Max-Age=43200", "HttpOnly", "SameSite=Strict");
    assertThat(desk()).contains("Agent 101").contains("Nobody now");
    String key = field(desk(), "key");
    assertThat(key).matches("[0-9a-f]{32}").isNotEqualTo(cookie.substring(cookie.length() - 32));
    HttpResponse<String> out = post("/desk/sign-out", Map.of("key", key));
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(desk()).as("the old cookie").contains("Sign in").doesNotContain("Agent 101");
  }

  @Test
  void aWrongPasswordAndAnUnknownAgentAreToldAlikeAndLimited() throws Exception {
    HttpResponse<String> wrong = signIn("101", "nonsense");
    HttpResponse<String> unknown = signIn("999", "nonsense");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(unknown.statusCode()).isEqualTo(403);
    assertThat(wrong.body().replace("101", "999")).isEqualTo(unknown.body());
    assertThat(signIn("999", "").statusCode()).as("no password of nobody").isEqualTo(403);
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    for (int i = 1; i < LockOut.USER_FREE; i++) {
      assertThat(signIn("101", "nonsense").statusCode()).isEqualTo(403);
    }
    HttpResponse<String> tooMany = signIn("101", password("101"));
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(20L, 30L);
    signedIn("102");
  }

  @Test
  void aFormOfAnotherPageDoesNothing() throws Exception {
    CallId call = scene.talks("+12025550123", "101", "40017");
    signedIn("101");
    for (String key : new String[] {"", "0".repeat(32)}) {
      Map<String, String> fields = form(Map.of("text", "x"));
      fields.put("key", key);
      assertThat(post("/desk/note", fields).statusCode()).isEqualTo(403);
    }
    String body = "key=" + field(desk(), "key") + "&case=" + scene.caseOf(call) + "&text=x";
    HttpResponse<String> foreign =
        send(
            to("/desk/note")
                .header("Content-Type", FORM)
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString(body)));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(scene.engine().cases().pop(call).orElseThrow().notes()).isEmpty();
  }

  @Test
  void theKeyOfOneBrowserIsOfNoUseInAnother() throws Exception {
    scene.talks("+12025550123", "101", "40017");
    signedIn("101");
    Map<String, String> fields = form(Map.of("text", "x"));
    signedIn("101");
    assertThat(post("/desk/note", fields).statusCode()).isEqualTo(403);
  }

  @Test
  void whatCallersAndAgentsWriteIsNeverMarkup() throws Exception {
    String hostile = "<img src=x onerror=\"alert(1)\">'&{{key}}";
    scene.talks("+12025550123", "101", hostile);
    signedIn("101");
    assertThat(post("/desk/note", form(Map.of("text", hostile))).statusCode()).isEqualTo(303);
    HttpResponse<String> refused =
        post("/desk/credit", form(Map.of("amount", "x", "reason", hostile)));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("value=\"&lt;img");
    for (String page : new String[] {desk(), refused.body()}) {
      assertThat(page)
          .contains("order: &lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;{{key}}")
          .contains("101: &lt;img")
          .doesNotContain("<img src=x");
    }
  }

  @Test
  void theAgentSeesTheCustomerAndDoesWhatIsToBeDone() throws Exception {
    CallId call = scene.talks("+12025550123", "101", "40017");
    signedIn("101");
    assertThat(desk())
        .contains("On the line", "+12025550123", "order: 40017", "you may still give 10.00 EUR")
        .contains("First: ", "Talking")
        .doesNotContain("http-equiv=\"refresh\"");
    Map<String, String> note = form(Map.of("text", "wants it back"));
    assertThat(post("/desk/note", note).headers().firstValue("Location"))
        .hasValue("/desk?last&done=note");
    assertThat(post("/desk/note", note).statusCode()).as("a second click").isEqualTo(303);
    post("/desk/credit", form(Map.of("amount", "7.50", "reason", "waited long")));
    post("/desk/callback", form(Map.of()));
    assertThat(desk())
        .containsOnlyOnce("101: wants it back")
        .contains("7.50 EUR, waited long (101, granted)", "you may still give 2.50 EUR")
        .contains("a call back, by ");
    HttpResponse<String> tooMuch =
        post("/desk/credit", form(Map.of("amount", "2.51", "reason", "more")));
    assertThat(tooMuch.statusCode()).isEqualTo(409);
    assertThat(tooMuch.body()).contains("at most 250 minor units").contains("value=\"more\"");
    assertThat(post("/desk/solve", form(Map.of("disposition", "repaired"))).statusCode())
        .isEqualTo(303);
    assertThat(
            scene.engine().cases().desk().now(scene.engine().cases().pop(call).orElseThrow().id()))
        .hasValueSatisfying(c -> assertThat(c.open()).isFalse());
    assertThat(desk()).contains("Open again");
    assertThat(post("/desk/keep", form(Map.of())).statusCode()).isEqualTo(303);
    assertThat(desk()).contains("Keep open");
  }

  @Test
  void theAgentHasACustomerToldWhoWantsToBe() throws Exception {
    CallId call = scene.talks("+12025550123", "101", "40017");
    signedIn("101");
    assertThat(desk()).contains("Call them with news").contains("<div hidden>");
    Map<String, String> way = form(Map.of("way", field(desk(), "way")));
    assertThat(post("/desk/tell-by", way).headers().firstValue("Location"))
        .hasValue("/desk?last&done=tell-by");
    assertThat(desk()).contains("Do not call them with news").doesNotContain("<div hidden>");
    Map<String, String> note = form(Map.of("text", "sent", "tell", "Your modem was sent."));
    assertThat(post("/desk/note", note).statusCode()).isEqualTo(303);
    assertThat(post("/desk/note", note).statusCode()).as("a second click").isEqualTo(303);
    assertThat(scene.engine().notices().notices().unsettled())
        .filteredOn(notice -> notice.news().sentence().equals("Your modem was sent."))
        .hasSize(1);
    String words = "value=\"What you called us about has been solved.\"";
    Map<String, String> solved = form(Map.of("disposition", "repaired", "news", "It is repaired."));
    assertThat(desk()).as("who is there is told by the agent").doesNotContain(words);
    scene.hangsUp(call, "101");
    scene.free("101");
    assertThat(send(to("/desk?last")).body()).contains(words);
    assertThat(post("/desk/solve", solved).statusCode()).isEqualTo(303);
    assertThat(scene.engine().notices().notices().unsettled())
        .filteredOn(notice -> notice.news().sentence().equals("It is repaired."))
        .hasSize(1);
  }

  @Test
  void aFreeAgentSeesNobodyAndTheLastCustomerWhenAskingForThem() throws Exception {
    CallId call = scene.talks("+12025550123", "101", "40017");
    signedIn("101");
    scene.hangsUp(call, "101");
    assertThat(desk()).contains("Was on the line", "Wrap-up");
    scene.free("101");
    assertThat(desk())
        .contains("Nobody now", "Your last customer", "http-equiv=\"refresh\"")
        .doesNotContain("+12025550123");
    assertThat(send(to("/desk?last")).body()).contains("Was here last", "+12025550123");
    signedIn("102");
    assertThat(send(to("/desk?last")).body()).contains("Nobody now").doesNotContain("2025550123");
  }
}
