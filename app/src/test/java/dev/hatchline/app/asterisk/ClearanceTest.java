package dev.hatchline.app.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.RoutingEvent;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClearanceTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final Clearance clearance = new Clearance();

  @Test
  void matchingIsHeldUntilTheLastHasLeftTheQueue() {
    assertThat(clearance.begin(Stream.of("a", "b"), NOW))
        .contains(new RoutingEvent.MatchingHeld(NOW.plus(Clearance.MAX)));
    assertThat(clearance.left("a")).isEmpty();
    assertThat(clearance.left("stranger")).isEmpty();
    assertThat(clearance.left("b")).contains(new RoutingEvent.MatchingResumed());
    assertThat(clearance.left("b")).as("told again, as its channel ends").isEmpty();
  }

  @Test
  void nothingIsHeldWhenNobodyWaitsThere() {
    assertThat(clearance.begin(Stream.of(), NOW)).isEmpty();
    assertThat(clearance.left("a")).isEmpty();
  }

  @Test
  void whoWasToComeBeforeTheLinkWasLostIsForgotten() {
    var _ = clearance.begin(Stream.of("a"), NOW);
    var _ = clearance.begin(Stream.of("b"), NOW);
    assertThat(clearance.left("a")).isEmpty();
    assertThat(clearance.left("b")).contains(new RoutingEvent.MatchingResumed());
  }
}
