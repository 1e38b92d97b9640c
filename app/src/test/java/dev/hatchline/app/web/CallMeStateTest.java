package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallMeStateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final AgentId ANN = new AgentId("101");

  private static Callback in(CallbackState state, int attempts) {
    return new Callback(
        new CallbackId(new UUID(0, 7)),
        new Request(
            new PhoneNumber("+12025550123"),
            "people",
            "1000",
            new FirstRing(NOW, 1),
            Source.WEB,
            "Ada",
            "the bill"),
        new Promise(NOW, NOW.plusSeconds(300), "We will call you in about a minute.", null),
        state,
        attempts,
        0);
  }

  private static CallMeState state(Callback callback, boolean own) {
    return state(callback, own, false, null);
  }

  private static CallMeState state(
      Callback callback, boolean own, boolean rings, @Nullable Integer place) {
    return CallMeState.of(
        callback, own, new CallMeState.Now(rings, place, NOW, ZoneId.of("Europe/Berlin")));
  }

  @Test
  void whoWaitsIsToldThePromiseAndThePlace() {
    CallMeState waiting = state(in(new CallbackState.Waiting(CALL, NOW), 0), true, false, 3);
    assertThat(waiting)
        .isEqualTo(
            new CallMeState(
                "waiting",
                "We will call you",
                "We will call you in about a minute.",
                "You are number 3 in line.",
                false,
                true));
  }

  @Test
  void whoWasNotReachedIsToldWhenItIsTriedAgain() {
    Callback later = in(new CallbackState.Waiting(CALL, NOW.plusSeconds(300)), 1);
    assertThat(state(later, true).text()).isEqualTo("We try again on Sunday, 11:05 AM.");
    assertThat(state(later, true).title()).isEqualTo("We did not reach you");
    assertThat(state(in(new CallbackState.Waiting(CALL, NOW), 1), true).text())
        .isEqualTo("We try again as soon as a person is free.");
  }

  @Test
  void aStrangerToTheCallbackLearnsNothingOfWhatWasBefore() {
    Callback tried = in(new CallbackState.Waiting(CALL, NOW.plusSeconds(300)), 2);
    assertThat(state(tried, false))
        .isEqualTo(state(in(new CallbackState.Waiting(CALL, NOW), 0), true));
  }

  @Test
  void aPhoneIsSaidToRingOnlyWhenItDoes() {
    Callback dialling = in(new CallbackState.Dialling(CALL, ANN, NOW), 1);
    assertThat(state(dialling, true, false, null).title()).isEqualTo("We are calling you now");
    assertThat(state(dialling, true, true, null).title()).isEqualTo("Your phone rings now");
    assertThat(state(dialling, true, true, null).state()).isEqualTo("ringing");
    assertThat(state(dialling, true).cancellable()).isTrue();
  }

  @Test
  void whoIsOnTheLineCannotCancel() {
    CallMeState answered = state(in(new CallbackState.Answered(CALL, NOW), 1), true);
    assertThat(answered.cancellable()).isFalse();
    assertThat(answered.over()).isFalse();
  }

  @Test
  void everyEndIsSaidAndNothingFollows() {
    for (CallbackState end :
        new CallbackState[] {
          new CallbackState.Connected(CALL, ANN, NOW),
          new CallbackState.GivenUp("dialled 4 times, at last: busy", NOW),
          new CallbackState.Cancelled(NOW),
          new CallbackState.TakenOver(NOW),
          new CallbackState.Unknown(CALL, NOW)
        }) {
      CallMeState said = state(in(end, 1), true);
      assertThat(said.over()).as(said.title()).isTrue();
      assertThat(said.cancellable()).as(said.title()).isFalse();
      assertThat(said.state()).isEqualTo(CallbackViews.word(end));
      assertThat(said.toString()).doesNotContain("101", "busy", "Ada", "0123");
    }
  }
}
