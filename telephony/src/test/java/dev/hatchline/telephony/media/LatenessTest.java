package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenessTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private final Lateness lateness = new Lateness();

  @Test
  void nothingIsNotLate() {
    assertThat(lateness.quantile(0.99)).isZero();
  }

  @Test
  void quantileIsExactToATenthOfAMillisecond() {
    for (int i = 1; i <= 100; i++) {
      lateness.add(Duration.ofMillis(i).toNanos() - 1, i);
    }
    assertThat(lateness.quantile(0.5)).isEqualTo(Duration.ofMillis(50));
    assertThat(lateness.quantile(0.99)).isEqualTo(Duration.ofMillis(99));
  }

  @Test
  void muchTooLateIsCountedAsTheMost() {
    lateness.add(Duration.ofSeconds(9).toNanos(), 1);
    assertThat(lateness.quantile(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(101));
  }

  @Test
  void forgottenAfterTwoMinutes() {
    lateness.add(Duration.ofMillis(80).toNanos(), 1);
    lateness.add(0, MINUTE + 2);
    assertThat(lateness.quantile(1)).isGreaterThan(Duration.ofMillis(79));
    lateness.add(0, 2 * MINUTE + 4);
    assertThat(lateness.quantile(1)).isLessThan(Duration.ofMillis(1));
  }
}
