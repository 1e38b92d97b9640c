package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ShippedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's ears over the shipped model, in the bench's time. */
class SimulatedTimeTest {
  private static final Tongue TONGUE = new Tongue("en", List.of("agent", "person"));

  @TempDir private static Path folder;

  private static List<Trial> said(String... texts) throws PromptException {
    List<Trial> trials = new ArrayList<>();
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      for (String text : texts) {
        Clip clip = new Clip("", text, "kevin16", TelephoneLine.trimmed(voice.speak(text)));
        trials.add(Trial.said(clip, TelephoneLine.QUIET_DBFS, null));
      }
    }
    return trials;
  }

  @Test
  void theSameComesOutEveryTimeInTheOrderOfWhatWasSaid() throws ModelException, PromptException {
    List<Trial> trials = said("agent", "monday", "agent", "person", "billing");
    try (Simulations simulations = new Simulations(ShippedModel.unpack(folder), TONGUE)) {
      List<Outcome> first = simulations.run(trials);
      assertThat(first).extracting(Outcome::trial).isEqualTo(trials);
      assertThat(first.get(0).escaped()).isEqualTo("agent");
      assertThat(first.get(3).escaped()).isEqualTo("person");
      assertThat(first.get(1).escape()).isFalse();
      // What is decided after the word is so much of the call later, whatever the machine does.
      assertThat(first.get(0).escapedMs()).isBetween(100.0, 1_000.0);
      assertThat(simulations.run(trials)).isEqualTo(first);
      assertThat(first.get(2)).isEqualTo(first.get(0));
    }
  }

  @Test
  void anotherGrammarOfEscapeWordsIsTried() throws ModelException, PromptException {
    try (Simulations simulations = new Simulations(ShippedModel.unpack(folder), TONGUE)) {
      UnaryOperator<List<String>> without = _ -> List.of("monday", "[unk]");
      assertThat(simulations.run(said("agent"), without)).noneMatch(Outcome::escape);
    }
  }
}
