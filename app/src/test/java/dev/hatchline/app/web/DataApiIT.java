package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.store.Await;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person, exported from and erased in a real engine with a real database and real files. */
class DataApiIT {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final String NUMBER = "+12025550123";
  private static final String DIGITS = "2025550123";
  private static final String OTHER = "+12025550199";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private record Asked(EngineServer engine, HttpClient client) {
    HttpResponse<String> send(String method, String path, String body) throws Exception {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.port() + path))
              .timeout(ANSWER_MAX)
              .header("Authorization", "Bearer " + engine.apiKey())
              .header("Content-Type", "application/json")
              .header(IdempotentPosts.KEY, UUID.randomUUID().toString())
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }

    String promised(String number, String reason) throws Exception {
      HttpResponse<String> answer =
          send(
              "POST",
              "/api/callbacks",
              "{\"number\":\"%s\",\"name\":\"Ada\",\"reason\":\"%s\"}".formatted(number, reason));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      return answer.headers().firstValue("Location").orElseThrow();
    }

    List<JsonNode> exported(String number) throws Exception {
      HttpResponse<String> answer = send("GET", "/api/persons/" + number, "");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      List<JsonNode> lines = answer.body().lines().map(JSON::readTree).toList();
      assertThat(lines.getLast().path("kind").asString()).isEqualTo("end");
      assertThat(lines.getLast().path("lines").asInt()).isEqualTo(lines.size() - 1);
      return lines.subList(0, lines.size() - 1);
    }
  }

  private interface Told {
    void of(Asked asked) throws Exception;
  }

  private void withEngine(Told told) throws Exception {
    try (EngineServer engine = EngineServer.start("", folder);
        HttpClient client = HttpClient.newHttpClient()) {
      told.of(new Asked(engine, client));
    }
  }

  /** A call of yesterday that left a message, in the files that an engine reads at its start. */
  private void leftMessage(String caller, boolean ended) throws Exception {
    Instant at = Instant.now().minusSeconds(60);
    UUID call = UUID.randomUUID();
    String file = "%d_1000_%s_%s.wav".formatted(at.getEpochSecond(), caller, call);
    List<String> lines = new ArrayList<>();
    String who = "\"call\":\"%s\",\"at\":\"%s\"".formatted(call, at);
    lines.add(
        ("{\"type\":\"Arrived\",%s,\"firstRing\":{\"at\":\"%s\",\"sequence\":7},"
                + "\"line\":\"1000\",\"caller\":\"%s\"}")
            .formatted(who, at, caller));
    lines.add(
        "{\"type\":\"Gave\",%s,\"node\":\"order\",\"name\":\"order\",\"value\":\"40017\"}"
            .formatted(who));
    lines.add("{\"type\":\"MessageStarted\",%s,\"file\":\"%s\"}".formatted(who, file));
    if (ended) {
      lines.add(
          "{\"type\":\"Ended\",%s,\"end\":{\"party\":\"CALLER\",\"reason\":\"MESSAGE\"}}"
              .formatted(who));
    }
    write("events/" + LocalDate.ofInstant(at, ZoneOffset.UTC) + ".jsonl", lines);
    write("messages/" + file, List.of("RIFF the voice"));
  }

  private void write(String name, List<String> lines) throws Exception {
    Path file = folder.resolve("home").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private List<Path> filesWith(String digits) throws Exception {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (text.contains(digits) || file.toString().contains(digits)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  @Test
  void anErasedPersonIsNowhereInTheWholeFolder() throws Exception {
    leftMessage(NUMBER, true);
    leftMessage(OTHER, true);
    write("log/engine.1.log", List.of("call x from " + NUMBER + " on 1000", "another line"));
    withEngine(asked -> {
      String kept = asked.promised(NUMBER, "call (202) 555-0123, please");
      asked.promised(OTHER, "the bill");
      assertThat(asked.exported(NUMBER))
          .extracting(line -> line.path("kind").asString())
          .contains("row", "event", "recording");
      assertThat(filesWith(DIGITS)).hasSizeGreaterThan(3);

      HttpResponse<String> owed = asked.send("DELETE", "/api/persons/" + NUMBER, "");
      assertThat(owed.statusCode()).isEqualTo(409);
      assertThat(owed.body()).contains("A call is owed to this number");
      assertThat(asked.exported(NUMBER)).isNotEmpty();

      HttpResponse<String> done =
          asked.send("DELETE", "/api/persons/" + NUMBER + "?force=true", "");
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      JsonNode changed = JSON.readTree(done.body()).path("changed");
      assertThat(changed.path("callback").asInt()).isEqualTo(1);
      assertThat(changed.path("recordings").asInt()).isEqualTo(1);
      assertThat(changed.path("events in files").asInt()).isEqualTo(3);
      assertThat(changed.path("logs").asInt()).isPositive();
      assertThat(JSON.readTree(done.body()).path("left").isNull()).isTrue();

      assertThat(asked.exported(NUMBER)).isEmpty();
      assertThat(asked.exported(OTHER)).isNotEmpty();
      JsonNode callback = JSON.readTree(asked.send("GET", kept, "").body());
      assertThat(callback.path("state").asString()).isEqualTo("cancelled");
      assertThat(callback.path("name").isNull() || callback.path("name").isMissingNode()).isTrue();
      assertThat(asked.send("GET", "/api/calls", "").body()).doesNotContain(DIGITS).contains(OTHER);
      assertThat(asked.send("GET", "/api/rows", "").body())
          .contains("API, key operator, from 127.0.0.1")
          .doesNotContain(DIGITS)
          .doesNotContain("please")
          .containsPattern("#over [0-9]+");
    });
    assertThat(filesWith(DIGITS)).isEmpty();
    assertThat(filesWith("40017")).as("what the other gave").isNotEmpty();
    assertThat(filesWith(OTHER)).hasSizeGreaterThan(2);
    assertThat(folder.resolve("home/log/engine.1.log")).content().contains("another line");
  }

  @Test
  void ofTwoEnginesEachErasesTheFilesOfBothAndSaysWhatTheOtherOneHasLeft() throws Exception {
    MySqlServer server = MySqlForTests.server().database();
    Files.createDirectories(folder.resolve("home/secrets"));
    Files.writeString(folder.resolve("home/secrets/database-password"), server.password() + "\n");
    leftMessage(NUMBER, true);
    Files.move(folder.resolve("home/events"), folder.resolve("home/events-b"));
    String operator =
        "engines: 2\ndatabase: {mysql: {host: 127.0.0.1, port: %d, database: %s, user: %s}}\n"
            .formatted(server.port(), server.database(), server.user());
    try (EngineServer engine = EngineServer.start(operator, folder);
        HttpClient client = HttpClient.newHttpClient()) {
      Asked asked = new Asked(engine, client);
      assertThat(asked.exported(NUMBER))
          .filteredOn(line -> line.path("file").asString().startsWith("events-b/"))
          .hasSize(4);
      HttpResponse<String> done = asked.send("DELETE", "/api/persons/" + NUMBER, "");
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      JsonNode erased = JSON.readTree(done.body());
      assertThat(erased.path("changed").path("events in files").asInt()).isEqualTo(3);
      assertThat(erased.path("left").asString()).contains("engine b");
    }
    assertThat(filesWith(DIGITS)).isEmpty();
  }

  @Test
  void whoIsOnTheLineIsNotErasedYet() throws Exception {
    leftMessage(NUMBER, false);
    withEngine(asked -> {
      HttpResponse<String> answer = asked.send("DELETE", "/api/persons/" + NUMBER, "");
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).contains("A call of this number is up");
      assertThat(asked.exported(NUMBER)).isNotEmpty();
    });
  }

  /** A recording without a row, as it is when Asterisk alone took it. */
  @Test
  void whatIsTooOldGoesByItselfWhileTheEngineRuns() throws Exception {
    long old = Instant.now().minus(Duration.ofDays(40)).getEpochSecond();
    write("messages/%d_1000__%s.wav".formatted(old, UUID.randomUUID()), List.of("the voice"));
    write("messages/%d_1000__%s.wav".formatted(Instant.now().getEpochSecond(), "x"), List.of("x"));
    assertThat(recordings()).isEqualTo(2);
    try (EngineServer _ = EngineServer.start("retention: {messages: 30 d}\n", folder)) {
      Await.until(() -> recordings() == 1);
    }
  }

  private long recordings() {
    try (Stream<Path> files = Files.list(folder.resolve("home/messages"))) {
      return files.count();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void whatIsNoNumberIsRefusedAndTheKeyIsNeeded() throws Exception {
    withEngine(asked -> {
      HttpResponse<String> answer = asked.send("GET", "/api/persons/anonymous", "");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("Expected a phone number in full");
      for (String path : List.of("/api/persons/" + NUMBER, "/api/rows")) {
        HttpResponse<String> stranger =
            asked
                .client()
                .send(
                    HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + asked.engine().port() + path))
                        .build(),
                    BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(401);
      }
    });
  }
}
