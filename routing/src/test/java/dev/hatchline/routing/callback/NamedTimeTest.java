package dev.hatchline.routing.callback;

import static dev.hatchline.routing.callback.TestHouse.ANN;
import static dev.hatchline.routing.callback.TestHouse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.FakeAsterisk.Will;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callbacks for a time that the customer has named. */
class NamedTimeTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final int ROOM = 1;

  private final SteppedClock clock = new SteppedClock();
  private final FakeAsterisk asterisk = new FakeAsterisk(clock);
  private final MemoryCallbackStore store = new MemoryCallbackStore(clock);
  private final PhoneNumber number = Samples.number();
  private final Instant at =
      clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(2));
  private TestHouse house = house();

  private TestHouse house() {
    CallbackPolicy policy =
        new CallbackPolicy(
            RetryPolicy.DEFAULT,
            new AskLimits.Bounds(99, 99, 999, 999, 999, 999, 999),
            _ -> false,
            Duration.ofSeconds(30),
            new SlotRules(QUARTER, ROOM, Duration.ofDays(7), ZoneOffset.UTC, this::staffed));
    TestHouse made = new TestHouse(asterisk, store, policy, Boundary.none(), ANN, BOB);
    made.recover();
    return made;
  }

  /** Not in the hour after the one of the time that is named most. */
  private boolean staffed(Instant time) {
    return !time.truncatedTo(ChronoUnit.HOURS).equals(at.plusSeconds(3600));
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(asterisk.faults).isEmpty();
  }

  private static Appointment named(Instant at, @Nullable AgentId agent) {
    return new Appointment(at, ZoneOffset.UTC, agent);
  }

  private Callback promised(@Nullable AgentId agent) {
    return ((Answer.Promised) house.ask(number, "one", named(at, agent))).callback();
  }

  private Refusal refused(Instant time) {
    return ((Answer.Refused) house.ask(Samples.number(), null, named(time, null))).refusal();
  }

  private Duration untilDue() {
    return Duration.between(clock.instant(), at);
  }

  private Attempt attempt(Callback callback) throws StoreException {
    return store.attempts(callback.id()).getFirst();
  }

  @Test
  void isDialledAtItsTimeAndNotBefore() throws Exception {
    Callback callback = promised(null);
    assertThat(callback.ahead(clock.instant())).isTrue();
    assertThat(house.desk.ledger().ahead(clock.instant())).isEqualTo(1);
    house.pass(untilDue().minusSeconds(1));
    assertThat(asterisk.dials(number)).isZero();
    assertThat(house.engine.readings().line()).isEmpty();
    house.pass(Duration.ofSeconds(30));
    assertThat(attempt(callback).began()).isBetween(at, at.plusSeconds(1));
    Callback row = store.find(callback.id()).orElseThrow();
    assertThat(row.outcome()).isEqualTo(Outcome.KEPT);
    assertThat(Ledger.promiseToConnect(row))
        .hasValueSatisfying(took -> assertThat(took).isLessThan(Duration.ofMinutes(1)));
  }

  @Test
  void isDialledOnTimeByTheEngineThatCameAfter() throws Exception {
    Callback callback = promised(BOB);
    asterisk.ears = null;
    house.pass(Duration.ofMinutes(1));
    house = house();
    assertThat(house.desk.find(callback.id())).contains(callback);
    house.pass(untilDue().plusSeconds(30));
    assertThat(attempt(callback).began()).isBetween(at, at.plusSeconds(1));
    assertThat(attempt(callback).agent()).isEqualTo(BOB);
    assertThat(asterisk.dials(number)).isEqualTo(1);
  }

  @Test
  void agentWhoIsWantedIsRungThoughAnotherIsIdleForLonger() throws Exception {
    Callback other = ((Answer.Promised) house.ask(Samples.number(), "now")).callback();
    house.pass(Duration.ofMinutes(2));
    AgentId busyLately = attempt(other).agent();
    Callback callback = promised(busyLately);
    house.pass(untilDue().plusSeconds(30));
    assertThat(attempt(callback).agent()).isEqualTo(busyLately);
  }

  @Test
  void agentWhoIsWantedIsWaitedForSoLongAndThenAnybodyCalls() throws Exception {
    Callback callback = promised(BOB);
    house.handle(new RoutingEvent.AdoptedOnCall(BOB, Samples.key()));
    house.pass(untilDue().plus(Appointment.PATIENCE).minusSeconds(1));
    assertThat(asterisk.dials(number)).isZero();
    house.pass(Duration.ofSeconds(30));
    assertThat(attempt(callback).agent()).isEqualTo(ANN);
    assertThat(attempt(callback).began())
        .isBetween(at.plus(Appointment.PATIENCE), at.plus(Appointment.PATIENCE).plusSeconds(1));
    assertThat(store.find(callback.id()).orElseThrow().outcome()).isEqualTo(Outcome.KEPT);
  }

  @Test
  void agentWhoTakesNoCallsIsNotWaitedFor() throws Exception {
    Callback callback = promised(BOB);
    house.handle(new RoutingEvent.AgentPaused(BOB, true, "phone"));
    house.pass(untilDue().plusSeconds(30));
    assertThat(attempt(callback).agent()).isEqualTo(ANN);
    assertThat(attempt(callback).began()).isBetween(at, at.plusSeconds(1));
  }

  @Test
  void connectedLaterThanTheGraceIsLate() throws Exception {
    Callback callback = promised(null);
    house.handle(new RoutingEvent.AgentPaused(ANN, true, "phone"));
    house.handle(new RoutingEvent.AgentPaused(BOB, true, "phone"));
    house.pass(untilDue().plus(Appointment.GRACE));
    assertThat(asterisk.dials(number)).isZero();
    house.handle(new RoutingEvent.AgentPaused(ANN, false, "phone"));
    house.pass(Duration.ofSeconds(30));
    assertThat(store.find(callback.id()).orElseThrow().outcome()).isEqualTo(Outcome.LATE);
  }

  @Test
  void fullSlotIsRefusedWithTheNearestThatAreFree() throws Exception {
    promised(null);
    Refusal full = refused(at.plusSeconds(60));
    assertThat(full.kind()).isEqualTo(Refusal.Kind.TIME_TAKEN);
    assertThat(full.nearest()).containsExactly(at.minus(QUARTER), at.plus(QUARTER));
    assertThat(house.desk.refusal(at))
        .hasValueSatisfying(why -> {
          assertThat(why.kind()).isEqualTo(Refusal.Kind.TIME_TAKEN);
          assertThat(why.nearest()).containsExactly(at.minus(QUARTER), at.plus(QUARTER));
        });
    assertThat(house.desk.refusal(at.plus(QUARTER))).isEmpty();
    assertThat(house.desk.free(at.minus(QUARTER), at.plus(QUARTER.multipliedBy(2))))
        .containsExactly(
            new FreeSlot(at.minus(QUARTER), ROOM), new FreeSlot(at.plus(QUARTER), ROOM));
    assertThat(house.desk.readings().refused()).containsEntry(Refusal.Kind.TIME_TAKEN, 1L);
    assertThat(house.news)
        .anyMatch(news ->
            news instanceof CallbackNews.Refused(Request _, Refusal why)
                && why.kind() == Refusal.Kind.TIME_TAKEN);
  }

  @Test
  void placeOfACancelledOneIsFree() {
    Callback callback = promised(null);
    var _ = house.desk.cancel(callback.id());
    house.work();
    assertThat(house.ask(Samples.number(), null, named(at, null)))
        .isInstanceOf(Answer.Promised.class);
  }

  @Test
  void refusalsOfTheRulesNameTheNearestToo() {
    Refusal closed = refused(at.plusSeconds(3600 + 600));
    assertThat(closed.kind()).isEqualTo(Refusal.Kind.TIME_CLOSED);
    assertThat(closed.nearest()).containsExactly(at.plusSeconds(2700), at.plusSeconds(7200));
    assertThat(refused(clock.instant().minusSeconds(60)).kind()).isEqualTo(Refusal.Kind.TIME_PAST);
    assertThat(refused(clock.instant().minusSeconds(60)).nearest()).hasSize(1);
    Refusal far = refused(at.plus(Duration.ofDays(30)));
    assertThat(far.kind()).isEqualTo(Refusal.Kind.TIME_FAR);
    assertThat(far.nearest()).isEmpty();
  }

  /** A client that asks again after a lost answer asks for a time that may be over by then. */
  @Test
  void sameKeyGetsTheSameCallbackThoughTheTimeIsOverOrTheSlotFull() {
    Callback callback = promised(null);
    assertThat(house.ask(number, "one", named(at, null))).isEqualTo(new Answer.SameKey(callback));
    house.pass(untilDue().plusSeconds(60));
    assertThat(house.ask(number, "one", named(at, null)))
        .isInstanceOfSatisfying(
            Answer.SameKey.class,
            same -> assertThat(same.callback().id()).isEqualTo(callback.id()));
  }

  @Test
  void storeThatIsAwayPromisesNoTime() {
    store.away = true;
    assertThat(house.ask(number, null, named(at, null))).isInstanceOf(Answer.NotKept.class);
    store.away = false;
    house.pass(Duration.ofSeconds(5));
    assertThat(house.ask(number, null, named(at, null))).isInstanceOf(Answer.Promised.class);
  }

  @Test
  void whoIsNotReachedIsTriedAgainAsEver() throws Exception {
    asterisk.customer(number, Will.of(3, Fate.BUSY), Will.answer(2));
    Callback callback = promised(null);
    house.pass(untilDue().plus(Duration.ofMinutes(2)));
    List<Attempt> attempts = store.attempts(callback.id());
    assertThat(attempts).hasSize(2);
    assertThat(store.find(callback.id()).orElseThrow().outcome()).isEqualTo(Outcome.KEPT);
  }
}
