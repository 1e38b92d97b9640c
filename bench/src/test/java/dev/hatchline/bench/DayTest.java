package dev.hatchline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs a whole day; how fast is measured, not asserted. */
class DayTest {
  @Test
  void aDayOfTrafficRunsThroughTheRoutingAndTheSameSeedIsTheSameDay() {
    Day.Outcome day = new Day(24_000, 7).run();
    assertThat(day.came()).isBetween(23_000, 25_000);
    assertThat(day.answered()).isBetween(day.came() * 8 / 10, day.came() - 1);
    assertThat(day.waited()).as("at noon the agents do not suffice").isGreaterThan(1_000);
    assertThat(new Day(24_000, 7).run()).isEqualTo(day);
  }
}
