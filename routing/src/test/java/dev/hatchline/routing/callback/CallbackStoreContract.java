package dev.hatchline.routing.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.CallbackStore.Saved;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of callbacks does. */
abstract class CallbackStoreContract {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");

  final SteppedClock clock = new SteppedClock();
  CallbackStore store;

  /** Opens the store of this test; a second time, the same with what is in it. */
  abstract CallbackStore open() throws Exception;

  abstract void close();

  @BeforeEach
  void first() throws Exception {
    store = open();
  }

  @AfterEach
  void last() {
    close();
  }

  private Callback saved() throws StoreException {
    Callback fresh = Samples.fresh(Samples.number(), Samples.T0);
    assertThat(store.save(fresh, null)).isEqualTo(new Saved.New(fresh));
    return fresh;
  }

  private Callback move(Callback from, CallbackState state) throws StoreException {
    Callback to = from.in(state);
    assertThat(store.move(from, to)).isTrue();
    assertThat(store.find(from.id())).contains(to);
    return to;
  }

  private Callback dialling(Callback from, CallId call) throws StoreException {
    return move(from.attempted(from.attempts() + 1), new CallbackState.Dialling(call, ANN, at(1)));
  }

  private static Instant at(long seconds) {
    return Samples.T0.plusSeconds(seconds);
  }

  @Test
  void everyStateComesBackAsItWas() throws Exception {
    CallId call = Samples.key();
    for (CallbackState end :
        List.of(
            new CallbackState.Connected(call, BOB, at(3)),
            new CallbackState.GivenUp("answered, and met nobody: ü𝄞", at(3)),
            new CallbackState.Unknown(call, at(3)))) {
      Callback callback = dialling(saved(), Samples.key());
      Callback answered =
          move(callback, new CallbackState.Answered(callback.state().live().orElseThrow(), at(2)));
      assertThat(store.open()).contains(answered);
      move(answered, end);
    }
    for (CallbackState end :
        List.of(new CallbackState.Cancelled(at(3)), new CallbackState.TakenOver(at(3)))) {
      move(saved(), end);
    }
    assertThat(store.open()).isEmpty();
  }

  @Test
  void oneWhoseAttemptHasBegunIsKeptWithIt() throws Exception {
    CallId call = Samples.key();
    Callback fresh = Samples.fresh(Samples.number(), Samples.T0);
    Callback begun = fresh.attempted(1).in(new CallbackState.Dialling(call, ANN, at(1)));
    assertThat(store.save(begun, null)).isEqualTo(new Saved.New(begun));
    assertThat(store.find(begun.id())).contains(begun);
    assertThat(store.attempts(begun.id())).extracting(Attempt::call).containsExactly(call);
    move(begun, new CallbackState.Answered(call, at(2)));
    assertThat(store.attempts(begun.id())).extracting(Attempt::answered).containsExactly(at(2));
  }

  @Test
  void whatIsWantedOfWhoCallsIsKept() throws Exception {
    Callback plain = Samples.fresh(Samples.number(), Samples.T0);
    Callback wanting =
        Callback.fresh(
            plain.id(),
            Samples.wanting(plain.request(), new Skills(Map.of("billing", 3, "spanish", 1))),
            plain.promise(),
            new CallbackState.Waiting(Samples.key(), Samples.T0));
    assertThat(store.save(wanting, null)).isEqualTo(new Saved.New(wanting));
    assertThat(store.find(wanting.id())).contains(wanting);
    assertThat(store.open()).contains(wanting);
  }

  @Test
  void aSecondOpenOneForANumberIsTheFirst() throws Exception {
    Callback first = saved();
    PhoneNumber number = first.request().number();
    Callback second = Samples.fresh(number, at(9));
    assertThat(store.save(second, null)).isEqualTo(new Saved.SameNumber(first));
    assertThat(store.find(second.id())).isEmpty();
    move(first, new CallbackState.Cancelled(at(1)));
    assertThat(store.save(second, null)).isEqualTo(new Saved.New(second));
  }

  @Test
  void aKeyAlwaysLeadsToItsCallback() throws Exception {
    Callback first = Samples.fresh(Samples.number(), Samples.T0);
    String key = "Key-" + first.id() + "ü".repeat(300);
    assertThat(store.save(first, key)).isEqualTo(new Saved.New(first));
    assertThat(store.save(Samples.fresh(Samples.number(), at(1)), key))
        .isEqualTo(new Saved.SameKey(first));
    Callback gone = move(first, new CallbackState.Cancelled(at(1)));
    assertThat(store.save(Samples.fresh(first.request().number(), at(2)), key))
        .isEqualTo(new Saved.SameKey(gone));
    Callback other = Samples.fresh(Samples.number(), at(3));
    assertThat(store.save(other, key.toUpperCase(java.util.Locale.ROOT)))
        .as("another key, though it looks alike")
        .isEqualTo(new Saved.New(other));
  }

  @Test
  void theKeyOfWhoeverAskedSecondLeadsToTheFirstToo() throws Exception {
    Callback first = saved();
    String key = "second " + first.id();
    Callback second = Samples.fresh(first.request().number(), at(1));
    assertThat(store.save(second, key)).isEqualTo(new Saved.SameNumber(first));
    Callback gone = move(first, new CallbackState.Cancelled(at(1)));
    assertThat(store.save(second, key)).isEqualTo(new Saved.SameKey(gone));
  }

  @Test
  void ofManyAtOnceForOneNumberOneIsNew() throws Exception {
    for (int round = 0; round < 20; round++) {
      PhoneNumber number = Samples.number();
      List<Callable<Saved>> askers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String key = "round " + number + i / 2;
        askers.add(() -> store.save(Samples.fresh(number, Samples.T0), key));
      }
      List<Saved> answers = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Saved> answer : threads.invokeAll(askers)) {
          answers.add(answer.get());
        }
      }
      assertThat(answers.stream().filter(Saved.New.class::isInstance)).hasSize(1);
      assertThat(answers.stream().map(CallbackStoreContract::kept).distinct()).hasSize(1);
    }
  }

  private static CallbackId kept(Saved saved) {
    return switch (saved) {
      case Saved.New(Callback callback) -> callback.id();
      case Saved.SameKey(Callback callback) -> callback.id();
      case Saved.SameNumber(Callback callback) -> callback.id();
      case Saved.Full() -> throw new AssertionError("expected a callback, found no room");
    };
  }

  @Test
  void ofManyWhoClaimARowOneGetsIt() throws Exception {
    Callback callback = saved();
    List<Callable<Boolean>> claims = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Callback to = callback.in(new CallbackState.Dialling(Samples.key(), ANN, at(1)));
      claims.add(() -> store.move(callback, to));
    }
    int won = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> claim : threads.invokeAll(claims)) {
        won += claim.get() ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
    assertThat(store.attempts(callback.id())).hasSize(1);
  }

  @Test
  void aSecondLiveLegIsRefusedWhateverTheCallerBelieves() throws Exception {
    Callback dialling = dialling(saved(), Samples.key());
    Callback lie =
        new Callback(
            dialling.id(),
            dialling.request(),
            dialling.promise(),
            new CallbackState.Waiting(Samples.key(), at(0)),
            1,
            dialling.version());
    assertThatThrownBy(
            () -> store.move(lie, lie.in(new CallbackState.Dialling(Samples.key(), BOB, at(2)))))
        .isInstanceOf(StoreException.class);
    assertThat(store.find(dialling.id())).contains(dialling);
  }

  @Test
  void attemptsAreKeptWithTheirEnds() throws Exception {
    CallId one = Samples.key();
    CallId two = Samples.key();
    Callback callback = dialling(saved(), one);
    clock.advance(Duration.ofSeconds(30));
    Instant ended = clock.instant();
    callback = move(callback, new CallbackState.Waiting(two, at(60)));
    callback = dialling(callback, two);
    callback = move(callback, new CallbackState.Dialling(two, BOB, at(1)));
    callback = move(callback, new CallbackState.Answered(two, at(70)));
    move(callback, new CallbackState.Connected(two, BOB, at(71)));
    assertThat(store.attempts(callback.id()))
        .containsExactlyInAnyOrder(
            new Attempt(one, ANN, at(1), null, null, ended, "Waiting"),
            new Attempt(two, BOB, at(1), at(70), at(71), ended, "Connected"));
  }

  @Test
  void outcomesAndAnswersAreCounted() throws Exception {
    answered(2_000, true);
    answered(2_001, true);
    answered(0, false);
    saved();
    move(saved(), new CallbackState.Cancelled(at(1)));
    assertThat(store.outcomes())
        .containsEntry(Outcome.KEPT, 2L)
        .containsEntry(Outcome.BROKEN, 1L)
        .containsEntry(Outcome.OPEN, 1L)
        .containsEntry(Outcome.CANCELLED, 1L);
    assertThat(store.answers(at(0)))
        .containsExactly(new AnswerDay(LocalDate.of(2026, 11, 22), 3, 2));
    assertThat(store.answers(at(100))).isEmpty();
  }

  private void answered(long millis, boolean connected) throws StoreException {
    CallId call = Samples.key();
    Callback callback = dialling(saved(), call);
    callback = move(callback, new CallbackState.Answered(call, at(10)));
    move(
        callback,
        connected
            ? new CallbackState.Connected(call, ANN, at(10).plusMillis(millis))
            : new CallbackState.GivenUp("gone", at(20)));
  }

  @Test
  void theLatestComeNewestFirst() throws Exception {
    Callback early = Samples.fresh(Samples.number(), at(0));
    Callback late = Samples.fresh(Samples.number(), at(5));
    store.save(early, null);
    store.save(late, null);
    assertThat(store.latest(10)).containsExactly(late, early);
    assertThat(store.latest(1)).containsExactly(late);
    assertThat(store.open()).containsExactly(early, late);
    assertThat(store.latest(-1)).isEmpty();
  }

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static Callback named(Instant at) {
    return Samples.named(Samples.number(), at, ZoneId.of("America/New_York"), BOB);
  }

  @Test
  void timeThatWasNamedComesBackAsItWas() throws Exception {
    Callback wanted = named(NOON);
    Callback anybody =
        Samples.named(Samples.number(), NOON.plusSeconds(60), ZoneId.of("Asia/Tokyo"), null);
    store.save(wanted, new Slot(NOON, 2), "key " + wanted.id());
    store.save(anybody, new Slot(NOON, 2), null);
    close();
    store = open();
    assertThat(store.open()).containsExactlyInAnyOrder(wanted, anybody);
    assertThat(store.find(wanted.id())).contains(wanted);
    assertThat(store.latest(10)).contains(wanted, anybody);
    assertThat(store.save(wanted, new Slot(NOON, 2), "key " + wanted.id()))
        .isEqualTo(new Saved.SameKey(wanted));
    move(dialling(wanted, Samples.key()), new CallbackState.GivenUp("gone", at(3)));
  }

  @Test
  void slotTakesAsManyAsItHasRoomFor() throws Exception {
    Callback first = named(NOON);
    assertThat(store.save(first, new Slot(NOON, 2), null)).isEqualTo(new Saved.New(first));
    Callback second = named(NOON.plusSeconds(60));
    assertThat(store.save(second, new Slot(NOON, 2), null)).isEqualTo(new Saved.New(second));
    Callback third = named(NOON);
    assertThat(store.save(third, new Slot(NOON, 2), "third")).isEqualTo(new Saved.Full());
    assertThat(store.find(third.id())).isEmpty();
    Instant next = NOON.plusSeconds(900);
    assertThat(store.taken(NOON, next)).containsExactly(Map.entry(NOON, 2));
    assertThat(store.save(third, new Slot(next, 0), "third")).isEqualTo(new Saved.Full());
    assertThat(store.save(third, new Slot(next, 1), "third")).isEqualTo(new Saved.New(third));
    assertThat(store.taken(NOON, next)).containsExactly(Map.entry(NOON, 2));
    assertThat(store.taken(NOON.plusSeconds(1), next.plusSeconds(1)))
        .containsExactly(Map.entry(next, 1));
  }

  @Test
  void placeIsFreeAgainOnlyWhenNobodyIsToBeCalled() throws Exception {
    for (CallbackState end :
        List.of(new CallbackState.Cancelled(at(3)), new CallbackState.TakenOver(at(3)))) {
      Callback given = named(NOON);
      store.save(given, new Slot(NOON, 1), null);
      move(given, end);
      assertThat(store.taken(NOON, NOON.plusSeconds(1))).as("%s", end).isEmpty();
    }
    Callback kept = named(NOON);
    CallId call = Samples.key();
    assertThat(store.save(kept, new Slot(NOON, 1), null)).isEqualTo(new Saved.New(kept));
    Callback answered = move(dialling(kept, call), new CallbackState.Answered(call, at(2)));
    move(answered, new CallbackState.Connected(call, ANN, at(3)));
    assertThat(store.save(named(NOON), new Slot(NOON, 1), null)).isEqualTo(new Saved.Full());
  }

  /** Two engines may ask one database at the same moment, and each many at once. */
  @Test
  void ofManyAtOnceForTheLastPlacesNoMoreGetOneThanThereIsRoom() throws Exception {
    CallbackStore other = second();
    for (int round = 0; round < 40; round++) {
      Slot slot = new Slot(NOON.plusSeconds(900L * round), 1 + round % 3);
      List<Callable<Saved>> askers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        CallbackStore asked = i % 2 == 0 ? store : other;
        askers.add(() -> asked.save(named(slot.begins()), slot, null));
      }
      List<Saved> answers = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Saved> answer : threads.invokeAll(askers)) {
          answers.add(answer.get());
        }
      }
      assertThat(answers).filteredOn(Saved.New.class::isInstance).hasSize(slot.room());
      assertThat(answers).filteredOn(new Saved.Full()::equals).hasSize(12 - slot.room());
    }
  }

  /** The store of a second engine on the same database, where there can be one. */
  CallbackStore second() throws Exception {
    return store;
  }

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    Callback callback = dialling(saved(), Samples.key());
    close();
    store = open();
    assertThat(store.open()).containsExactly(callback);
  }
}
