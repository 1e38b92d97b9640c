package dev.hatchline.bench.replay;

import static dev.hatchline.bench.replay.Made.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.bench.replay.KaplanMeier.Wait;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {
  /** By hand: 1 − 1/5, then of the three left at 3 one, then of the one left at 5 one. */
  private static final KaplanMeier FIVE =
      new KaplanMeier(
          List.of(wait(1, true), wait(2, false), wait(3, true), wait(4, false), wait(5, true)));

  private static Wait wait(long length, boolean ended) {
    return new Wait(seconds(length), ended);
  }

  @Test
  void servedCallersCountAsLongAsTheyWaited() {
    assertThat(FIVE.longerThan(Duration.ZERO)).isEqualTo(1);
    assertThat(FIVE.longerThan(seconds(1))).isEqualTo(0.8, within(1e-12));
    assertThat(FIVE.longerThan(seconds(2))).isEqualTo(0.8, within(1e-12));
    assertThat(FIVE.longerThan(seconds(3))).isEqualTo(0.8 * 2 / 3, within(1e-12));
    assertThat(FIVE.longerThan(seconds(5))).isZero();
    assertThat(FIVE.median()).contains(seconds(5));
  }

  @Test
  void drawsAreSpreadAsEstimated() {
    RandomGenerator random = new SplittableRandom(1);
    long longer =
        IntStream.range(0, 10_000)
            .filter(_ -> FIVE.draw(random, Duration.ZERO).compareTo(seconds(3)) > 0)
            .count();
    assertThat(longer / 10_000.0).isEqualTo(0.8 * 2 / 3, within(0.02));
  }

  @Test
  void drawIsLongerThanWhatHasBeenWaited() {
    RandomGenerator random = new SplittableRandom(2);
    long three =
        IntStream.range(0, 10_000)
            .mapToObj(_ -> FIVE.draw(random, seconds(2)))
            .peek(drawn -> assertThat(drawn).isIn(seconds(3), seconds(5)))
            .filter(seconds(3)::equals)
            .count();
    assertThat(three / 10_000.0).isEqualTo(1 / 3.0, within(0.02));
  }

  @Test
  void nobodyIsTakenToWaitMuchLongerThanAnybodyDid() {
    KaplanMeier most = new KaplanMeier(List.of(wait(10, true), wait(20, false)));
    RandomGenerator random = new SplittableRandom(3);
    assertThat(most.draw(random, seconds(10))).isEqualTo(seconds(21));
    assertThat(most.draw(random, seconds(30))).isEqualTo(seconds(31));
    assertThat(new KaplanMeier(List.of(wait(20, false))).median()).isEmpty();
  }

  @Test
  void withoutAWaitThereIsNoEstimate() {
    assertThatThrownBy(() -> new KaplanMeier(List.of())).hasMessageContaining("found none");
  }
}
