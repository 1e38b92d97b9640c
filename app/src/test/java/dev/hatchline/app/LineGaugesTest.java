package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.metrics.HouseReadings;
import dev.hatchline.routing.RoutingReadings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom the gauges of the line count. */
class LineGaugesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T11:00:00Z");

  private static RoutingReadings.InLine stands(Duration waited, boolean onPhone) {
    return new RoutingReadings.InLine(
        new CallId(UUID.randomUUID()),
        "people",
        1,
        new FirstRing(NOW.minus(waited), 1),
        waited,
        null,
        onPhone);
  }

  private static RoutingReadings with(RoutingReadings.InLine... line) {
    return new RoutingReadings(NOW, List.of(), List.of(line));
  }

  /** A message of last night and a call that is owed since yesterday: nobody is to be woken. */
  @Test
  void nobodyWaitsWhereNobodyHoldsAPhone() {
    RoutingReadings.InLine message = stands(Duration.ofHours(14), false);
    RoutingReadings.InLine owed = stands(Duration.ofDays(1), false);
    assertThat(House.line(with(message, owed))).isEmpty();
  }

  @Test
  void callersAreCountedWithTheLongestWaitOfTheirs() {
    assertThat(
            House.line(
                with(
                    stands(Duration.ofHours(14), false),
                    stands(Duration.ofSeconds(7), true),
                    stands(Duration.ofSeconds(40), true))))
        .containsExactly(Map.entry("people", new HouseReadings.InLine(2, Duration.ofSeconds(40))));
  }
}
