package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Setting;
import dev.hatchline.phones.sound.Sound;
import java.net.URLEncoder;
import java.net.http.HttpClient;
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

/** Messages that Asterisk recorded, at the API and at the desk of a real engine. */
class TaskApiIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ADA = "+12025550123";

  @TempDir private Path folder;

  private ApiRig api;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    api = ApiRig.start("agents: [{extension: \"101\"}, {extension: \"102\"}]", folder);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    api.close();
  }

  private JsonNode tasks() {
    try {
      return api.read("/api/tasks");
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private HttpResponse<String> does(String id, String act, String agent) throws Exception {
    return api.post("/api/tasks/" + id + "/" + act, "{\"agent\":\"" + agent + "\"}");
  }

  /** As Asterisk leaves it without us; its name. */
  private String recorded(Instant rang) throws Exception {
    Path messages = api.server().engine().getBean(Setting.class).installation().messages();
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
    JsonNode c = api.read("/api/cases/" + task.path("caseId").asString());
    assertThat(c.path("who").path("number").asString()).isEqualTo(ADA);
    assertThat(c.path("contacts").path(0).path("kind").asString()).isEqualTo("message");

    String id = task.path("id").asString();
    assertThat(does(id, "done", "109").statusCode()).isEqualTo(400);
    assertThat(does(UUID.randomUUID().toString(), "done", "101").statusCode()).isEqualTo(404);
    HttpResponse<String> done = does(id, "done", "102");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(ApiRig.json(done).path("state").asString()).isEqualTo("done");
    assertThat(does(id, "callback", "101").statusCode()).isEqualTo(409);
    assertThat(tasks()).isEmpty();
    CaseScene.await(() -> notes(task.path("caseId").asString()) == 1);
  }

  private int notes(String id) {
    try {
      return api.read("/api/cases/" + id).path("notes").size();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void theDeskShowsItPlaysItAndDoesIt() throws Exception {
    String name = recorded(Instant.now().minusSeconds(60));
    CaseScene.await(() -> tasks().size() == 1);
    String sound = "/desk/message/" + name + ".wav";
    assertThat(api.sendAnything(api.to(sound, "")).statusCode()).as("not signed in").isEqualTo(401);
    String cookie = signedIn();
    HttpResponse<byte[]> played =
        client.send(api.to(sound, "").header("Cookie", cookie).build(), BodyHandlers.ofByteArray());
    assertThat(played.statusCode()).isEqualTo(200);
    assertThat(played.headers().firstValue("Content-Type")).hasValue("audio/wav");
    String page = api.sendAnything(api.to("/desk", "").header("Cookie", cookie)).body();
    assertThat(page).contains("Messages to hear: 1", ADA, sound);
    String fields =
        "key=%s&case=%s&task=%s"
            .formatted(field(page, "key"), field(page, "case"), field(page, "task"));
    HttpResponse<String> done =
        api.sendAnything(
            api.to("/desk/heard", "")
                .header("Cookie", cookie)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(fields)));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    assertThat(api.sendAnything(api.to("/desk?done=heard", "").header("Cookie", cookie)).body())
        .contains("The message is done.")
        .doesNotContain("Messages to hear");
    assertThat(api.engine().work().tasks().open()).isEmpty();
  }

  private String signedIn() throws Exception {
    String password =
        api.server().engine().getBean(Setting.class).secrets().phones().getOrDefault("101", "");
    HttpResponse<String> answer =
        api.sendAnything(
            api.to("/desk/sign-in", "")
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
