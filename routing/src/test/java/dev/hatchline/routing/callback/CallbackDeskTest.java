package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static dev.hatchline.routing.callback.TestHouse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.callback.FakeAsterisk.Will;
import dev.hatchline.routing.queue.Affinity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** From the promise to its end, when all goes well or a customer is not reached. */
class CallbackDeskTest extends OneDesk {
  @Test
  void isDialledAtOnceWhenAnAgentIsFreeAndConnected() throws Exception {
    Callback callback = promised();
    assertThat(row(callback)).isEqualTo(callback);
    house.work();
    assertThat(asterisk.customers).hasSize(1);
    assertThat(asterisk.agents).containsOnlyKeys(ANN);
    house.pass(Duration.ofSeconds(15));
    end(callback, Outcome.KEPT);
    assertThat(house.stuck()).isEmpty();
    assertThat(asterisk.record).as("what Asterisk keeps of it is forgotten").isEmpty();
    assertThat(Ledger.promiseToConnect(row(callback))).isPresent();
    assertThat(house.desk.readings().answers().answered()).isEqualTo(1);
    assertThat(house.desk.readings().answers().unmet()).isZero();
  }

  @Test
  void isServedByTheAgentWhomTheCustomerWouldRatherHave() {
    house.wanted = new Affinity(BOB, clock.instant().plusSeconds(30));
    promised();
    house.work();
    assertThat(asterisk.agents).containsOnlyKeys(BOB);
    house.pass(Duration.ofSeconds(15));
  }

  @Test
  void standsInLineWithNobodyOnThePhone() {
    promised();
    house.work();
    assertThat(house.engine.readings().line()).hasSize(1);
    assertThat(house.engine.readings().callers()).isEmpty();
    house.pass(Duration.ofSeconds(15));
  }

  /** With a real clock no two looks find the same time. */
  @Test
  void isDialledThoughTheClockNeverStandsStill() throws Exception {
    clock.creeps(Duration.ofNanos(1_000));
    Callback callback = promised();
    house.work();
    assertThat(asterisk.customers).hasSize(1);
    house.pass(Duration.ofSeconds(15));
    end(callback, Outcome.KEPT);
  }

  @Test
  void nothingIsDialledBeforeItIsDurable() throws Exception {
    Callback callback = promisedBefore();
    assertThat(asterisk.customers).as("the claim is on its way to the store").isEmpty();
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Waiting.class);
    house.work();
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Dialling.class);
    assertThat(asterisk.customers).hasSize(1);
  }

  @Test
  void aStoreThatCannotKeepItPromisesNothing() throws Exception {
    store.away = true;
    assertThat(house.ask(number, "one")).isInstanceOf(Answer.NotKept.class);
    assertThat(house.desk.openFor(number)).isEmpty();
    assertThat(house.news).anyMatch(CallbackNews.StoreAway.class::isInstance);
    store.away = false;
    house.pass(Duration.ofSeconds(5));
    assertThat(asterisk.dials(number)).isZero();
    assertThat(house.news).anyMatch(CallbackNews.StoreBack.class::isInstance);
    assertThat(house.ask(number, "one")).isInstanceOf(Answer.Promised.class);
  }

  @Test
  void whatWasKeptAlthoughTheStoreDidNotSaySoIsTakenBack() throws Exception {
    store.silent = true;
    assertThat(house.ask(number, "one")).isInstanceOf(Answer.NotKept.class);
    store.silent = false;
    house.pass(Duration.ofSeconds(5));
    assertThat(asterisk.dials(number)).isZero();
    assertThat(store.latest(9)).hasSize(1);
    end(store.latest(9).getFirst(), Outcome.CANCELLED);
  }

  @Test
  void askingAgainGetsTheFirst() {
    Callback first = promised();
    assertThat(house.ask(number, "two"))
        .isEqualTo(new Answer.SameNumber(house.desk.find(first.id()).orElseThrow()));
    assertThat(house.ask(Samples.number(), "one")).isInstanceOf(Answer.SameKey.class);
    house.pass(Duration.ofSeconds(15));
    assertThat(house.ask(number, "two"))
        .isInstanceOfSatisfying(
            Answer.SameKey.class,
            same -> assertThat(same.callback().outcome()).isEqualTo(Outcome.KEPT));
    assertThat(asterisk.dials(number)).isEqualTo(1);
  }

  @Test
  void busyIsDialledAgainByThePolicyAndTheAgentIsFreeWithoutWrapUp() throws Exception {
    asterisk.customer(number, Will.of(1, Fate.BUSY), Will.of(1, Fate.MACHINE), Will.answer(1));
    asterisk.agent(ANN, Will.answer(9));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(2));
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Waiting.class);
    assertThat(asterisk.agents).as("the agent's phone is hung up").isEmpty();
    assertThat(ann()).isInstanceOf(AgentState.Available.class);
    house.pass(Duration.ofSeconds(50));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    house.pass(Duration.ofSeconds(15));
    assertThat(asterisk.dials(number)).isEqualTo(2);
    house.pass(Duration.ofMinutes(6));
    assertThat(asterisk.dials(number)).isEqualTo(3);
    end(callback, Outcome.LATE);
    assertThat(house.stuck()).isEmpty();
  }

  @Test
  void whoIsNeverReachedIsGivenUpAndAPersonHearsOfIt() throws Exception {
    asterisk.customer(number, Will.of(1, Fate.NO_ANSWER));
    Callback callback = promised();
    house.pass(Duration.ofMinutes(25));
    assertThat(asterisk.dials(number)).isEqualTo(4);
    end(callback, Outcome.BROKEN);
    assertThat(house.news).anyMatch(CallbackNews.NeedsPerson.class::isInstance);
    assertThat(house.stuck()).isEmpty();
  }

  @Test
  void aForbiddenNumberIsNotTriedAgain() throws Exception {
    asterisk.customer(number, Will.of(0, Fate.FORBIDDEN));
    Callback callback = promised();
    house.pass(Duration.ofMinutes(25));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    end(callback, Outcome.BROKEN);
  }

  @Test
  void whoAnswersAndMeetsNobodyIsBrokenAndNotDialledAgain() throws Exception {
    asterisk.patience = Duration.ofSeconds(3);
    asterisk.agent(ANN, Will.answer(20));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(10));
    assertThat(row(callback).state()).isInstanceOf(CallbackState.GivenUp.class);
    house.pass(Duration.ofMinutes(30));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    end(callback, Outcome.BROKEN);
    assertThat(house.desk.readings().answers().unmet()).isEqualTo(1);
    assertThat(house.stuck()).isEmpty();
  }

  @Test
  void anAgentWhoComesLateCountsAgainstTheBar() throws Exception {
    asterisk.agent(ANN, Will.answer(5));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(20));
    end(callback, Outcome.KEPT);
    assertThat(house.desk.readings().answers())
        .extracting(AnswerDay::answered, AnswerDay::unmet)
        .containsExactly(1L, 1L);
    assertThat(AnswerShare.share(house.desk.readings().answers())).isEqualTo(1.0);
    TestHouse next = house(CallbackPolicy.DEFAULT);
    assertThat(next.desk.readings().answers())
        .as("after a restart too")
        .isEqualTo(house.desk.readings().answers());
    assertThat(next.desk.ledger().count(Outcome.KEPT)).isEqualTo(1);
  }

  @Test
  void cancelledWhileRingingBothPhonesAreHungUp() throws Exception {
    asterisk.customer(number, Will.of(20, Fate.NO_ANSWER));
    asterisk.agent(ANN, Will.answer(1));
    Callback callback = promised();
    house.pass(Duration.ofSeconds(3));
    CompletableFuture<Closing> closing = house.desk.cancel(callback.id());
    assertThat(closing).as("waits for the store").isNotDone();
    house.work();
    assertThat(closing).isCompletedWithValueMatching(Closing.Closed.class::isInstance);
    assertThat(asterisk.customers).isEmpty();
    assertThat(asterisk.agents).isEmpty();
    end(callback, Outcome.CANCELLED);
    house.pass(Duration.ofMinutes(20));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(house.stuck()).isEmpty();
    assertThat(house.desk.cancel(callback.id()))
        .isCompletedWithValueMatching(Closing.Refused.class::isInstance);
  }

  @Test
  void aCallThatComesInMayTakeThePlace() throws Exception {
    people(Device.UNAVAILABLE);
    Callback callback = promised();
    assertThat(house.desk.openFor(number)).contains(callback);
    house.pass(SECOND);
    var closing = house.desk.takenOver(callback.id());
    house.work();
    assertThat(closing).isCompletedWithValueMatching(Closing.Closed.class::isInstance);
    assertThat(house.desk.openFor(number)).isEmpty();
    assertThat(house.engine.readings().line()).isEmpty();
    assertThat(row(callback).state()).isInstanceOf(CallbackState.TakenOver.class);
    assertThat(house.ask(number, "later")).isInstanceOf(Answer.Promised.class);
  }

  @Test
  void customersAreDialledInPermittedHoursOnly() throws Exception {
    LocalTime opens = LocalTime.of(10, 0);
    RetryPolicy policy =
        new RetryPolicy(
            List.of(Duration.ofMinutes(1)),
            PermittedHours.daily(opens, LocalTime.of(20, 0), ZoneOffset.UTC));
    house =
        house(
            new CallbackPolicy(
                policy, AskLimits.Bounds.DEFAULT, _ -> false, Duration.ofSeconds(30)));
    Callback callback = promised();
    assertThat(((CallbackState.Waiting) callback.state()).due())
        .isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    house.pass(Duration.ofMinutes(59));
    assertThat(asterisk.dials(number)).isZero();
    house.pass(Duration.ofMinutes(2));
    end(callback, Outcome.LATE);
  }

  @Test
  void aPromiseAboutToBreakIsToldOnce() {
    house.handle(new RoutingEvent.AgentDevice(ANN, Device.UNAVAILABLE));
    house.handle(new RoutingEvent.AgentDevice(BOB, Device.UNAVAILABLE));
    var _ = promised();
    house.pass(Duration.ofMinutes(4).minus(SECOND));
    assertThat(house.desk.ledger().aboutToBreak(clock.instant())).isEmpty();
    assertThat(house.news).noneMatch(CallbackNews.AboutToBreak.class::isInstance);
    house.pass(Duration.ofMinutes(4));
    house.desk.tick();
    house.desk.tick();
    assertThat(house.news.stream().filter(CallbackNews.AboutToBreak.class::isInstance)).hasSize(1);
    assertThat(house.desk.ledger().aboutToBreak(clock.instant())).hasSize(1);
  }
}
