package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static dev.hatchline.routing.callback.TestHouse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.callback.FakeAsterisk.Will;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A store or an Asterisk that goes away in the middle of it, and a drain. */
class CallbackTroubleTest extends OneDesk {
  @Test
  void aStoreThatGoesAwayKeepsNoAgentFromCallers() throws Exception {
    Callback callback = promisedBefore();
    store.away = true;
    house.work();
    assertThat(asterisk.customers).isEmpty();
    assertThat(ann()).isInstanceOf(AgentState.Available.class);
    house.pass(Duration.ofSeconds(10));
    assertThat(house.engine.readings().line()).as("nobody is put in line meanwhile").isEmpty();
    assertThat(ann()).isInstanceOf(AgentState.Available.class);
    store.away = false;
    house.pass(Duration.ofSeconds(20));
    end(callback, Outcome.KEPT);
    assertThat(asterisk.dials(number)).isEqualTo(1);
  }

  @Test
  void aStoreThatTakesTooLongReleasesTheAgent() throws Exception {
    Callback callback = promisedBefore();
    clock.advance(Deadlines.CLAIM_MAX);
    house.desk.tick();
    assertThat(ann()).isInstanceOf(AgentState.Available.class);
    house.pass(Duration.ofSeconds(20));
    end(callback, Outcome.KEPT);
    assertThat(asterisk.dials(number)).isEqualTo(1);
  }

  @Test
  void aClaimWhoseAnswerIsLostIsNotDialledUnderThatKey() throws Exception {
    Callback callback = promisedBefore();
    CallId first = ((CallbackState.Waiting) callback.state()).next();
    store.silent = true;
    house.work();
    assertThat(asterisk.customers).isEmpty();
    store.silent = false;
    house.pass(Duration.ofSeconds(20));
    end(callback, Outcome.KEPT);
    assertThat(store.attempts(callback.id()))
        .extracting(Attempt::end)
        .containsExactly("Waiting", "Connected");
    assertThat(store.attempts(callback.id()).getFirst().call()).isEqualTo(first);
    assertThat(row(callback).attempts()).as("of the customer's phone").isEqualTo(1);
  }

  @Test
  void aStoreThatIsAwayMeanwhileHoldsUpNoConversation() throws Exception {
    asterisk.customer(number, Will.answer(3));
    Callback callback = promised();
    house.work();
    store.away = true;
    house.pass(Duration.ofSeconds(5));
    assertThat(asterisk.reached).contains(number);
    store.away = false;
    house.pass(Duration.ofSeconds(20));
    end(callback, Outcome.KEPT);
    assertThat(asterisk.record).isEmpty();
  }

  @Test
  void aDialledCustomerWithoutAnEndIsLeftToAPerson() throws Exception {
    asterisk.customer(number, Will.answer(60));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(2));
    asterisk.restart();
    house = house(CallbackPolicy.DEFAULT);
    house.pass(Duration.ofMinutes(30));
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Unknown.class);
    end(callback, Outcome.BROKEN);
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(house.news).anyMatch(CallbackNews.NeedsPerson.class::isInstance);
    assertThat(house.stuck()).isEmpty();
  }

  @Test
  void whileAsteriskIsOutOfSightNothingIsDialled() throws Exception {
    house.desk.outOfSight();
    asterisk.away = true;
    Callback callback = promised();
    house.pass(Duration.ofSeconds(30));
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Waiting.class);
    asterisk.away = false;
    house.recover();
    house.pass(Duration.ofSeconds(15));
    end(callback, Outcome.KEPT);
  }

  @Test
  void whatAKilledAsteriskHadNotWrittenDownIsForAPersonAndNotDialledAgain() throws Exception {
    Callback callback = promised();
    house.work();
    assertThat(asterisk.dials(number)).isEqualTo(1);
    house.desk.outOfSight();
    asterisk.crash(SECOND);
    assertThat(asterisk.record).isEmpty();
    house.recover();
    house.pass(Duration.ofSeconds(15));
    end(callback, Outcome.BROKEN);
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Unknown.class);
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(house.stuck()).isEmpty();
  }

  @Test
  void aCustomerOnTheLineWhomWeDropIsForAPersonAndHasNotHungUp() throws Exception {
    asterisk.agent(ANN, Will.answer(9));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(3));
    CallId call = row(callback).state().live().orElseThrow();
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Answered.class);
    house.desk.outOfSight();
    asterisk.crash(SECOND);
    house.desk.customerLost(call);
    house.recover();
    house.pass(Duration.ofSeconds(15));
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Unknown.class);
    assertThat(house.news).anyMatch(CallbackNews.NeedsPerson.class::isInstance);
    assertThat(asterisk.dials(number)).isEqualTo(1);
  }

  /** Asterisk dies between the answer and the beginning of the customer's call with us. */
  @Test
  void aCustomerWhoseAnswerIsTheLastThatIsHeardIsForAPersonSoon() throws Exception {
    Callback callback = promised();
    house.work();
    house.desk.customerDialled(row(callback).state().live().orElseThrow(), Fate.ANSWERED);
    house.work();
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Answered.class);
    house.desk.outOfSight();
    asterisk.crash(SECOND);
    house.recover();
    house.pass(Duration.ofSeconds(5));
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Unknown.class);
    assertThat(house.news).anyMatch(CallbackNews.NeedsPerson.class::isInstance);
    assertThat(house.stuck()).isEmpty();
  }

  @Test
  void whatIsToldOfACallBeforeTheStoreIsReadIsNotLost() throws Exception {
    asterisk.agent(ANN, Will.answer(9));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(3));
    CallId call = row(callback).state().live().orElseThrow();
    // Another engine finds the customer on the line, and the store away for a while.
    store.away = true;
    house = house(CallbackPolicy.DEFAULT);
    house.desk.connected(call, ANN);
    asterisk.customers.remove(call);
    house.desk.customerGone(call);
    store.away = false;
    house.pass(Duration.ofSeconds(15));
    end(callback, Outcome.KEPT);
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Connected.class);
  }

  @Test
  void theSameWhenTheEngineDiesWithIt() throws Exception {
    Callback callback = promised();
    house.work();
    asterisk.crash(SECOND);
    house = house(CallbackPolicy.DEFAULT);
    house.pass(Duration.ofSeconds(15));
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Unknown.class);
    assertThat(asterisk.dials(number)).isEqualTo(1);
  }

  @Test
  void anAsteriskThatRanAllTheTimeIsBelievedThatNobodyWasDialled() throws Exception {
    asterisk.started = clock.instant().minusSeconds(60);
    Callback callback = promised();
    asterisk.away = true;
    house.work();
    house.desk.outOfSight();
    asterisk.away = false;
    house.recover();
    house.pass(Duration.ofSeconds(20));
    end(callback, Outcome.KEPT);
    assertThat(asterisk.dials(number)).isEqualTo(1);
  }

  @Test
  void duringADrainNobodyIsDialledAndAfterItThePromiseIsKept() throws Exception {
    house.desk.pause(true);
    Callback callback = promised();
    house.pass(Duration.ofSeconds(30));
    assertThat(asterisk.dials(number)).isZero();
    assertThat(house.engine.readings().line()).as("no agent is kept from a caller").isEmpty();
    house.desk.pause(false);
    house.pass(Duration.ofSeconds(15));
    end(callback, Outcome.KEPT);
  }

  @Test
  void aDrainTakesOutOfTheLineWhoStandsThereAndLetsGoOnWhatHasBegun() throws Exception {
    Callback begun = promised();
    house.work();
    PhoneNumber other = Samples.number();
    asterisk.gone.add(BOB);
    house.handle(new RoutingEvent.AgentDevice(BOB, Device.UNAVAILABLE));
    assertThat(house.ask(other, "two")).isInstanceOf(Answer.Promised.class);
    house.work();
    assertThat(house.engine.readings().line()).hasSize(2);
    house.desk.pause(true);
    assertThat(house.engine.readings().line()).as("one is being dialled").hasSize(1);
    house.pass(Duration.ofSeconds(15));
    assertThat(row(begun).outcome()).isEqualTo(Outcome.KEPT);
    assertThat(asterisk.dials(other)).isZero();
  }
}
