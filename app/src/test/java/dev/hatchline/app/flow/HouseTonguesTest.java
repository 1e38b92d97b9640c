package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.check.VoiceRules;
import dev.hatchline.flow.yaml.FlowReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HouseTonguesTest {
  private static String told(String languages, String... voices) throws Exception {
    Flow flow =
        new FlowReader(Map.of())
            .read(
                "line.yaml",
                "flow: line\n%sstart: top\nnodes: { top: { queue: people } }\n"
                    .formatted(languages));
    return HouseTongues.told(flow, new VoiceRules(List.of(voices)));
  }

  @Test
  void theCheckerSaysWhereTheHouseSpeaksEnglish() throws Exception {
    assertThat(told("languages: [en, es, de-AT]\n", "en", "de"))
        .isEqualTo(
            "  the house       speaks English by itself in es (no voice speaks it), de-AT (no"
                + " sentences)\n");
  }

  @Test
  void whereItSpeaksAllOfTheFlowNothingIsSaid() throws Exception {
    assertThat(told("languages: [es-MX, en]\n", "en", "es")).isEmpty();
    assertThat(told("", "en")).isEmpty();
  }
}
