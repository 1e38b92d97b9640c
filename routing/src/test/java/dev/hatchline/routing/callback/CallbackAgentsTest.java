package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static dev.hatchline.routing.callback.TestHouse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.callback.FakeAsterisk.Will;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whose phone is rung for a callback, and when. */
class CallbackAgentsTest extends OneDesk {
  @Test
  void anotherAgentIsRungWhenTheFirstMissesWhileTheCustomerRings() throws Exception {
    asterisk.customer(number, Will.answer(10));
    asterisk.agent(ANN, Will.of(3, Fate.NO_ANSWER));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(5));
    assertThat(asterisk.agents).containsOnlyKeys(BOB);
    house.pass(Duration.ofSeconds(20));
    end(callback, Outcome.KEPT);
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(((CallbackState.Connected) row(callback).state()).agent()).isEqualTo(BOB);
  }

  /** Ann is before Bob otherwise. */
  @Test
  void whoCanDoWhatTheCustomerWantedIsRung() throws Exception {
    asterisk.customer(number, Will.answer(10));
    house.asked = TestHouse.BILLING;
    Callback callback = promised();
    house.pass(Duration.ofSeconds(5));
    assertThat(asterisk.agents).containsOnlyKeys(BOB);
    assertThat(row(callback).request().skills()).isEqualTo(TestHouse.BILLING);
    house.pass(Duration.ofSeconds(20));
    end(callback, Outcome.KEPT);
  }

  @Test
  void nobodyIsRungWithoutAnAgent() throws Exception {
    house.handle(new RoutingEvent.AgentDevice(BOB, Device.UNAVAILABLE));
    asterisk.customer(number, Will.answer(10));
    asterisk.agent(ANN, Will.of(3, Fate.NO_ANSWER));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(6));
    assertThat(asterisk.customers).as("hung up, as no agent is left").isEmpty();
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Waiting.class);
    house.pass(Duration.ofMinutes(2));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    house.handle(new RoutingEvent.AgentPaused(ANN, false, "phone"));
    asterisk.agent(ANN, Will.answer(1));
    house.pass(Duration.ofSeconds(30));
    end(callback, Outcome.KEPT);
  }

  @Test
  void theAgentsPhoneIsRungWhenAsteriskHasTheOrderToDialTheCustomer() {
    asterisk.begun = new CompletableFuture<>();
    var _ = promised();
    house.work();
    assertThat(asterisk.customers).hasSize(1);
    assertThat(asterisk.agents).isEmpty();
    asterisk.begun.complete(true);
    house.work();
    assertThat(asterisk.agents).containsOnlyKeys(ANN);
  }

  @Test
  void inARushAllCustomersAreDialledBeforeAnyAgent() {
    people(Device.UNAVAILABLE);
    var _ = promised();
    var _ = house.ask(Samples.number(), "two");
    people(Device.FREE);
    house.workOnce();
    assertThat(asterisk.customers).hasSize(1);
    assertThat(asterisk.agents).as("the second is being written").isEmpty();
    house.work();
    assertThat(asterisk.customers).hasSize(2);
    assertThat(asterisk.agents).containsOnlyKeys(ANN, BOB);
  }

  @Test
  void anAgentsPhoneDoesNotWaitForOtherCustomersForLong() {
    people(Device.UNAVAILABLE);
    var _ = promised();
    var _ = house.ask(Samples.number(), "two");
    people(Device.FREE);
    house.workOnce();
    asterisk.begun = new CompletableFuture<>();
    house.work();
    assertThat(asterisk.customers).hasSize(2);
    assertThat(asterisk.agents).isEmpty();
    house.pass(Deadlines.RUSH_MAX);
    assertThat(asterisk.agents).containsOnlyKeys(ANN);
    asterisk.begun.complete(true);
    house.work();
    assertThat(asterisk.agents).containsOnlyKeys(ANN, BOB);
  }

  @Test
  void whoIsReservedInsteadIsRungInsteadThoughNobodyWasRungBefore() {
    asterisk.customer(number, Will.answer(30));
    asterisk.begun = new CompletableFuture<>();
    var _ = promised();
    house.work();
    house.handle(new RoutingEvent.AgentDevice(ANN, Device.UNAVAILABLE));
    house.work();
    asterisk.begun.complete(true);
    house.work();
    assertThat(asterisk.agents).containsOnlyKeys(BOB);
    FakeAsterisk.Customer leg = asterisk.customers.values().iterator().next();
    house.pass(Deadlines.AGENT_GONE_MAX.plus(SECOND));
    assertThat(house.desk.agentFor(leg.call)).as("the customer rings on").contains(BOB);
  }

  @Test
  void aCustomerOnTheLineKeepsTheAgentThoughAsteriskDoesNotSayThatItDials() {
    asterisk.begun = new CompletableFuture<>();
    asterisk.ears = null; // its news are late, too
    var _ = promised();
    house.work();
    FakeAsterisk.Customer leg = asterisk.customers.values().iterator().next();
    leg.answered = true;
    asterisk.record.put(leg.call, Fate.ANSWERED);
    asterisk.begun.complete(false);
    house.work();
    assertThat(house.engine.reserved(ANN, leg.call)).isTrue();
    assertThat(house.desk.agentFor(leg.call)).contains(ANN);
    assertThat(asterisk.agents).containsOnlyKeys(ANN);
  }

  @Test
  void aCustomerOnTheLineIsNotHungUpWhenTheAgentIsGone() {
    asterisk.agent(ANN, Will.of(1, Fate.NO_ANSWER));
    asterisk.customer(number, Will.answer(30));
    var _ = promised();
    house.handle(new RoutingEvent.AgentDevice(BOB, Device.UNAVAILABLE));
    house.pass(SECOND);
    FakeAsterisk.Customer leg = asterisk.customers.values().iterator().next();
    leg.answered = true;
    house.pass(Duration.ofSeconds(2));
    assertThat(asterisk.customers).containsKey(leg.call);
    assertThat(house.desk.readings().answered()).isEqualTo(1);
  }

  @Test
  void agentFirstDialsTheCustomerWhenTheAgentHasAnswered() throws Exception {
    house = house(agentFirst());
    asterisk.agent(ANN, Will.answer(3));
    asterisk.customer(number, Will.of(1, Fate.BUSY), Will.answer(28));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(2));
    assertThat(asterisk.dials(number)).isZero();
    house.pass(Duration.ofSeconds(3));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(ann()).isInstanceOf(AgentState.Available.class);
    house.pass(Duration.ofSeconds(85));
    assertThat(asterisk.dials(number)).isEqualTo(2);
    house.pass(Duration.ofSeconds(20));
    end(callback, Outcome.KEPT);
    assertThat(asterisk.rung).as("who waits for the customer is not replaced").hasSize(2);
  }

  @Test
  void agentFirstRingsNobodyElseWhenTheAgentMisses() throws Exception {
    house = house(agentFirst());
    asterisk.agent(ANN, Will.of(3, Fate.NO_ANSWER));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(20));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    end(callback, Outcome.KEPT);
    assertThat(row(callback).attempts()).isEqualTo(1);
  }

  @Test
  void ofFiftyAtOnceNeverMoreAreDialledThanAgentsAreReserved() {
    asterisk.patience = Duration.ofMinutes(1);
    house =
        house(
            new CallbackPolicy(
                RetryPolicy.DEFAULT,
                new AskLimits.Bounds(3, 3, 99, 99, 99, 99, 99),
                _ -> false,
                Duration.ofSeconds(30)));
    for (int i = 0; i < 50; i++) {
      assertThat(house.ask(Samples.number(), "key " + i)).isInstanceOf(Answer.Promised.class);
    }
    house.work();
    assertThat(asterisk.customers).hasSize(2);
    house.pass(Duration.ofMinutes(6));
    assertThat(house.desk.ledger().closed().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(50);
    assertThat(house.desk.ledger().closed().keySet())
        .isSubsetOf(Map.of(Outcome.KEPT, 1, Outcome.LATE, 1).keySet());
    assertThat(house.stuck()).isEmpty();
  }
}
