package dev.hatchline.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hatchline.app.Setting;
import dev.hatchline.app.access.LockOut;
import dev.hatchline.app.access.Passwords;
import dev.hatchline.conf.Role;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Sign-in, sessions and their forms, by a real engine's HTTP port. */
class SignInIT {
  @TempDir private static Path folder;

  private static EngineServer engine;
  private static HttpClient client;

  private SignedIn browser;

  @BeforeAll
  static void start() throws Exception {
    String more =
        """
          - {name: "102", role: agent, hash: "%1$s"}
          - {name: guessed, role: supervisor, hash: "%1$s"}
        """
            .formatted(Passwords.hash(SignedIn.PASSWORD));
    engine = EngineServer.start(SignedIn.USERS + more, folder);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    engine.close();
  }

  @BeforeEach
  void open() {
    browser = new SignedIn(client, engine.port());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void whoLooksAtAPageIsLedToSignInAndBackToIt() throws Exception {
    assertThat(location(browser.get("/"))).isEqualTo("/sign-in");
    HttpResponse<String> led = browser.get("/outages");
    assertThat(led.statusCode()).isEqualTo(303);
    assertThat(location(led)).isEqualTo("/sign-in?to=/outages");
    String form = browser.get(location(led)).body();
    HttpResponse<String> in =
        browser.post(
            "/sign-in",
            Map.of(
                "name",
                "a-supervisor",
                "password",
                SignedIn.PASSWORD,
                "to",
                SignedIn.field(form, "to")));
    assertThat(location(browser.in(in))).isEqualTo("/outages");
    assertThat(browser.get("/outages").body()).contains("What does not work now");
    assertThat(location(browser.get("/sign-in"))).as("is in already").isEqualTo("/");
  }

  @Test
  void aProgramIsToldAsAProgram() throws Exception {
    HttpResponse<String> answer = browser.send(browser.to("/outages"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    ApiRig.assertProblem(answer, 401, "Authorization: Bearer");
    assertThat(browser.send(browser.to("/live")).statusCode()).isEqualTo(401);
  }

  @Test
  void nobodyIsLedElsewhere() throws Exception {
    for (String to :
        List.of("//evil.example", "/\\evil.example", "https://evil.example/", "/%2fevil", "/ x")) {
      HttpResponse<String> in =
          browser.post(
              "/sign-in", Map.of("name", "a-operator", "password", SignedIn.PASSWORD, "to", to));
      assertThat(location(in)).as(to).isEqualTo("/");
    }
    assertThat(location(browser.as(Role.DESIGNER)))
        .as("the line is not theirs")
        .isEqualTo("/flows");
  }

  @Test
  void theCookieIsOfThisSiteAloneAndNoScriptReadsIt() throws Exception {
    HttpResponse<String> in = browser.as(Role.OPERATOR);
    assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
        .matches("hatchline-a=[0-9a-f]{32}; .*")
        .contains("Path=/;", "Max-Age=43200", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    String first = browser.cookie();
    HttpResponse<String> behindTls =
        browser.send(
            browser
                .to("/sign-in")
                .header("X-Forwarded-Proto", "https")
                .header("Content-Type", SignedIn.FORM)
                .POST(
                    BodyPublishers.ofString(
                        SignedIn.form(
                            Map.of("name", "a-operator", "password", SignedIn.PASSWORD)))));
    assertThat(behindTls.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("; Secure;")
        .doesNotContain(first);
    assertThat(browser.get("/").statusCode()).as("the session of before is over").isEqualTo(303);
  }

  @Test
  void eachRoleSeesWhatItMayAndIsToldWhatItMayNot() throws Exception {
    browser.as(Role.DESIGNER);
    assertThat(browser.get("/flows").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = browser.get("/outages");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("<h2", "operator or supervisor, found", "of the role designer")
        .doesNotContain("integration");
    ApiRig.assertProblem(browser.send(browser.to("/api/calls")), 403, "role designer");
    browser.as(Role.SUPERVISOR);
    assertThat(browser.send(browser.to("/api/calls")).statusCode()).isEqualTo(200);
    assertThat(browser.send(browser.to("/api/rows")).statusCode()).isEqualTo(403);
  }

  @Test
  void aSessionChangesNothingWithoutItsKey() throws Exception {
    browser.as(Role.OPERATOR);
    Map<String, String> outage = new HashMap<>(Map.of("sentence", "Nothing works."));
    for (String key : List.of("", "0".repeat(32))) {
      outage.put("_csrf", key);
      assertThat(browser.post("/outages/enter", outage).statusCode()).isEqualTo(403);
      assertThat(browser.send(browser.to("/api/drain").DELETE()).statusCode()).isEqualTo(403);
    }
    assertThat(browser.get("/outages").body()).doesNotContain("Nothing works.");
    assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
    outage.put("_csrf", SignedIn.field(browser.get("/outages").body(), "_csrf"));
    HttpResponse<String> foreign =
        browser.send(
            browser
                .to("/outages/enter")
                .header("Content-Type", SignedIn.FORM)
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString(SignedIn.form(outage))));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(browser.post("/outages/enter", outage).statusCode()).isEqualTo(303);
    assertThat(browser.get("/outages").body()).contains("Nothing works.");
    assertThat(
            browser
                .send(browser.to("/api/drain").header("X-CSRF-TOKEN", browser.csrf()).DELETE())
                .statusCode())
        .as("Asterisk is away")
        .isEqualTo(503);
  }

  @Test
  void aKeyNeedsNoneAndStandsForItselfWhoeverIsSignedIn() throws Exception {
    browser.as(Role.DESIGNER);
    String key = "Bearer " + engine.apiKey();
    assertThat(
            browser
                .send(browser.to("/api/drain").header("Authorization", key).DELETE())
                .statusCode())
        .isEqualTo(503);
    assertThat(
            browser.send(browser.to("/flows").header("Authorization", "Bearer wrong")).statusCode())
        .as("a wrong key is no key, and no session")
        .isEqualTo(401);
  }

  /** A browser keeps a key that was given as a password, and sends it for whatever page asks. */
  @Test
  void anotherSitesPageChangesNothingByAKey() throws Exception {
    String basic = "me:" + engine.apiKey();
    String key = "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8));
    for (Map.Entry<String, String> sent :
        List.of(
            Map.entry("Sec-Fetch-Site", "cross-site"),
            Map.entry("Origin", "https://evil.example"))) {
      assertThat(
              browser
                  .send(
                      browser
                          .to("/api/drain")
                          .header("Authorization", key)
                          .header(sent.getKey(), sent.getValue())
                          .POST(BodyPublishers.noBody()))
                  .statusCode())
          .as(sent.getKey())
          .isEqualTo(403);
    }
    assertThat(
            browser
                .send(browser.to("/api/drain").header("Authorization", key).DELETE())
                .statusCode())
        .as("Asterisk is away")
        .isEqualTo(503);
  }

  @Test
  void whatIsDoneIsWrittenDownWithWhoDidIt() throws Exception {
    browser.as(Role.SUPERVISOR);
    Logger log = (Logger) LoggerFactory.getLogger(Knowing.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    log.addAppender(heard);
    try {
      browser.post("/outages/enter", Map.of("_csrf", browser.csrf()));
      CaseScene.await(() -> !heard.list.isEmpty());
    } finally {
      log.detachAppender(heard);
    }
    assertThat(heard.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("user 'a-supervisor' (supervisor): POST /outages/enter, answered 400");
  }

  @Test
  void signingOutEndsTheSessionAndWhatItWasShown() throws Exception {
    browser.as(Role.OPERATOR);
    HttpResponse<InputStream> live =
        client.send(browser.to("/live").build(), BodyHandlers.ofInputStream());
    assertThat(live.statusCode()).isEqualTo(200);
    HttpResponse<String> out = browser.post("/sign-out", Map.of("_csrf", browser.csrf()));
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(location(browser.get("/flows"))).isEqualTo("/sign-in?to=/flows");
    live.body().readAllBytes(); // which never ended while they were signed in
  }

  @Test
  void everyAnswerSaysWhatABrowserMayDoWithIt() throws Exception {
    for (String path : List.of("/sign-in", "/page.css", "/call-me", "/desk", "/live", "/x")) {
      assertThat(browser.send(browser.to(path)).headers().map())
          .as(path)
          .containsEntry("X-Content-Type-Options", List.of("nosniff"))
          .containsEntry("X-Frame-Options", List.of("DENY"))
          .containsEntry("Referrer-Policy", List.of("same-origin"))
          .containsEntry("Cache-Control", List.of("no-store"))
          .hasEntrySatisfying(
              "Content-Security-Policy",
              policy ->
                  assertThat(policy.toString())
                      .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                      .doesNotContain("unsafe"));
    }
  }

  @Test
  void guessingCostsWaitsAndIsToldInTheLogWithoutWhatWasTyped() throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger(SignIns.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    log.addAppender(heard);
    try {
      HttpResponse<String> wrong = guess("guessed");
      HttpResponse<String> unknown = guess("stranger1");
      assertThat(wrong.statusCode()).isEqualTo(403);
      assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(wrong.body().replace("guessed", "stranger1")).isEqualTo(unknown.body());
      for (int i = 1; i < LockOut.USER_FREE; i++) {
        assertThat(guess("guessed").statusCode()).isEqualTo(403);
      }
      HttpResponse<String> locked = from("198.51.100.8", "guessed", SignedIn.PASSWORD);
      assertThat(locked.statusCode()).as("not even the right one").isEqualTo(429);
      assertThat(locked.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(20L, 30L);
      assertThat(locked.body()).contains("tried too often", "seconds");
      assertThat(from("198.51.100.7", "a-designer", SignedIn.PASSWORD).statusCode()).isEqualTo(303);
    } finally {
      log.detachAppender(heard);
    }
    assertThat(heard.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains(
            "'guessed' at 198.51.100.7 gave a wrong password, the 1. in a row",
            "'nobody known' at 198.51.100.7 gave a wrong password, the 2. in a row")
        .anyMatch(line -> line.startsWith("'guessed' at 198.51.100.8 is not let in for "))
        .noneMatch(line -> line.contains("stranger1") || line.contains("nonsense"));
  }

  private HttpResponse<String> guess(String name) throws Exception {
    return from("198.51.100.7", name, "nonsense");
  }

  /** Through a proxy on this machine. */
  private HttpResponse<String> from(String address, String name, String password) throws Exception {
    return browser.send(
        browser
            .to("/sign-in")
            .header("X-Forwarded-For", address)
            .header("Content-Type", SignedIn.FORM)
            .POST(
                BodyPublishers.ofString(
                    SignedIn.form(Map.of("name", name, "password", password)))));
  }

  @Test
  void anAgentsPasswordOfTheFileIsForTheDeskAndInPlaceOfThePhones() throws Exception {
    Map<String, String> phones = engine.engine().getBean(Setting.class).secrets().phones();
    assertThat(browser.tries("102", SignedIn.PASSWORD).statusCode()).isEqualTo(403);
    Map<String, String> phone =
        Map.of("extension", "102", "password", phones.getOrDefault("102", ""));
    assertThat(browser.post("/desk/sign-in", phone).statusCode()).isEqualTo(403);
    assertThat(location(browser.agent("102", SignedIn.PASSWORD))).isEqualTo("/desk");
    assertThat(browser.get("/desk").body()).contains("Agent 102");
    assertThat(browser.send(browser.to("/api/calls")).statusCode()).isEqualTo(401);
    assertThat(location(browser.agent("101", phones.getOrDefault("101", "")))).isEqualTo("/desk");
  }
}
