package dev.hatchline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.FlowReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchFilesTest {
  /** An engine takes no other. */
  @Test
  void whoListensAndListensDoesSoByACertifiedFlow() throws Exception {
    Flow flow =
        FlowReader.judging(Map.of("company", "Bench"))
            .prove("bench", BenchFiles.flow(), Measure.ESTIMATE)
            .flow();
    assertThat(flow.nodes()).hasSize(BenchFiles.PIECES + 1);
    assertThat(BenchFiles.PIECES * BenchFiles.PIECE_S).isGreaterThanOrEqualTo(600);
    assertThat(BenchFiles.PIECE_S).isLessThanOrEqualTo(10);
  }
}
