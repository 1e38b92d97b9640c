package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Prompt;
import dev.hatchline.telephony.prompt.PromptStore;
import dev.hatchline.telephony.prompt.Wav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    List<String> names = FreeTtsSynthesizer.NAMES;
    assertThat(names).hasSize(2);
    for (String name : names) {
      assertThat(line(name)).as(name).isEqualTo(voice(name));
    }
    assertThat(voice(names.getFirst())).isNotEqualTo(voice(names.getLast()));
  }

  /** The same words in two languages are two sounds, in memory and on disk. */
  @Test
  void aLanguageIsSpokenByItsOwnVoice() throws Exception {
    Path wav = folder.resolve("spanish.wav");
    Wav.write(voice("kevin"), wav);
    Path program =
        Files.writeString(
            folder.resolve("espeak-ng"), "#!/bin/sh\ncp '%s' \"$8\"\n".formatted(wav));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Path file = folder.resolve("hatchline.yaml");
    Files.writeString(file, "voice: {languages: {es: %s/espeak-ng:es}}".formatted(folder));
    for (int start = 0; start < 2; start++) {
      try (PromptStore store = Voice.prompts(setting(file))) {
        assertThat(store.await(new Prompt("no", TEXT))).isEqualTo(voice("kevin16"));
        assertThat(store.await(new Prompt("no", TEXT, "es"))).isNotEqualTo(voice("kevin16"));
        assertThat(store.await(new Prompt("no", TEXT, "en-GB"))).isEqualTo(voice("kevin16"));
      }
      Files.deleteIfExists(program); // the second time it is kept
    }
  }

  /** What the line of an operator says who wrote this name into the file. */
  private Pcm line(String name) throws Exception {
    Path file = folder.resolve("hatchline.yaml");
    Files.writeString(file, "voice: {name: %s}".formatted(name));
    try (PromptStore store = Voice.prompts(setting(file))) {
      return store.await(Prompt.text(TEXT));
    }
  }

  private Setting setting(Path file) throws Exception {
    return Setting.load(
        Map.of(
            "HATCHLINE_HOME", folder.resolve("home").toString(),
            "HATCHLINE_TOOLS", folder.resolve("tools").toString(),
            "HATCHLINE_CONFIG", file.toString()));
  }

  private static Pcm voice(String name) throws Exception {
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer(name)) {
      return voice.speak(TEXT);
    }
  }
}
