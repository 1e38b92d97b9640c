package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.bench.CrashRounds;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Ten real kills while customers are called back: none is lost, and none is dialled twice. */
class CrashOnH2IT {
  static final int ROUNDS = 10;
  private static final long SEED = 4;

  @Test
  void everyPromiseComesToOneEndWhateverIsKilled() throws IOException {
    try (Rig rig = Rig.upToBeKilled(CrashRounds.operatorFile(""), _ -> {})) {
      assertThat(CrashRounds.faults(rig.info(), rig.state(), "H2", ROUNDS, SEED)).isEmpty();
    }
  }
}
