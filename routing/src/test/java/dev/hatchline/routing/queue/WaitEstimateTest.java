package dev.hatchline.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.call.WaitRange;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitEstimateTest {
  /** Calls of one minute, so many that the time is known as well as it may be. */
  private static WaitEstimate minutes() {
    WaitEstimate estimate = WaitEstimate.unseen();
    for (int i = 0; i < 400; i++) {
      estimate = estimate.seen(Duration.ofMinutes(1));
    }
    return estimate;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  @Test
  void whoeverFindsAFreeAgentDoesNotWait() {
    assertThat(minutes().of(2, 3, 4)).isEqualTo(WaitRange.NONE);
    assertThat(seconds(minutes().of(3, 3, 4).likely())).isEqualTo(15, within(0.01));
  }

  /** Ten places at one each 6 s: Gamma of shape 10; 10 % and 90 % by its table: 6.2213, 14.2060. */
  @Test
  void rangeIsThatOfManyExponentialTimes() {
    WaitEstimate known = minutes();
    WaitRange range = known.of(9, 0, 10);
    assertThat(seconds(range.likely())).isEqualTo(60, within(0.1));
    // Twenty calls, as much as is known of the handling, widen it: shape 1 ÷ (1 ÷ 10 + 1 ÷ 20).
    assertThat(seconds(range.least())).isEqualTo(33.5, within(1.0));
    assertThat(seconds(range.most())).isEqualTo(90.5, within(1.0));
  }

  @Test
  void fewCallsMakeTheRangeWide() {
    WaitRange unknown = WaitEstimate.unseen().of(9, 0, 10);
    WaitRange known = minutes().of(9, 0, 10);
    double before = seconds(unknown.most()) / seconds(unknown.likely());
    double after = seconds(known.most()) / seconds(known.likely());
    assertThat(before).isGreaterThan(1.4 * after);
  }

  /** 10 places, one finished each 6 s; each who waits leaves at a rate of 1 ÷ 60 s. */
  @Test
  void whoGivesUpMakesRoom() {
    WaitEstimate impatient = minutes();
    for (int i = 0; i < 2_000; i++) {
      impatient = impatient.gone(i % 2 == 0, Duration.ofSeconds(30));
    }
    // The ten minutes of patience believed at first still count: 50 × 60 s are remembered.
    double leaving = 25.0 / (1_500 + 600);
    double expected = Math.log(1 + 10 * leaving * 6) / leaving;
    assertThat(seconds(impatient.of(9, 0, 10).likely())).isEqualTo(expected, within(1.0));
    assertThat(seconds(minutes().of(9, 0, 10).likely())).isEqualTo(60, within(0.1));
  }

  @Test
  void theLastTwentyCallsCount() {
    WaitEstimate changed = minutes();
    for (int i = 0; i < 20; i++) {
      changed = changed.seen(Duration.ofMinutes(3));
    }
    assertThat(seconds(changed.handling())).isBetween(160.0, 170.0);
  }

  @Test
  void nobodyAtWorkIsRefused() {
    assertThatThrownBy(() -> minutes().of(1, 0, 0))
        .hasMessageContaining("agents from 1 on, found 1.0, 0");
    assertThatThrownBy(() -> minutes().of(-1, 0, 1)).hasMessageContaining("callers ahead from 0");
  }
}
