package dev.hatchline.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitRangeTest {
  private static WaitRange range(long least, long most) {
    Duration from = Duration.ofSeconds(least);
    return new WaitRange(from, from, Duration.ofSeconds(most));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "59, 61, 0, 120",
    "60, 120, 60, 120",
    "119, 600, 60, 600",
    "119, 601, 0, 900",
    "610, 1501, 600, 1800",
  })
  void isToldInMinutesAndWhenLongInStepsOfFive(long least, long most, long from, long to) {
    WaitRange told = range(least, most).inMinutes();
    assertThat(told.least()).hasSeconds(from);
    assertThat(told.most()).hasSeconds(to);
    assertThat(told.likely()).hasSeconds(least);
  }

  @Test
  void aMomentMoreThanAMinuteIsTwo() {
    assertThat(new WaitRange(Duration.ZERO, Duration.ZERO, Duration.ofMillis(60_001)).inMinutes())
        .extracting(WaitRange::most)
        .isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @CsvSource({"59, SHORTER", "60, INSIDE", "120, INSIDE", "121, LONGER"})
  void bothEndsAreInside(long actual, WaitVerdict verdict) {
    assertThat(range(60, 120).judge(Duration.ofSeconds(actual))).isEqualTo(verdict);
  }

  @Test
  void endsAreInTheirOrder() {
    assertThatThrownBy(() -> range(61, 60)).hasMessageContaining("found PT1M1S to PT1M");
    assertThatThrownBy(() -> range(-1, 60)).hasMessageContaining("expected a range from 0 s on");
  }
}
