package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.OtherModels;
import dev.hatchline.app.Setting;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.words.MessageWords;
import dev.hatchline.routing.words.WordsStore;
import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Messages in words, from the recording to whoever reads them, of a real engine. */
class MessageTextsIT {
  private static final String ADA = "+12025550123";
  private static final String AGENTS = "agents: [{extension: \"101\"}]\n";

  /** A look at the folder, a process that starts and reads its model; twice, if the first fails. */
  private static final Duration IN_WORDS_MAX = Duration.ofMinutes(3);

  @TempDir private Path folder;

  /** As Asterisk leaves it without us; its name. */
  private static String recorded(ApiRig api, Pcm sound) throws Exception {
    Path messages = api.server().engine().getBean(Setting.class).installation().messages();
    Files.createDirectories(messages);
    long rang = Instant.now().minusSeconds(60).getEpochSecond();
    String name = "%d_1000_%s_%s".formatted(rang, ADA, UUID.randomUUID());
    Path file = messages.resolve(name + ".wav");
    Wav.write(sound, file);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));
    return name;
  }

  @Test
  void whatIsSaidComesOutInWordsWithAModelOfManyWords() throws Exception {
    Pcm pause = Pcm.silence(Duration.ofMillis(900));
    Pcm spoken;
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      spoken =
          Pcm.joined(List.of(pause, voice.speak("billing"), pause, voice.speak("operator"), pause));
    }
    String file =
        AGENTS + "speech: {hear: true, models: {en: \"" + OtherModels.large(folder) + "\"}}";
    try (ApiRig api = ApiRig.start(file, folder)) {
      String name = recorded(api, spoken);
      CaseScene.await(IN_WORDS_MAX, () -> !listed(api).path("words").isNull());
      JsonNode left = listed(api);
      assertThat(left.path("id").asString()).isEqualTo(name);
      assertThat(left.path("words").asString()).containsSubsequence("billing", "operator");
      assertThat(left.path("confidence").asDouble()).isBetween(0.5, 1.0);
      Path log = folder.resolve("home/log/engine.log");
      if (Files.exists(log)) {
        assertThat(log).content().doesNotContain("billing operator", ADA);
      }
    }
  }

  private static JsonNode listed(ApiRig api) {
    try {
      return api.read("/api/messages").path(0);
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void wordsStandAtTheDeskAndAreExportedAndErasedWithThePerson() throws Exception {
    try (ApiRig api = ApiRig.start(AGENTS, folder)) {
      String name = recorded(api, Pcm.silence(Duration.ofSeconds(2)));
      WordsStore store = ((JdbcStore) api.engine().store()).words();
      Instant at = Instant.now().minusSeconds(60);
      MessageWords fresh =
          MessageWords.fresh(name + ".wav", new CallId(UUID.randomUUID()), ADA, at);
      MessageWords begun = fresh.begun(at).orElseThrow();
      CaseScene.await(() -> api.engine().work().tasks().latestOpen() == 1);
      assertThat(store.add(fresh)).isTrue();
      assertThat(store.move(fresh, begun)).isTrue();
      assertThat(store.move(begun, begun.understood("it is <b>late</b>", 0.87))).isTrue();
      assertThat(listed(api).path("words").asString()).isEqualTo("it is <b>late</b>");
      assertThat(listed(api).path("confidence").asDouble()).isEqualTo(0.87);
      String cookie = signedIn(api);
      CaseScene.await(() -> desk(api, cookie).contains("it is &lt;b&gt;late&lt;/b&gt;"));

      String person = "/api/persons/" + ADA;
      assertThat(api.sendAnything(api.to(person)).body()).contains("message_words", "it is <b>");
      HttpResponse<String> erased = api.sendAnything(api.to(person).DELETE());
      assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
      assertThat(store.latest(9)).isEmpty();
      assertThat(api.read("/api/messages")).isEmpty();
    }
  }

  private static String desk(ApiRig api, String cookie) {
    try {
      return api.sendAnything(api.to("/desk", "").header("Cookie", cookie)).body();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private static String signedIn(ApiRig api) throws Exception {
    String password =
        api.server().engine().getBean(Setting.class).secrets().phones().getOrDefault("101", "");
    HttpResponse<String> answer =
        api.sendAnything(
            api.to("/desk/sign-in", "")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "extension=101&password="
                            + URLEncoder.encode(password, StandardCharsets.UTF_8))));
    String header = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return header.substring(0, header.indexOf(';'));
  }
}
