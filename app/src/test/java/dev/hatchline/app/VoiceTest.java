package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Prompt;
import dev.hatchline.telephony.prompt.PromptStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's choice of a voice is what callers hear. */
class VoiceTest {
  private static final String TEXT = "Press zero to talk to a person.";

  @TempDir Path folder;

  /** One state folder for all: what one voice left behind there is not the next one's. */
  @Test
  void eachVoiceOfTheOperatorsFileSpeaksForItself() throws Exception {
    List<String> names = OperatorConfig.Voice.KNOWN;
    assertThat(names).hasSize(2);
    for (String name : names) {
      assertThat(line(name)).as(name).isEqualTo(voice(name));
    }
    assertThat(voice(names.getFirst())).isNotEqualTo(voice(names.getLast()));
  }

  /** What the line of an operator says who wrote this name into the file. */
  private Pcm line(String name) throws Exception {
    Path file = folder.resolve("hatchline.yaml");
    Files.writeString(file, "voice: {name: %s}".formatted(name));
    Setting setting =
        Setting.load(
            Map.of(
                "HATCHLINE_HOME", folder.resolve("home").toString(),
                "HATCHLINE_TOOLS", folder.resolve("tools").toString(),
                "HATCHLINE_CONFIG", file.toString()));
    try (PromptStore store = Voice.prompts(setting)) {
      return store.await(Prompt.text(TEXT));
    }
  }

  private static Pcm voice(String name) throws Exception {
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer(name)) {
      return voice.speak(TEXT);
    }
  }
}
