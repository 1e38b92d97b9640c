package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.model.ShippedModel;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsTest {
  @TempDir private Path folder;

  @Test
  void theBareLoopHearsByWhatAWorkerHearsBy() throws Exception {
    SpeechModel model = SpeechModel.read(ShippedModel.unpack(folder));
    List<String> grammars = Costs.grammars(model, SpeechBench.tongue());
    assertThat(grammars).hasSize(2);
    assertThat(grammars.getFirst())
        .as("rivals that are letters of a phrase, too")
        .contains("\"or\"", "\"one\"", "\"at\"", "\"talk to someone\"", "\"[unk]\"")
        .doesNotContain("\"*\"");
    assertThat(grammars.getLast()).contains("\"account balance\"", "\"[unk]\"");
  }

  @Test
  void aBacklogHasTheTimeToShow() {
    assertThat(Costs.Effort.WHOLE.loadSeconds()).isGreaterThanOrEqualTo(20);
  }
}
