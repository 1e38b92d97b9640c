package dev.hatchline.routing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.SteppedClock;
import org.junit.jupiter.api.Test;

/** The engine stops dead at every boundary of a write, over a store in memory. */
class CaseDeskCrashTest {
  @Test
  void nothingAcknowledgedIsLostWhereverTheEngineStops() throws Exception {
    int stops = new CrashScenarios(new SteppedClock(), new MemoryCaseStore()).all();
    assertThat(stops).as("the day reaches far enough").isGreaterThan(CrashScenarios.STOPS_MIN);
  }
}
