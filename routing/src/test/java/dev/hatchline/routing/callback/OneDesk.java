package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static dev.hatchline.routing.callback.TestHouse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** One engine with one desk, two agents, and an Asterisk of the tests. */
abstract class OneDesk {
  static final Duration SECOND = Duration.ofSeconds(1);

  final SteppedClock clock = new SteppedClock();
  final FakeAsterisk asterisk = new FakeAsterisk(clock);
  final MemoryCallbackStore store = new MemoryCallbackStore(clock);
  final PhoneNumber number = Samples.number();
  TestHouse house = house(CallbackPolicy.DEFAULT);

  TestHouse house(CallbackPolicy policy) {
    TestHouse made = new TestHouse(asterisk, store, policy, Boundary.none(), ANN, BOB);
    made.recover();
    return made;
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(asterisk.faults).isEmpty();
  }

  Callback promised() {
    return ((Answer.Promised) house.ask(number, "one")).callback();
  }

  /** Promised before an agent was free, so that the attempt is written by itself. */
  Callback promisedBefore() {
    people(Device.UNAVAILABLE);
    Callback callback = promised();
    people(Device.FREE);
    return callback;
  }

  void people(Device device) {
    house.handle(new RoutingEvent.AgentDevice(ANN, device));
    house.handle(new RoutingEvent.AgentDevice(BOB, device));
  }

  Callback row(Callback callback) throws StoreException {
    return store.find(callback.id()).orElseThrow();
  }

  void end(Callback callback, Outcome outcome) throws StoreException {
    assertThat(row(callback).outcome()).isEqualTo(outcome);
    assertThat(house.desk.ledger().count(outcome)).isEqualTo(1);
    assertThat(house.desk.ledger().count(Outcome.OPEN)).isZero();
  }

  AgentState ann() {
    return house.engine.readings().agents().getFirst().state();
  }

  static CallbackPolicy agentFirst() {
    return new CallbackPolicy(
        RetryPolicy.DEFAULT, AskLimits.Bounds.DEFAULT, _ -> true, Duration.ofSeconds(30));
  }
}
