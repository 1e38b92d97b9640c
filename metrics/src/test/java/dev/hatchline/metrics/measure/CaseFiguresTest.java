package dev.hatchline.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaseFiguresTest {
  private static final Instant T0 = Instant.parse("2026-11-02T09:00:00Z");
  private static final Duration SEVEN_DAYS = Duration.ofDays(7);

  @Test
  void whoComesAgainWithinSevenDaysHadNotEnoughOfTheFirstContact() {
    CaseFigures.Tally tally = new CaseFigures.Tally(T0.plus(Duration.ofDays(30)));
    tally.add(T0, null);
    tally.add(T0, T0.plusSeconds(1));
    tally.add(T0, T0.plus(SEVEN_DAYS));
    tally.add(T0, T0.plus(SEVEN_DAYS).plusMillis(1));
    CaseFigures figures = tally.figures();
    assertThat(figures).isEqualTo(new CaseFigures(4, 2, 0));
    assertThat(figures.firstContact()).hasValue(0.5);
  }

  @Test
  void whatMayStillComeIsNotDecided() {
    CaseFigures.Tally tally = new CaseFigures.Tally(T0.plus(SEVEN_DAYS));
    tally.add(T0, null);
    tally.add(T0.plusMillis(1), null);
    tally.add(T0.plusMillis(1), T0.plusMillis(2));
    CaseFigures figures = tally.figures();
    assertThat(figures).isEqualTo(new CaseFigures(3, 1, 1));
    assertThat(figures.firstContact()).hasValue(0.5);
    assertThat(new CaseFigures(1, 0, 1).firstContact()).isEmpty();
  }
}
