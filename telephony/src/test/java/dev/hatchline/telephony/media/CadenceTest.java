package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CadenceTest {
  private final Cadence cadence = new Cadence(10, 30);

  @Test
  void latenessDoesNotAddUp() {
    cadence.start(1_000);
    assertThat(cadence.waitNanos(1_000)).isZero();
    assertThat(cadence.take(1_004)).isZero();
    assertThat(cadence.waitNanos(1_004)).isEqualTo(6);
    assertThat(cadence.take(1_019)).isZero();
    assertThat(cadence.waitNanos(1_019)).isEqualTo(1);
  }

  @Test
  void shortStopIsMadeUpFor() {
    cadence.start(0);
    assertThat(cadence.take(25)).isZero();
    assertThat(cadence.take(25)).isZero();
    assertThat(cadence.take(25)).isZero();
    assertThat(cadence.waitNanos(25)).isEqualTo(5);
  }

  @Test
  void longStopIsLeftOutAndStaysOnTheGrid() {
    cadence.start(0);
    assertThat(cadence.take(1_003)).isEqualTo(100);
    assertThat(cadence.waitNanos(1_003)).isEqualTo(7);
  }
}
