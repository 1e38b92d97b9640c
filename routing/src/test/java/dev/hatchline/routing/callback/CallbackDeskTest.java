package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static dev.hatchline.routing.callback.TestHouse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.callback.FakeAsterisk.Will;
import dev.hatchline.routing.queue.Affinity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbackDeskTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SteppedClock clock = new SteppedClock();
  private final FakeAsterisk asterisk = new FakeAsterisk(clock);
  private final MemoryCallbackStore store = new MemoryCallbackStore(clock);
  private final PhoneNumber number = Samples.number();
  private TestHouse house = house(CallbackPolicy.DEFAULT);

  private TestHouse house(CallbackPolicy policy) {
    TestHouse made = new TestHouse(asterisk, store, policy, Boundary.none(), ANN, BOB);
    made.recover();
    return made;
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(asterisk.faults).isEmpty();
  }

  private Callback promised() {
    return ((Answer.Promised) house.ask(number, "one")).callback();
  }

  /** Promised before an agent was free, so that the attempt is written by itself. */
  private Callback promisedBefore() {
    people(Device.UNAVAILABLE);
    Callback callback = promised();
    people(Device.FREE);
    return callback;
  }

  private void people(Device device) {
    house.handle(new RoutingEvent.AgentDevice(ANN, device));
    house.handle(new RoutingEvent.AgentDevice(BOB, device));
  }

  private Callback row(Callback callback) throws StoreException {
    return store.find(callback.id()).orElseThrow();
  }

  private void end(Callback callback, Outcome outcome) throws StoreException {
    assertThat(row(callback).outcome()).isEqualTo(outcome);
    assertThat(house.desk.ledger().count(outcome)).isEqualTo(1);
    assertThat(house.desk.ledger().count(Outcome.OPEN)).isZero();
  }

  private AgentState ann() {
    return house.engine.readings().agents().getFirst().state();
  }

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

  private static CallbackPolicy agentFirst() {
    return new CallbackPolicy(
        RetryPolicy.DEFAULT, AskLimits.Bounds.DEFAULT, _ -> true, Duration.ofSeconds(30));
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
