package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OverloadTest {
  private final Overload overload = new Overload(Duration.ofMillis(400), Duration.ofMillis(150));

  @Test
  void hiccupIsNoOverload() {
    for (int i = 0; i < 20; i++) {
      assertThat(overload.look(2_000, 100)).isZero();
      assertThat(overload.look(399, 100)).isZero();
    }
    assertThat(overload.overloaded()).isFalse();
  }

  @Test
  void lateTwiceShedsATenth() {
    overload.look(400, 95);
    assertThat(overload.look(500, 95)).isEqualTo(10);
    assertThat(overload.overloaded()).isTrue();
  }

  @Test
  void whatWaitsHasASecondToBeMadeUpForBeforeOthersGo() {
    overload.look(400, 95);
    assertThat(overload.look(500, 95)).isEqualTo(10);
    for (int i = 1; i < Overload.REST_LOOKS; i++) {
      assertThat(overload.look(600, 85)).isZero();
    }
    assertThat(overload.look(600, 85)).isEqualTo(9);
  }

  @Test
  void lastOneGoesToo() {
    overload.look(500, 1);
    assertThat(overload.look(500, 1)).isOne();
    assertThat(overload.look(500, 0)).isZero();
  }

  @Test
  void nobodyElseGoesWhileItGetsBetter() {
    overload.look(900, 100);
    assertThat(overload.look(1_000, 100)).isEqualTo(10);
    for (int late = 950; late >= 400; late -= 50) {
      assertThat(overload.look(late, 90)).isZero();
    }
    assertThat(overload.look(450, 90)).isEqualTo(9);
  }

  @Test
  void newOnesAreTakenAfterTwoSecondsWell() {
    overload.look(500, 100);
    overload.look(500, 100);
    for (int i = 1; i < Overload.WELL_LOOKS; i++) {
      overload.look(100, 90);
      assertThat(overload.overloaded()).isTrue();
    }
    overload.look(200, 90);
    for (int i = 1; i < Overload.WELL_LOOKS; i++) {
      overload.look(100, 90);
      assertThat(overload.overloaded()).isTrue();
    }
    overload.look(100, 90);
    assertThat(overload.overloaded()).isFalse();
  }
}
