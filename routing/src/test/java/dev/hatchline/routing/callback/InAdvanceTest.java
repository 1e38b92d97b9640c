package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static dev.hatchline.routing.callback.TestHouse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.AgentState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Agents are free when a callback is asked for. */
class InAdvanceTest {
  private final SteppedClock clock = new SteppedClock();
  private final FakeAsterisk asterisk = new FakeAsterisk(clock);
  private final MemoryCallbackStore store = new MemoryCallbackStore(clock);
  private final PhoneNumber number = Samples.number();
  private final TestHouse house =
      new TestHouse(asterisk, store, CallbackPolicy.DEFAULT, Boundary.none(), ANN, BOB);

  InAdvanceTest() {
    house.recover();
    house.news.clear();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(asterisk.faults).isEmpty();
  }

  private List<AgentState> agents() {
    return house.engine.readings().agents().stream().map(agent -> agent.state()).toList();
  }

  private void nobodyIsKept() {
    assertThat(agents()).allMatch(AgentState.Available.class::isInstance);
    assertThat(house.engine.readings().line()).isEmpty();
  }

  @Test
  void promiseAndAttemptAreOneWriting() throws Exception {
    Callback callback = ((Answer.Promised) house.ask(number, "one")).callback();
    assertThat(store.find(callback.id())).contains(callback);
    assertThat(callback.state()).isInstanceOf(CallbackState.Dialling.class);
    assertThat(store.attempts(callback.id())).hasSize(1);
    store.away = true;
    house.work();
    assertThat(asterisk.customers).as("dialled, though nothing more can be written").hasSize(1);
    store.away = false;
    house.pass(Duration.ofSeconds(15));
    assertThat(store.find(callback.id()).orElseThrow().outcome()).isEqualTo(Outcome.KEPT);
    assertThat(asterisk.dials(number)).isEqualTo(1);
  }

  @Test
  void thePromiseIsToldBeforeTheAttempt() {
    var _ = house.ask(number, "one");
    assertThat(house.news).hasSize(2);
    assertThat(house.news.getFirst())
        .isInstanceOfSatisfying(
            CallbackNews.Promised.class,
            news -> assertThat(news.callback().state()).isInstanceOf(CallbackState.Waiting.class));
    assertThat(house.news.getLast()).isInstanceOf(CallbackNews.Moved.class);
  }

  @Test
  void whatIsNotKeptIsNeitherDialledNorToldNorSeen() {
    store.away = true;
    assertThat(house.ask(number, "one")).isInstanceOf(Answer.NotKept.class);
    assertThat(house.desk.openFor(number)).isEmpty();
    assertThat(house.desk.open()).isEmpty();
    nobodyIsKept();
    assertThat(house.news)
        .noneMatch(CallbackNews.Promised.class::isInstance)
        .noneMatch(CallbackNews.Moved.class::isInstance);
    house.pass(Duration.ofSeconds(5));
    assertThat(asterisk.dials(number)).isZero();
  }

  @Test
  void anAttemptThatWasKeptThoughTheStoreDidNotSaySoIsNotDialled() throws Exception {
    store.silent = true;
    assertThat(house.ask(number, "one")).isInstanceOf(Answer.NotKept.class);
    store.silent = false;
    house.pass(Duration.ofSeconds(5));
    assertThat(asterisk.dials(number)).isZero();
    assertThat(store.latest(9)).singleElement().matches(row -> row.outcome() == Outcome.CANCELLED);
    nobodyIsKept();
  }

  @Test
  void aKeyThatWasUsedForAnotherLetsTheAgentGo() {
    var _ = house.ask(number, "one");
    house.pass(Duration.ofSeconds(60));
    PhoneNumber other = Samples.number();
    assertThat(house.ask(other, "one")).isInstanceOf(Answer.SameKey.class);
    assertThat(house.desk.openFor(other)).isEmpty();
    nobodyIsKept();
  }
}
