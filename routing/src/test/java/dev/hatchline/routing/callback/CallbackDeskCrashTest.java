package dev.hatchline.routing.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.SteppedClock;
import org.junit.jupiter.api.Test;

/** The engine stops dead at every boundary between intent and act, over a store in memory. */
class CallbackDeskCrashTest {
  private final SteppedClock clock = new SteppedClock();

  @Test
  void noneIsLostDialledTwiceOrStuckWhereverTheEngineStops() throws Exception {
    int stops = new CrashScenarios(clock, new MemoryCallbackStore(clock)).all();
    assertThat(stops).as("the scenarios reach far enough").isGreaterThan(CrashScenarios.STOPS_MIN);
  }
}
