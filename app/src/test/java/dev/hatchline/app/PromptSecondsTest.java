package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.app.call.Sounds;
import dev.hatchline.app.flow.Publisher;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.PromptStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten seconds are those of the line's voice, for the check and for what publishes alike. */
class PromptSecondsTest {
  private static final String VOICE = "kevin16";

  /** Figures are short to write and long to hear. */
  private static final String ELEVEN =
      "For a person, press zero. Our numbers: 2 0 2, 5 5 5, 0 1 2 3, and 2 0 2, 5 5 5, 0 1 2 4, day and night.";

  /** Longer to write than to hear. */
  private static final String NINE =
      "For a person, press zero at any moment, or just stay on the line. We are moving to Station"
          + " Road, where from the first of next month on you find us on the second floor.";

  @TempDir Path folder;
  private Path flow = Path.of("");

  @BeforeEach
  void aLineOfOurOwn() throws IOException {
    flow = Files.createDirectories(folder.resolve("flows")).resolve("news.yaml");
    Files.writeString(
        folder.resolve("hatchline.yaml"),
        "voice: {name: %s}\nlines: [{number: '1001', flow: news, queue: people}]\n"
            .formatted(VOICE));
  }

  private void saved(String words) throws IOException {
    Files.writeString(
        flow,
        """
        flow: news
        start: hello
        nodes:
          hello: { say: "%s", then: person }
          person: { queue: people }
        """
            .formatted(words));
  }

  private Map<String, String> environment() {
    return Map.of(
        "HATCHLINE_CONFIG", folder.resolve("hatchline.yaml").toString(),
        "HATCHLINE_HOME", folder.resolve("home").toString(),
        "HATCHLINE_TOOLS", folder.resolve("tools").toString());
  }

  private static Duration spoken(String words) throws Exception {
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer(VOICE)) {
      return voice.speak(words).duration();
    }
  }

  private static Duration estimated(String words) {
    return PromptLength.ESTIMATE.of(Prompt.text(words));
  }

  /** As {@code flow check} does, and {@code up} before it begins. */
  private List<FlowProblem> checked() throws Exception {
    return Flows.check(Setting.load(environment()), InstantSource.system());
  }

  /** As an engine begins, with the voice that callers hear. */
  private void published() throws Exception {
    LineMusic.write(Setting.load(environment()).installation());
    Setting setting = Setting.load(environment());
    try (PromptStore prompts = Voice.prompts(setting)) {
      Sounds sounds = Voice.sounds(setting, prompts);
      try (Publisher publisher = Flows.open(setting, sounds, InstantSource.system())) {
        assertThat(publisher.states()).hasSize(1);
      }
    }
  }

  @Test
  void elevenSecondsOfTheVoiceAreRefusedThoughTheyAreFewLetters() throws Exception {
    assertThat(spoken(ELEVEN)).isBetween(Duration.ofMillis(10_500), Duration.ofMillis(11_500));
    assertThat(estimated(ELEVEN)).isLessThan(Duration.ofSeconds(10));
    saved(ELEVEN);
    String told =
        ":4:12: it takes %.1f s; expected at most 10 s: say it in two nodes"
            .formatted(spoken(ELEVEN).toMillis() / 1000.0);
    for (ThrowingCallable way : List.<ThrowingCallable>of(this::checked, this::published)) {
      assertThatThrownBy(way).isInstanceOf(FlowException.class).hasMessageContaining(told);
    }
  }

  @Test
  void nineSecondsOfTheVoiceAreHeardThoughTheyAreManyLetters() throws Exception {
    assertThat(spoken(NINE)).isBetween(Duration.ofMillis(8_500), Duration.ofMillis(10_000));
    assertThat(estimated(NINE)).isGreaterThan(Duration.ofSeconds(10));
    saved(NINE);
    assertThat(checked()).isEmpty();
    published();
  }
}
