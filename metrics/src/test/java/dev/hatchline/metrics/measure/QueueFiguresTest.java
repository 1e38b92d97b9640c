package dev.hatchline.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueFiguresTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final Duration TARGET = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final List<Offer> offers = new ArrayList<>();

  private void add(Offer.Outcome outcome, long... millis) {
    for (long wait : millis) {
      offers.add(new Offer("people", T0, outcome, T0.plusMillis(wait)));
    }
  }

  private QueueFigures figures() {
    return QueueFigures.of(offers, TARGET, SHORT);
  }

  private double level(ServiceLevel formula) {
    return figures().serviceLevel(formula).orElseThrow();
  }

  @Test
  void theThreeFormulasDiffer() {
    add(Offer.Outcome.ANSWERED, 5_000, 20_000, 20_001, 40_000);
    add(Offer.Outcome.ABANDONED, 3_000, 20_000, 60_000);
    add(Offer.Outcome.PROMISED, 30_000);
    assertThat(level(ServiceLevel.OF_ANSWERED)).isEqualTo(2 / 4.0);
    assertThat(level(ServiceLevel.OF_OFFERED)).isEqualTo(2 / 8.0);
    assertThat(level(ServiceLevel.OF_ENDED)).isCloseTo(4 / 7.0, within(1e-12));
  }

  @Test
  void ofNothingThereIsNoShare() {
    assertThat(figures().serviceLevel(ServiceLevel.OF_ANSWERED)).isEmpty();
    assertThat(figures().abandonment()).isEmpty();
    assertThat(figures().waits().mean()).isEmpty();
  }

  @Test
  void whoIsStillInLineIsNotOfferedYet() {
    add(Offer.Outcome.ANSWERED, 1_000);
    add(Offer.Outcome.OPEN, 90_000);
    assertThat(figures().offered()).isEqualTo(1);
    assertThat(figures().open()).isEqualTo(1);
  }

  @Test
  void shortAbandonmentIsGivenBeside() {
    add(Offer.Outcome.ANSWERED, 1_000, 2_000, 3_000);
    add(Offer.Outcome.ABANDONED, 5_000, 5_001);
    assertThat(figures().abandonment()).hasValue(2 / 5.0);
    assertThat(figures().abandonmentWithoutShort()).hasValue(1 / 4.0);
  }

  @Test
  void theMeanWaitIsThatOfTheAnswered() {
    add(Offer.Outcome.ANSWERED, 10_000, 20_000);
    add(Offer.Outcome.ABANDONED, 600_000);
    assertThat(figures().waits().mean()).contains(Duration.ofSeconds(15));
    assertThat(figures().abandonedWaits().longest()).contains(Duration.ofMinutes(10));
  }
}
