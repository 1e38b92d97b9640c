package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Role;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an open wallboard is told, of a real engine. */
@Timeout(600)
class WallLiveIT {
  @TempDir private Path folder;

  private EngineServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    server = EngineServer.start("company: Rosewood Water\n" + SignedIn.USERS, folder);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.shutdownNow(); // what a failed test leaves open would be waited for
    server.close();
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/wall/live"))
        .header("Accept", "text/event-stream, application/problem+json");
  }

  private HttpResponse<InputStream> opened(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofInputStream());
  }

  private HttpResponse<InputStream> opened() throws Exception {
    return opened(request().header("Authorization", "Bearer " + server.apiKey()));
  }

  private static BufferedReader lines(HttpResponse<InputStream> answer) {
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static String awaitLine(BufferedReader lines, String beginning) throws Exception {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new AssertionError("expected " + beginning + ", found the end");
  }

  @Test
  void theViewComesAtOnceAndThenABeatEachSecond() throws Exception {
    try (BufferedReader lines = lines(opened())) {
      String view = awaitLine(lines, "data:").substring("data:".length());
      JsonNode shown = new JsonMapper().readTree(view);
      assertThat(shown.path("company").asString()).isEqualTo("Rosewood Water");
      assertThat(shown.path("line").path("callers").asInt(-1)).isZero();
      assertThat(shown.path("troubles").path(0).asString()).contains("Asterisk");
      assertThat(awaitLine(lines, "event:")).isEqualTo("event:" + WallLive.BEAT);
      assertThat(awaitLine(lines, "event:")).isEqualTo("event:" + WallLive.BEAT);
    }
  }

  @Test
  void oneMoreThanThereMayBeIsRefusedInWords() throws Exception {
    List<InputStream> open = new ArrayList<>();
    for (int n = 0; n < WallViewers.VIEWERS_MAX; n++) {
      HttpResponse<InputStream> answer = opened();
      assertThat(answer.statusCode()).isEqualTo(200);
      open.add(answer.body());
    }
    HttpResponse<InputStream> more = opened();
    assertThat(more.statusCode()).isEqualTo(503);
    assertThat(new String(more.body().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Too many wallboards are open", "Expected at most 100; close one.");
    for (InputStream body : open) {
      body.close();
    }
    WallLive live = server.engine().getBean(WallLive.class);
    CaseScene.await(() -> live.open() == 0);
  }

  @Test
  void whoSignsOutIsToldNoMore() throws Exception {
    SignedIn browser = new SignedIn(client, server.port());
    var _ = browser.as(Role.SUPERVISOR);
    try (BufferedReader lines = lines(opened(request().header("Cookie", browser.cookie())))) {
      var _ = awaitLine(lines, "data:");
      var _ = browser.post("/sign-out", Map.of("_csrf", browser.csrf()));
      assertThat(lines.lines().toList()).as("until the end").isNotNull();
    }
  }

  /** Else the server would wait for an answer that never ends. */
  @Test
  void theEngineEndsEach() throws Exception {
    try (BufferedReader lines = lines(opened())) {
      var _ = awaitLine(lines, "data:");
      server.close();
      assertThat(lines.lines().toList()).as("until the end").isNotNull();
    }
  }
}
