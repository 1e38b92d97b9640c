package dev.hatchline.routing.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant T0 = Samples.T0;
  private static final CallId CALL = Samples.key();
  private static final AgentId ANN = new AgentId("101");

  /** Promised at T0, within five minutes. */
  private static Callback in(CallbackState state) {
    return Samples.fresh(Samples.number(), T0).in(state);
  }

  private static Callback connected(Duration after) {
    return in(new CallbackState.Connected(CALL, ANN, T0.plus(after)));
  }

  @Test
  void eachPromiseIsKeptLateBrokenCancelledOrOpen() {
    assertThat(connected(Duration.ofMinutes(5)).outcome()).isEqualTo(Outcome.KEPT);
    assertThat(connected(Duration.ofMinutes(5).plusNanos(1_000)).outcome()).isEqualTo(Outcome.LATE);
    assertThat(in(new CallbackState.GivenUp("why", T0)).outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(in(new CallbackState.Unknown(CALL, T0)).outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(in(new CallbackState.Cancelled(T0)).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(in(new CallbackState.TakenOver(T0)).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(in(new CallbackState.Answered(CALL, T0.plusSeconds(9_999))).outcome())
        .as("late, but not over")
        .isEqualTo(Outcome.OPEN);
  }

  @Test
  void promiseToConnectIsTheWholeWait() {
    assertThat(Ledger.promiseToConnect(connected(Duration.ofSeconds(111))))
        .contains(Duration.ofSeconds(111));
    assertThat(Ledger.promiseToConnect(in(new CallbackState.Cancelled(T0)))).isEmpty();
  }

  @Test
  void countsComeFromThePastAndFromWhatIsOwed() {
    Callback open = in(new CallbackState.Waiting(CALL, T0));
    Ledger ledger = new Ledger(Map.of(Outcome.KEPT, 7L, Outcome.BROKEN, 1L), List.of(open));
    assertThat(ledger.count(Outcome.KEPT)).isEqualTo(7);
    assertThat(ledger.count(Outcome.LATE)).isZero();
    assertThat(ledger.count(Outcome.OPEN)).isEqualTo(1);
  }

  @Test
  void aMinuteBeforeItsDeadlineAPromiseIsAboutToBreak() {
    Ledger ledger = new Ledger(Map.of(), List.of(in(new CallbackState.Waiting(CALL, T0))));
    Instant warn = T0.plus(Duration.ofMinutes(4));
    assertThat(ledger.aboutToBreak(warn.minusMillis(1))).isEmpty();
    assertThat(ledger.aboutToBreak(warn)).hasSize(1);
    assertThat(ledger.aboutToBreak(warn.plus(Duration.ofDays(1)))).hasSize(1);
  }

  @Test
  void aShortPromiseIsAboutToBreakInItsSecondHalf() {
    assertThat(Ledger.warnAt(new Promise(T0, T0.plusSeconds(60), "soon", null)))
        .isEqualTo(Samples.promise(T0, Duration.ofSeconds(30)).deadline());
  }

  @Test
  void aPromiseThatIsBrokenFromTheStartIsRefused() {
    assertThatThrownBy(() -> new Promise(T0, T0.minusSeconds(1), "soon", null))
        .hasMessageContaining("deadline");
  }

  @Test
  void onlyThirtyDaysCountAgainstTheBar() {
    AnswerShare share = new AnswerShare();
    share.count(T0, false);
    share.count(T0.plus(Duration.ofDays(29)), true);
    AnswerDay total = share.total(T0.plus(Duration.ofDays(29)));
    assertThat(total).extracting(AnswerDay::answered, AnswerDay::unmet).containsExactly(2L, 1L);
    assertThat(AnswerShare.share(total)).isEqualTo(0.5);
    assertThat(share.total(T0.plus(Duration.ofDays(30))))
        .extracting(AnswerDay::answered, AnswerDay::unmet)
        .containsExactly(1L, 0L);
    assertThat(AnswerShare.share(new AnswerShare().total(T0))).isZero();
  }
}
