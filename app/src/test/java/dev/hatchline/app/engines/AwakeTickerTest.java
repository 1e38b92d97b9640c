package dev.hatchline.app.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AwakeTickerTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private long count = Long.MAX_VALUE - 1_000; // may run over
  private Instant time = Instant.parse("2026-03-01T10:00:00Z");
  private final AwakeTicker ticker = new AwakeTicker(() -> count, () -> time);
  private final long begun = ticker.nanos();

  private void passes(Duration counted, Duration byTheClock) {
    count += counted.toNanos();
    time = time.plus(byTheClock);
  }

  @Test
  void countsAsTheMachineDoes() {
    passes(HOUR, HOUR);
    assertThat(ticker.since(begun)).isEqualTo(HOUR);
  }

  @Test
  void countsOnWhileTheMachineSleeps() {
    passes(Duration.ofSeconds(1), HOUR);
    assertThat(ticker.since(begun)).isEqualTo(HOUR);
    passes(Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(ticker.since(begun)).isEqualTo(HOUR.plusSeconds(1));
  }

  @Test
  void aClockThatIsPutBackTakesNothingAway() {
    passes(Duration.ofSeconds(5), HOUR.negated());
    assertThat(ticker.since(begun)).isEqualTo(Duration.ofSeconds(5));
  }

  /** Else small differences would add up, however often it is asked. */
  @Test
  void aClockThatIsBeingCorrectedCountsForNothing() {
    for (int i = 0; i < 100; i++) {
      passes(Duration.ofSeconds(1), Duration.ofMillis(1_900));
      var _ = ticker.nanos();
    }
    assertThat(ticker.since(begun)).isEqualTo(Duration.ofSeconds(100));
  }
}
