package dev.hatchline.routing.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.CallbackStore.Saved;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
      assertThat(answers.stream().map(answer -> answer.callback().id()).distinct()).hasSize(1);
    }
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

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    Callback callback = dialling(saved(), Samples.key());
    close();
    store = open();
    assertThat(store.open()).containsExactly(callback);
  }
}
