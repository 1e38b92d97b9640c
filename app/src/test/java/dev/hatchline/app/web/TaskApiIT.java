package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Engine;
import dev.hatchline.app.Setting;
import dev.hatchline.phones.sound.Sound;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages that Asterisk recorded, at the API and at the desk of a real engine. */
class TaskApiIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String JSON_BODY = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ADA = "+12025550123";

  @TempDir private Path folder;

  private EngineServer engine;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    engine = EngineServer.start("agents: [{extension: \"101\"}, {extension: \"102\"}]", folder);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    engine.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.port() + path));
  }

  private HttpRequest.Builder keyed(String path) {
    return to(path).header("Authorization", "Bearer " + engine.apiKey());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode tasks() {
    try {
      HttpResponse<String> answer = send(keyed("/api/tasks"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private HttpResponse<String> does(String id, String act, String agent) throws Exception {
    return send(
        keyed("/api/tasks/" + id + "/" + act)
            .header("Content-Type", JSON_BODY)
            .POST(BodyPublishers.ofString("{\"agent\":\"" + agent + "\"}")));
  }

  /** As Asterisk leaves it without us; its name. */
  private String recorded(Instant rang) throws Exception {
    Path messages = engine.engine().getBean(Setting.class).installation().messages();
    Files.createDirectories(messages);
    String name = "%d_1000_%s_%s".formatted(rang.getEpochSecond(), ADA, UUID.randomUUID());
    Path file = messages.resolve(name + ".wav");
    new Sound(new short[16_000], 8_000).write(file);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));
    return name;
  }

  @Test
  void aMessageIsListedWithItsAgeAndIsOneAgentsOnce() throws Exception {
    Instant rang = Instant.now().minus(Duration.ofMinutes(5));
    String name = recorded(rang);
    String old = recorded(Instant.now().minus(Duration.ofDays(2)));
    CaseScene.await(() -> tasks().size() == 1);
    JsonNode task = tasks().path(0);
    assertThat(task.path("message").asString()).isEqualTo(name).isNotEqualTo(old);
    assertThat(task.path("number").asString()).isEqualTo(ADA);
    assertThat(task.path("state").asString()).isEqualTo("open");
    assertThat(task.path("ageSeconds").asInt()).isBetween(300, 400);
    JsonNode c = JSON.readTree(send(keyed("/api/cases/" + task.path("caseId").asString())).body());
    assertThat(c.path("who").path("number").asString()).isEqualTo(ADA);
    assertThat(c.path("contacts").path(0).path("kind").asString()).isEqualTo("message");

    String id = task.path("id").asString();
    assertThat(does(id, "done", "109").statusCode()).isEqualTo(400);
    assertThat(does(UUID.randomUUID().toString(), "done", "101").statusCode()).isEqualTo(404);
    HttpResponse<String> done = does(id, "done", "102");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(JSON.readTree(done.body()).path("state").asString()).isEqualTo("done");
    assertThat(does(id, "callback", "101").statusCode()).isEqualTo(409);
    assertThat(tasks()).isEmpty();
    CaseScene.await(() -> notes(task.path("caseId").asString()) == 1);
  }

  private int notes(String id) {
    try {
      return JSON.readTree(send(keyed("/api/cases/" + id)).body()).path("notes").size();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void theDeskShowsItPlaysItAndDoesIt() throws Exception {
    String name = recorded(Instant.now().minusSeconds(60));
    CaseScene.await(() -> tasks().size() == 1);
    String sound = "/desk/message/" + name + ".wav";
    assertThat(send(to(sound)).statusCode()).as("not signed in").isEqualTo(401);
    String cookie = signedIn();
    HttpResponse<byte[]> played =
        client.send(to(sound).header("Cookie", cookie).build(), BodyHandlers.ofByteArray());
    assertThat(played.statusCode()).isEqualTo(200);
    assertThat(played.headers().firstValue("Content-Type")).hasValue("audio/wav");
    String page = send(to("/desk").header("Cookie", cookie)).body();
    assertThat(page).contains("Messages to hear: 1", ADA, sound);
    String fields =
        "key=%s&case=%s&task=%s"
            .formatted(field(page, "key"), field(page, "case"), field(page, "task"));
    HttpResponse<String> done =
        send(
            to("/desk/heard")
                .header("Cookie", cookie)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(fields)));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    assertThat(send(to("/desk?done=heard").header("Cookie", cookie)).body())
        .contains("The message is done.")
        .doesNotContain("Messages to hear");
    assertThat(engine.engine().getBean(Engine.class).work().tasks().open()).isEmpty();
  }

  private String signedIn() throws Exception {
    String password =
        engine.engine().getBean(Setting.class).secrets().phones().getOrDefault("101", "");
    HttpResponse<String> answer =
        send(
            to("/desk/sign-in")
                .header("Content-Type", FORM)
                .POST(
                    BodyPublishers.ofString(
                        "extension=101&password="
                            + URLEncoder.encode(password, StandardCharsets.UTF_8))));
    String header = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return header.substring(0, header.indexOf(';'));
  }

  private static String field(String page, String name) {
    Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as(name + " in\n" + page).isTrue();
    return found.group(1);
  }
}
