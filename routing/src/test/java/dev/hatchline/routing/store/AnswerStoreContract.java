package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.store.AnswerStore.Asked;
import dev.hatchline.routing.store.AnswerStore.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of answers does. */
abstract class AnswerStoreContract {
  private static final Instant T0 = Sample.T0;
  private static final Duration MICRO = Duration.ofNanos(1_000);
  private static final Asked NOTE = new Asked("crm POST /api/cases/1/notes k", "{\"text\":\"x\"}");
  private static final StoredAnswer ANSWER =
      new StoredAnswer(
          202, "application/json", "/api/callbacks/7", "+12025550123", "{\"say\":\"ü€𝄞\"}");

  private @Nullable JdbcStore jdbc;
  private AnswerStore store;

  /** Opens the store of this test; a second time, the same with what is in it. */
  abstract JdbcStore open() throws Exception;

  /** So long another engine may still be at it. */
  abstract Duration givenUpAfter();

  @BeforeEach
  void first() throws Exception {
    jdbc = open();
    store = jdbc.answers();
  }

  @AfterEach
  void last() {
    if (jdbc != null) {
      jdbc.close();
    }
  }

  private Claim.Ours ours(Asked asked, Instant now) throws StoreFault {
    Claim claim = store.claim(asked, now);
    assertThat(claim).isInstanceOf(Claim.Ours.class);
    return (Claim.Ours) claim;
  }

  @Test
  void whatWasAnsweredIsToldAgainForADayAlsoAfterARestart() throws Exception {
    store.keep(ours(NOTE, T0), ANSWER);
    last();
    first();
    Instant end = T0.plus(AnswerStore.KEPT);
    assertThat(store.claim(NOTE, end.minus(MICRO))).isEqualTo(new Claim.Answered(ANSWER));
    ours(NOTE, end);
  }

  @Test
  void anAnswerWithoutABodyIsToldAsItWas() throws Exception {
    StoredAnswer empty = new StoredAnswer(202, null, null, null, "");
    store.keep(ours(NOTE, T0), empty);
    assertThat(store.claim(NOTE, T0)).isEqualTo(new Claim.Answered(empty));
  }

  @Test
  void aKeyStandsForOneBodyAndForNothingThatAnotherAsks() throws Exception {
    Asked other = new Asked(NOTE.key(), "{\"text\":\"y\"}");
    Claim.Ours claim = ours(NOTE, T0);
    assertThat(store.claim(other, T0)).isEqualTo(new Claim.OtherBody());
    store.keep(claim, ANSWER);
    assertThat(store.claim(other, T0)).isEqualTo(new Claim.OtherBody());
    ours(new Asked("wall" + NOTE.key(), NOTE.body()), T0);
  }

  @Test
  void whatIsBeingDoneHereIsDoneByNobodyElseHoweverLongItTakes() throws Exception {
    Claim.Ours slow = ours(NOTE, T0);
    Instant until = T0.plus(AnswerStore.RUN_MAX);
    assertThat(store.claim(NOTE, T0)).isEqualTo(new Claim.Running(until));
    Instant later = until.plusSeconds(60);
    assertThat(store.claim(NOTE, later)).isEqualTo(new Claim.Running(later.plusSeconds(1)));
    store.keep(slow, ANSWER);
    assertThat(store.claim(NOTE, later)).isEqualTo(new Claim.Answered(ANSWER));
  }

  @Test
  void whatAnotherEngineDidNotEndIsDoneAnewWhenItIsGivenUp() throws Exception {
    Claim.Ours dead = ours(NOTE, T0);
    last();
    first();
    Instant until = T0.plus(givenUpAfter());
    if (until.isAfter(T0)) {
      assertThat(store.claim(NOTE, until.minus(MICRO)))
          .isEqualTo(new Claim.Running(until.minus(MICRO).plusSeconds(1)));
    }
    Claim.Ours next = ours(NOTE, until);
    assertThat(store.claim(NOTE, until)).isInstanceOf(Claim.Running.class);
    store.keep(dead, new StoredAnswer(200, null, null, null, "late"));
    store.release(dead);
    store.keep(next, ANSWER);
    assertThat(store.claim(NOTE, until)).isEqualTo(new Claim.Answered(ANSWER));
  }

  @Test
  void whatWasNotDoneMayBeAskedAnewForAnything() throws Exception {
    store.release(ours(NOTE, T0));
    Claim.Ours other = ours(new Asked(NOTE.key(), "{}"), T0);
    store.keep(other, ANSWER);
    store.release(other);
    assertThat(store.claim(NOTE, T0)).as("what was done stays").isEqualTo(new Claim.OtherBody());
  }

  @Test
  void ofManyAtOnceOneDoesIt() throws Exception {
    for (int round = 0; round < 10; round++) {
      Asked asked = new Asked("k" + round, "{}");
      try (var threads = Executors.newFixedThreadPool(8)) {
        List<Callable<Claim>> all =
            IntStream.range(0, 8)
                .<Callable<Claim>>mapToObj(_ -> () -> store.claim(asked, T0))
                .toList();
        int first = 0;
        for (Future<Claim> claim : threads.invokeAll(all)) {
          first += claim.get() instanceof Claim.Ours ? 1 : 0;
          assertThat(claim.get()).isInstanceOfAny(Claim.Ours.class, Claim.Running.class);
        }
        assertThat(first).isEqualTo(1);
      }
    }
  }

  @Test
  void whatIsTooOldIsForgotten() throws Exception {
    store.keep(ours(NOTE, T0), ANSWER);
    Asked young = new Asked("young", "{}");
    store.keep(ours(young, T0.plus(MICRO)), ANSWER);
    Instant end = T0.plus(AnswerStore.KEPT);
    assertThat(store.forget(end)).isEqualTo(1);
    assertThat(store.forget(end)).isZero();
    assertThat(store.claim(young, end)).isEqualTo(new Claim.Answered(ANSWER));
  }

  @Test
  void theKeyOfACallbackLeadsToItForItsTimeAndTheCallbackStays() throws Exception {
    Callback kept = Sample.callback(1);
    JdbcStore opened = Objects.requireNonNull(jdbc);
    CallbackStore callbacks = opened.callbacks(InstantSource.fixed(T0));
    callbacks.save(kept, "the-key");
    Instant end = T0.plus(AnswerStore.CALLBACK_KEYS_KEPT);
    assertThat(store.forget(end.minus(MICRO))).isZero();
    assertThat(callbacks.save(Sample.callback(2), "the-key"))
        .isEqualTo(new CallbackStore.Saved.SameKey(kept));
    assertThat(store.forget(end)).isEqualTo(1);
    assertThat(callbacks.find(kept.id())).contains(kept);
    assertThat(callbacks.save(Sample.callback(2), "the-key"))
        .isInstanceOf(CallbackStore.Saved.New.class);
  }
}
