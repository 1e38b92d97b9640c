package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenessTest {
  private static final long MS = 1_000_000;

  private final Lateness lateness = new Lateness(0);

  @Test
  void oneHiccupIsNotTooLate() {
    assertThat(lateness.at(100 * MS, 500 * MS)).isFalse();
    assertThat(lateness.at(300 * MS, 20 * MS)).isFalse();
    assertThat(lateness.at(600 * MS, 500 * MS)).isFalse();
    assertThat(lateness.at(800 * MS, 20 * MS)).isFalse();
  }

  @Test
  void twoQuartersOfASecondInARowAre() {
    assertThat(lateness.at(100 * MS, 400 * MS)).isFalse();
    assertThat(lateness.at(300 * MS, 400 * MS)).isFalse();
    assertThat(lateness.at(510 * MS, 0)).isTrue();
  }

  @Test
  void aLittleLessIsInTimeForEver() {
    for (int quarter = 0; quarter < 100; quarter++) {
      assertThat(lateness.at(250 * MS * quarter, 399 * MS)).isFalse();
    }
  }

  @Test
  void whatHasHungForLongIsTooLateAtOnce() {
    assertThat(lateness.at(2_000 * MS, 1_900 * MS)).isTrue();
  }
}
