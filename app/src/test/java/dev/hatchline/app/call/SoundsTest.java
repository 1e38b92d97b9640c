package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Hours;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptStore;
import dev.hatchline.telephony.prompt.Synthesizer;
import dev.hatchline.telephony.prompt.Wav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers hear is ready, whatever else is prepared meanwhile. */
class SoundsTest {
  private static final Pcm MUTE = Pcm.of(new short[800]);
  private static final Synthesizer VOICE =
      new Synthesizer() {
        @Override
        public String voice() {
          return "mute";
        }

        @Override
        public Pcm speak(String text) {
          return MUTE;
        }

        @Override
        public void close() {}
      };

  @TempDir Path home;

  private Flow flow(String recording) throws Exception {
    Wav.write(MUTE, home.resolve(recording));
    String shop =
        """
        flow: shop
        start: hello
        nodes:
          hello: { say: { file: %s, says: "For a person, press zero." }, then: person }
          person: { queue: people }
        """
            .formatted(recording);
    return new FlowReader(Map.of()).read("shop.yaml", shop);
  }

  /** As many versions of a file are kept as may still be heard, and no less for another's. */
  @Test
  void aFlowThatCallsItselfAsAnotherTakesNothingFromIt() throws Exception {
    try (PromptStore store = new PromptStore(home.resolve("kept"), home.resolve("own"), VOICE)) {
      Music music = new Music(MUTE, List.of("music"));
      Sounds sounds = new Sounds(store, home, Hours.ALWAYS, "Example", music, music);
      Flow shop = flow("shop.wav");
      sounds.prepare("shop", shop);
      for (int version = 0; version < 10; version++) {
        sounds.prepare("street", flow("street.wav"));
      }
      Files.delete(home.resolve("shop.wav"));
      Prompt hello = shop.node("hello").prompts().getFirst();
      assertThat(sounds.of(hello).length()).isEqualTo(MUTE.length());
    }
  }
}
