package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Things change while the word that an agent is reserved is on its way to the desk. */
class TakenBackTest {
  private final FakeAsterisk asterisk = new FakeAsterisk(new SteppedClock());
  private final MemoryCallbackStore store = new MemoryCallbackStore(asterisk.clock);
  private final PhoneNumber number = Samples.number();
  private final TestHouse house =
      new TestHouse(asterisk, store, CallbackPolicy.DEFAULT, Boundary.none(), ANN);

  TakenBackTest() {
    house.recover();
  }

  @Test
  void whoIsTakenOutOfTheLineIsNotDialled() {
    house.whenReserved = () -> house.desk.pause(true);
    var _ = house.ask(number, "one");
    house.pass(Duration.ofSeconds(5));
    assertThat(asterisk.dials(number)).isZero();
    assertThat(house.engine.readings().agents())
        .allMatch(agent -> agent.state() instanceof AgentState.Available);
    house.whenReserved = () -> {};
    house.desk.pause(false);
    house.pass(Duration.ofSeconds(15));
    assertThat(asterisk.dials(number)).isEqualTo(1);
  }

  @Test
  void nobodyIsDialledForAnAgentWhoHasSignedOut() throws Exception {
    house.device(ANN, Device.UNAVAILABLE);
    var _ = house.ask(number, "one");
    AtomicReference<Thread> signsOut = new AtomicReference<>();
    house.whenReserved =
        () -> signsOut.set(untilItWaits(() -> house.device(ANN, Device.UNAVAILABLE)));
    house.device(ANN, Device.FREE);
    signsOut.get().join();
    house.work();
    assertThat(asterisk.dials(number)).isZero();
  }

  /** Begun, and either over or in wait of somebody when it returns. */
  private static Thread untilItWaits(Runnable work) {
    Thread thread = Thread.ofPlatform().start(work);
    while (thread.getState() != Thread.State.TERMINATED
        && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }
}
