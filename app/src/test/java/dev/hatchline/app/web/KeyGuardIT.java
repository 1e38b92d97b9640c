package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The engine's own HTTP port, asked byte by byte; Asterisk is not there, and need not be. */
class KeyGuardIT {
  private static final int ANSWER_MS = 10_000;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final String OURS = "localhost";
  private static final String STORY = "/story/4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11";

  @TempDir private static Path folder;

  private static EngineServer engine;
  private static int port;
  private static String key;

  @BeforeAll
  static void start() throws Exception {
    engine =
        EngineServer.start(
            "keys: [{name: lead, role: supervisor}, {name: crm, role: integration},"
                + " {name: tv, role: read}]",
            folder);
    port = engine.port();
    key = "Bearer " + engine.apiKey();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void theLooksOfPagesAreOpenAndWhatTheyShowIsNot() throws IOException {
    Path page = Path.of(Objects.requireNonNull(getClass().getResource("/static")).getPath());
    try (Stream<Path> files = Files.list(page)) {
      assertThat(files.map(file -> "/" + file.getFileName()))
          .hasSizeGreaterThan(5)
          .allSatisfy(file ->
              assertThat(asked(file)).as(file).isEqualTo(file.endsWith(".html") ? 401 : 200));
    }
    for (String path : List.of("/", "/live", STORY, "/flows", "/flows/line", "/story/x.js")) {
      assertThat(asked(path)).as(path).isEqualTo(401);
      assertThat(ask("HEAD", path, OURS, "")).as(path).isEqualTo(401);
    }
    assertThat(ask("GET", "/", OURS, key)).isEqualTo(200);
    assertThat(ask("GET", "/live", OURS, key)).isEqualTo(200);
    assertThat(ask("GET", STORY, OURS, key)).as("a call that nobody knows").isEqualTo(404);
  }

  @Test
  void theMetersAreReadOnThisMachineAndWithAKeyFromElsewhere() {
    assertThat(asked("/actuator/prometheus")).isEqualTo(200);
    assertThat(ask("GET", "/actuator/prometheus", "evil.example", "")).isEqualTo(401);
    assertThat(ask("GET", "/actuator/prometheus", "evil.example", key)).isEqualTo(200);
    assertThat(ask("POST", "/actuator/prometheus", OURS, "")).isEqualTo(401);
  }

  /** As a proxy on this machine says it; that the client says so as well does not help. */
  @Test
  void whoComesThroughAProxyIsNotOnThisMachine() {
    for (String from : List.of("192.0.2.7", "127.0.0.1, 192.0.2.7", "::1, 2001:db8::7")) {
      String asking = "GET /actuator/prometheus HTTP/1.1\r\nX-Forwarded-For: " + from;
      assertThat(status(asking, OURS, "")).as(from).isEqualTo(401);
    }
  }

  @Test
  void theApiWantsTheKey() {
    for (String path : List.of("/api/calls", "/api/calls?limit=%31", "/api/agents", "/actuator")) {
      assertThat(asked(path)).as(path).isEqualTo(401);
      assertThat(ask("GET", path, OURS, "Bearer wrong")).as(path).isEqualTo(401);
      assertThat(ask("GET", path, OURS, key)).as(path).isEqualTo(200);
    }
    assertThat(ask("POST", "/api/drain", OURS, "")).isEqualTo(401);
    assertThat(ask("POST", "/api/drain", OURS, key)).as("Asterisk is away").isEqualTo(503);
  }

  @Test
  void theLogSaysWhoseKeyItWasThatWasToChangeSomething() {
    Logger log = (Logger) LoggerFactory.getLogger(Knowing.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    log.addAppender(heard);
    try {
      ask("GET", "/api/calls", OURS, key);
      ask("DELETE", "/api/drain", OURS, key);
      CaseScene.await(() -> !heard.list.isEmpty());
    } finally {
      log.detachAppender(heard);
    }
    assertThat(heard.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("key 'operator' (operator): DELETE /api/drain, answered 503");
  }

  @Test
  void aDisguisedPathIsRefused() {
    for (String path :
        List.of(
            "/%61pi/drain",
            "/api;x/drain",
            "/api/drain;x=1",
            "/;x/api/drain",
            "/%2e/api/drain",
            "/story/%2e%2e/api/drain")) {
      for (String method : List.of("GET", "POST", "DELETE")) {
        assertThat(ask(method, path, OURS, "")).as("%s %s", method, path).isEqualTo(400);
      }
    }
    for (String path : List.of("//api/drain", "/./api/drain", "/story/../api/drain", "/x")) {
      assertThat(ask("POST", path, OURS, "")).as(path).isIn(400, 401);
    }
    assertThat(ask("GET", "/%61ctuator/prometheus", OURS, "")).isEqualTo(400);
  }

  /** The server finds what answers by another path than the one that was sent. */
  @Test
  void aPathThatLeadsElsewhereOpensNothingToASmallRole() throws IOException {
    String tv =
        "Bearer "
            + Files.readString(EngineServer.installation(folder, 0).secrets().resolve("key-tv"))
                .strip();
    assertThat(ask("GET", "/api/rows", OURS, tv)).isEqualTo(403);
    for (String path :
        List.of(
            "//api/rows",
            "/api//rows",
            "/./api/rows",
            "/api/./rows",
            "/story/../api/rows",
            "/api/calls/../rows",
            "/api/calls/../persons/+12025550123",
            "/api/rows/",
            "/API/rows")) {
      assertThat(ask("GET", path, OURS, tv)).as(path).isIn(400, 403, 404);
    }
  }

  @Test
  void thePageIsOnlyRead() {
    for (String path : List.of("/", "/page.js", "/live", STORY)) {
      for (String method : List.of("POST", "PUT", "DELETE")) {
        assertThat(ask(method, path, OURS, "")).as("%s %s", method, path).isEqualTo(401);
        assertThat(ask(method, path, OURS, key)).as("%s %s", method, path).isEqualTo(405);
      }
    }
  }

  @Test
  void theKeyIsTakenAsAPassword() {
    String password = key.substring("Bearer ".length());
    String basic =
        Base64.getEncoder().encodeToString(("me:" + password).getBytes(StandardCharsets.UTF_8));
    for (String path : List.of("/", "/flows", "/live")) {
      assertThat(ask("GET", path, "evil.example", "")).as(path).isEqualTo(401);
      assertThat(ask("GET", path, "evil.example", "Basic " + basic)).as(path).isEqualTo(200);
    }
  }

  @Test
  void anybodyMayAskToBeCalledAndNothingElse() {
    String id = STORY.substring("/story/".length());
    for (String host : List.of(OURS, "evil.example")) {
      for (String path : List.of("/call-me", "/call-me.js", "/page.css", "/favicon.svg")) {
        assertThat(ask("GET", path, host, "")).as(path).isEqualTo(200);
        assertThat(ask("HEAD", path, host, "")).as(path).isEqualTo(200);
        assertThat(ask("DELETE", path, host, "")).as(path).isEqualTo(401);
        assertThat(ask("PUT", path, host, "")).as(path).isEqualTo(401);
      }
      assertThat(ask("GET", "/call-me/" + id, host, "")).isEqualTo(404);
      assertThat(ask("GET", "/call-me/" + id + "/state", host, "")).isEqualTo(404);
      assertThat(ask("POST", "/call-me", host, "")).as("no form").isEqualTo(415);
      assertThat(ask("POST", "/call-me/" + id + "/cancel", host, "")).isEqualTo(415);
    }
    for (String path :
        List.of("/call-me/", "/call-me/x", "/call-me/" + id + "/", "/call-me/" + id + "/x")) {
      assertThat(asked(path)).as(path).isEqualTo(401);
      assertThat(ask("POST", path, OURS, "")).as(path).isEqualTo(401);
    }
    for (String path : List.of("/call-me.js", "/page.css", "/call-me/" + id)) {
      assertThat(ask("POST", path, OURS, "")).as(path).isEqualTo(401);
    }
    assertThat(asked("/call-me/" + id + "/cancel")).isEqualTo(401);
    for (String method : List.of("GET", "POST", "DELETE")) {
      assertThat(ask(method, "/api/callbacks/" + id, OURS, "")).as(method).isEqualTo(401);
      assertThat(ask(method, "/api/callbacks", OURS, "")).as(method).isEqualTo(401);
    }
    assertThat(ask("GET", "/api/callbacks", OURS, key)).isEqualTo(200);
  }

  @Test
  void theDeskIsOpenToWhoeverSignsInThereAndTheCasesAreNot() {
    for (String host : List.of(OURS, "evil.example")) {
      for (String path :
          List.of(
              "/desk",
              "/desk.js",
              "/desk-live.js",
              "/desk.css",
              "/favicon-rings.svg",
              "/desk?last")) {
        assertThat(ask("GET", path, host, "")).as(path).isEqualTo(200);
        assertThat(ask("DELETE", path, host, "")).as(path).isEqualTo(401);
      }
      assertThat(ask("POST", "/desk/sign-in", host, "")).as("no form").isEqualTo(415);
      assertThat(ask("POST", "/desk/note", host, "")).as("no form").isEqualTo(415);
    }
    for (String path : List.of("/desk", "/desk/", "/desk/x", "/desk/note/x")) {
      assertThat(ask("POST", path, OURS, "")).as(path).isEqualTo(401);
    }
    assertThat(asked("/desk/note")).isEqualTo(401);
    String id = STORY.substring("/story/".length());
    for (String path : List.of("/api/cases", "/api/cases/" + id, "/api/agents/101/pop")) {
      assertThat(asked(path)).as(path).isEqualTo(401);
    }
    assertThat(ask("POST", "/api/cases/" + id + "/credits", OURS, "")).isEqualTo(401);
  }

  @Test
  void supervisorsEnterOutagesAndNobodyDoesWithoutAKey() throws IOException {
    for (String path : List.of("/outages", "/api/outages")) {
      assertThat(asked(path)).as(path).isEqualTo(401);
      assertThat(ask("GET", path, OURS, basic("lead"))).as(path).isEqualTo(200);
      assertThat(ask("GET", path, OURS, basic("crm"))).as(path).isEqualTo(403);
    }
    for (String path : List.of("/outages/enter", "/api/outages")) {
      assertThat(ask("POST", path, OURS, "")).as(path).isEqualTo(401);
      assertThat(ask("POST", path, OURS, basic("crm"))).as(path).isEqualTo(403);
      assertThat(ask("POST", path, OURS, basic("lead"))).as("no form of " + path).isEqualTo(415);
    }
  }

  private static String basic(String name) throws IOException {
    Path file = EngineServer.installation(folder, 0).secrets().resolve("key-" + name);
    String user = "me:" + Files.readString(file).strip();
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void messagesArePlayedToWhoIsSignedInAtTheDesk() {
    String sound = "/desk/message/1_1000_+12025550123_" + STORY.substring("/story/".length());
    assertThat(asked(sound + ".wav")).isEqualTo(401);
    assertThat(ask("GET", sound + ".wav", "evil.example", "")).isEqualTo(401);
    assertThat(ask("DELETE", sound + ".wav", OURS, "")).isEqualTo(401);
    assertThat(asked("/api/tasks")).isEqualTo(401);
  }

  @Test
  void healthIsOpenToWhoeverAsks() {
    for (String host : List.of(OURS, "evil.example")) {
      assertThat(ask("GET", "/actuator/health/liveness", host, "")).isEqualTo(200);
      assertThat(ask("GET", "/actuator/health/readiness", host, "")).isEqualTo(503);
      assertThat(ask("GET", "/actuator/health", host, "")).isEqualTo(503);
    }
    assertThat(ask("POST", "/actuator/health/liveness", OURS, "")).isEqualTo(401);
    assertThat(ask("GET", "/actuator/health/callbacks", OURS, "")).isEqualTo(401);
    assertThat(ask("GET", "/actuator/health/callbacks", OURS, key)).as("a detail").isEqualTo(200);
  }

  private static int asked(String path) {
    return ask("GET", path, OURS, "");
  }

  /** The status of the answer; the path goes as it is, which no client library would do. */
  private static int ask(String method, String path, String host, String authorization) {
    return status(method + " " + path + " HTTP/1.1", host, authorization);
  }

  private static int status(String begin, String host, String authorization) {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      socket.setSoTimeout(ANSWER_MS);
      String request =
          "%s\r\nHost: %s\r\nConnection: close\r\n".formatted(begin, host)
              + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n");
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
      String answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      return Integer.parseInt(answer, STATUS_AT, STATUS_AT + 3, 10);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
