package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static dev.hatchline.routing.callback.TestHouse.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.FakeAsterisk.Will;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.SharedHouse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two desks of callbacks on one database and one Asterisk: each callback is one desk's. */
abstract class TwoDesksContract {
  private final SteppedClock clock = new SteppedClock();
  private final FakeAsterisk asterisk = new FakeAsterisk(clock);
  private final PhoneNumber number = Samples.number();
  private final UUID a = UUID.randomUUID();
  private final UUID b = UUID.randomUUID();
  private final List<TestHouse> alive = new ArrayList<>();
  private SharedHouse database;
  private CallbackStore rows;
  private TestHouse atA;
  private TestHouse atB;
  private boolean silent;
  private boolean faulty;

  abstract SharedHouse open() throws Exception;

  @BeforeEach
  void bothBegin() throws Exception {
    database = open();
    rows = database.store().callbacks(clock);
    atA = house(a);
    atB = house(b);
    asterisk.ears = new BothEars(alive);
    alive.forEach(TestHouse::recover);
  }

  private TestHouse house(UUID engine) throws Exception {
    JdbcStore jdbc = database.store();
    JdbcStore.SharedCallbacks own = jdbc.callbacks(clock, engine);
    TestHouse house =
        new TestHouse(
            asterisk,
            quiet(own.store()),
            own.owners(),
            CallbackPolicy.DEFAULT,
            Boundary.none(),
            ANN,
            BOB);
    // Its check knows of one engine only.
    house.trouble = clock.instant().plus(Duration.ofDays(1));
    alive.add(house);
    return house;
  }

  /** Keeps what it is asked to keep and, where told to, says that it is away. */
  private CallbackStore quiet(CallbackStore store) {
    return (CallbackStore)
        Proxy.newProxyInstance(
            CallbackStore.class.getClassLoader(),
            new Class<?>[] {CallbackStore.class},
            (_, method, arguments) -> {
              if (faulty && (method.getName().equals("open") || method.getName().equals("find"))) {
                throw new IllegalStateException("a fault of ours");
              }
              Object answer;
              try {
                answer = method.invoke(store, arguments);
              } catch (InvocationTargetException fault) {
                throw fault.getCause();
              }
              if (silent && method.getName().equals("save")) {
                silent = false;
                throw new StoreException("the answer is lost");
              }
              return answer;
            });
  }

  @AfterEach
  void bothEnd() {
    assertThat(asterisk.faults).isEmpty();
    database.close();
  }

  private Callback promised(TestHouse house) {
    return ((Answer.Promised) house.ask(number, "one")).callback();
  }

  /** Waits for somebody to be there. */
  private Callback owedByA() {
    agentsGo();
    Callback callback = promised(atA);
    work();
    return callback;
  }

  private void agentsGo() {
    asterisk.gone.addAll(Set.of(ANN, BOB));
    alive.forEach(TestHouse::recover);
  }

  private void agentsCome() {
    asterisk.gone.clear();
    alive.forEach(TestHouse::recover);
  }

  /** The customer's phone rings. */
  private Callback dialledByA(Will will) {
    asterisk.customer(number, will);
    Callback callback = promised(atA);
    work();
    assertThat(asterisk.customers).hasSize(1);
    return callback;
  }

  private Callback row(Callback callback) throws StoreException {
    return rows.find(callback.id()).orElseThrow();
  }

  private void work() {
    for (int turns = 0; turns < 3; turns++) {
      alive.forEach(TestHouse::work);
    }
  }

  private void pass(Duration time) {
    for (Duration t = Duration.ZERO; t.compareTo(time) < 0; t = t.plus(TestHouse.STEP)) {
      List.copyOf(alive).forEach(TestHouse::step);
    }
  }

  /** As its heir is told, and then sees Asterisk's truth anew. */
  private void dies(TestHouse dead, UUID engine, TestHouse heir) {
    alive.remove(dead);
    var inherited = heir.desk.inherit(Set.of(engine));
    heir.work();
    assertThat(inherited).isCompletedWithValue(true);
    heir.recover();
  }

  @Test
  void eachLoadsItsOwn() throws Exception {
    agentsGo();
    promised(atA);
    atB.recover();
    atB.desk.look();
    work();
    assertThat(atA.desk.open()).hasSize(1);
    assertThat(atB.desk.open()).isEmpty();
    assertThat(loadedBy(b)).isEmpty();
    assertThat(loadedBy(a)).hasSize(1);
  }

  private List<Callback> loadedBy(UUID engine) throws Exception {
    return database.store().callbacks(clock, engine).store().open();
  }

  @Test
  void theOthersRingingPhonesAreLeftAlone() throws Exception {
    asterisk.customer(number, Will.answer(4));
    Callback callback = promised(atA);
    work();
    atB.recover();
    pass(Duration.ofSeconds(30));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(row(callback).outcome()).isEqualTo(Outcome.KEPT);
  }

  @Test
  void whatADeadOneDialledIsWatchedByTheHeirAndNotDialledAgain() throws Exception {
    Callback callback = dialledByA(Will.answer(8));
    dies(atA, a, atB);
    assertThat(atB.desk.open()).hasSize(1);
    pass(Duration.ofSeconds(40));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(row(callback).outcome()).isEqualTo(Outcome.KEPT);
  }

  /** What the heir has asked of a stranger's key is answered when that key is its own. */
  @Test
  void whatAsterisksRecordSaysOfTheDeadIsKeptForTheirHeir() throws Exception {
    asterisk.customer(number, Will.of(2, Fate.BUSY), Will.answer(1));
    Callback callback = promised(atA);
    work();
    alive.remove(atA);
    pass(Duration.ofSeconds(3));
    assertThat(asterisk.record).containsValue(Fate.BUSY);
    var _ = atB.desk.recover(Set.of(), asterisk.started);
    atB.workOnce();
    var inherited = atB.desk.inherit(Set.of(a));
    atB.order = new LastFirst();
    atB.work();
    assertThat(inherited).isCompletedWithValue(true);
    atB.recover();
    pass(Duration.ofMinutes(10));
    assertThat(row(callback).outcome()).isEqualTo(Outcome.KEPT);
    assertThat(row(callback).attempts()).isEqualTo(2).isEqualTo(asterisk.dials(number));
  }

  private static final class LastFirst extends Random {
    private static final long serialVersionUID = 1;

    @Override
    public int nextInt(int bound) {
      return bound - 1;
    }
  }

  /** Whose lease has not ended: nobody is its heir yet. */
  @Test
  void whoAnswersWhileTheirEngineIsDeadIsTheOthersWithTheirCallback() throws Exception {
    asterisk.customer(number, Will.answer(6));
    asterisk.agent(ANN, Will.answer(1));
    Callback callback = promised(atA);
    work();
    pass(Duration.ofSeconds(1));
    assertThat(asterisk.agents).containsOnlyKeys(ANN);
    alive.remove(atA);
    pass(Duration.ofSeconds(8));
    assertThat(row(callback).outcome()).isEqualTo(Outcome.KEPT);
    assertThat(loadedBy(a)).isEmpty();
    pass(Duration.ofSeconds(10));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(atB.stuck()).isEmpty();
  }

  /** It is not dead, but would not take the call: what it believes is not lasting any more. */
  @Test
  void whoseCallIsElsewhereIsLetGoOf() throws Exception {
    asterisk.customer(number, Will.answer(2));
    Callback callback = promised(atA);
    work();
    CallId call = asterisk.customers.keySet().iterator().next();
    alive.remove(atA);
    pass(Duration.ofSeconds(3));
    alive.add(atA);
    atA.desk.customerDialled(call, Fate.ANSWERED);
    atA.desk.look();
    work();
    assertThat(atA.desk.open()).isEmpty();
    pass(Duration.ofSeconds(20));
    assertThat(row(callback).outcome()).isEqualTo(Outcome.KEPT);
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(atA.news).noneMatch(CallbackNews.NeedsPerson.class::isInstance);
  }

  @Test
  void whatADeadOneOwedIsDialledByTheHeir() throws Exception {
    Callback callback = owedByA();
    asterisk.gone.clear();
    dies(atA, a, atB);
    pass(Duration.ofSeconds(40));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(row(callback).outcome()).isEqualTo(Outcome.KEPT);
  }

  @Test
  void whoOnlyHungCanBeginNothingThatWasTaken() throws Exception {
    Callback callback = owedByA();
    dies(atA, a, atB);
    asterisk.gone.clear();
    // It wakes up, and is told that agents are there before anybody else is.
    alive.addFirst(atA);
    alive.forEach(TestHouse::recover);
    pass(Duration.ofSeconds(40));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    assertThat(row(callback).outcome()).isEqualTo(Outcome.KEPT);
    assertThat(atA.news).noneMatch(CallbackNews.NeedsPerson.class::isInstance);
  }

  /** Between the look at its lease and the order; it goes on so many seconds after its death. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8, 12, 20})
  void whoWasStoppedJustBeforeItsOrderMakesNoSecondLeg(int seconds) throws Exception {
    asterisk.customer(number, Will.answer(4));
    List<Runnable> orders = new ArrayList<>();
    asterisk.stopped = orders;
    Callback callback = promised(atA);
    work();
    assertThat(orders).hasSize(1);
    assertThat(row(callback).state()).isInstanceOf(CallbackState.Dialling.class);
    asterisk.stopped = null;
    dies(atA, a, atB);
    pass(Duration.ofSeconds(seconds));
    orders.forEach(Runnable::run);
    pass(Duration.ofSeconds(40));
    assertThat(asterisk.dials(number)).isEqualTo(1);
    // Whose order comes when the heir has seen what rings, and has not barred the key: nobody can
    // say how that ended.
    boolean late = Duration.ofSeconds(seconds).compareTo(Judge.SETTLED) >= 0;
    assertThat(row(callback).outcome()).isEqualTo(late ? Outcome.KEPT : Outcome.BROKEN);
  }

  @Test
  void oneThatTheOtherOwesCanBeCancelled() throws Exception {
    Callback callback = owedByA();
    var closing = atB.desk.cancel(callback.id());
    work();
    assertThat(closing).isCompletedWithValueMatching(Closing.Closed.class::isInstance);
    atA.desk.look();
    work();
    assertThat(atA.desk.open()).isEmpty();
    agentsCome();
    pass(Duration.ofSeconds(20));
    assertThat(asterisk.dials(number)).isZero();
    assertThat(row(callback).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(
            atA.desk.ledger().count(Outcome.CANCELLED) + atB.desk.ledger().count(Outcome.CANCELLED))
        .as("counted once")
        .isEqualTo(1);
  }

  @Test
  void aFaultIsNoReasonNotToLookAgain() throws Exception {
    Callback callback = owedByA();
    faulty = true;
    atA.desk.look();
    assertThatIllegalStateException().isThrownBy(atA::work);
    faulty = false;
    var closing = atB.desk.cancel(callback.id());
    work();
    assertThat(closing).isCompleted();
    atA.desk.look();
    work();
    assertThat(atA.desk.open()).isEmpty();
  }

  @Test
  void whoClosesOneOfTheOthersIsAnsweredAfterAFaultToo() throws Exception {
    Callback callback = owedByA();
    faulty = true;
    var closing = atB.desk.cancel(callback.id());
    assertThatIllegalStateException().isThrownBy(atB::work);
    assertThat(closing).isCompletedWithValueMatching(Closing.NotKept.class::isInstance);
    faulty = false;
  }

  @Test
  void whomTheOtherIsJustDiallingIsHungUpAtItsNextLook() throws Exception {
    Callback callback = dialledByA(Will.answer(20));
    var closing = atB.desk.cancel(callback.id());
    work();
    assertThat(closing).isCompletedWithValueMatching(Closing.Closed.class::isInstance);
    atA.desk.look();
    work();
    pass(Duration.ofSeconds(1));
    assertThat(asterisk.customers).isEmpty();
    assertThat(row(callback).outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void whoAsksTheOtherAgainIsOwedOneCallOnly() throws Exception {
    Callback callback = owedByA();
    assertThat(atB.ask(number, "two"))
        .isInstanceOfSatisfying(
            Answer.SameNumber.class,
            same -> assertThat(same.callback().id()).isEqualTo(callback.id()));
    atB.desk.look();
    work();
    assertThat(atB.desk.open()).isEmpty();
    agentsCome();
    pass(Duration.ofSeconds(30));
    assertThat(asterisk.dials(number)).isEqualTo(1);
  }

  @Test
  void whatIsOursButWasNotKnownIsFoundByALook() throws Exception {
    Callback fresh = Samples.fresh(number, clock.instant());
    // By a request of b's whose answer was lost.
    database.store().callbacks(clock, b).store().save(fresh, null);
    atB.desk.look();
    work();
    assertThat(atB.desk.open()).hasSize(1);
  }

  @Test
  void whatWasNotPromisedIsNotDialledThoughALookFindsIt() throws Exception {
    agentsGo();
    silent = true;
    assertThat(atA.ask(number, "one")).isInstanceOf(Answer.NotKept.class);
    atA.desk.look();
    work();
    agentsCome();
    pass(Duration.ofSeconds(20));
    assertThat(asterisk.dials(number)).isZero();
    assertThat(rows.latest(1)).singleElement().matches(row -> row.outcome() == Outcome.CANCELLED);
  }

  @Test
  void whatIsNobodysIsTheFirstOnes() throws Exception {
    Callback fresh = Samples.fresh(number, clock.instant());
    rows.save(fresh, null); // when there was one engine only
    dies(atA, a, atB);
    assertThat(atB.desk.open()).hasSize(1);
  }
}
