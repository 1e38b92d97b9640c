package dev.hatchline.app.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.RoutingEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClearanceTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final Clearance clearance = new Clearance();

  @Test
  void matchingIsHeldUntilTheLastHasLeftTheQueue() {
    assertThat(clearance.begin(List.of("a", "b"), NOW))
        .contains(new RoutingEvent.MatchingHeld(NOW.plus(Clearance.MAX)));
    assertThat(clearance.left("a")).isEmpty();
    assertThat(clearance.left("stranger")).isEmpty();
    assertThat(clearance.left("b")).contains(new RoutingEvent.MatchingResumed());
    assertThat(clearance.left("b")).as("told again, as its channel ends").isEmpty();
  }

  @Test
  void theNewestAreTakenFirstAndTwoThirdsStayForTheQueueToServe() {
    var _ = clearance.begin(List.of("1", "2", "3", "4", "5", "6", "7", "8"), NOW);
    assertThat(clearance.next(NOW)).containsExactly("8", "7");
    assertThat(clearance.next(NOW)).isEmpty();
    assertThat(clearance.left("8")).isEmpty();
    assertThat(clearance.next(NOW)).containsExactly("6");
    assertThat(clearance.left("1")).as("served by the queue").isEmpty();
    var _ = clearance.left("7");
    assertThat(clearance.next(NOW)).containsExactly("5");
    var _ = clearance.left("6");
    var _ = clearance.left("5");
    assertThat(clearance.next(NOW)).containsExactly("4");
    assertThat(clearance.next(NOW)).as("one at a time at last").isEmpty();
  }

  @Test
  void whoeverIsLeftAfterALongTimeIsTakenAtOnce() {
    var _ = clearance.begin(List.of("1", "2", "3"), NOW);
    assertThat(clearance.next(NOW)).containsExactly("3");
    assertThat(clearance.next(NOW.plus(Clearance.MAX).plusMillis(1))).containsExactly("2", "1");
  }

  @Test
  void nothingIsHeldWhenNobodyWaitsThere() {
    assertThat(clearance.begin(List.of(), NOW)).isEmpty();
    assertThat(clearance.left("a")).isEmpty();
  }

  @Test
  void whoWasToComeBeforeTheLinkWasLostIsForgotten() {
    var _ = clearance.begin(List.of("a"), NOW);
    var _ = clearance.begin(List.of("b"), NOW);
    assertThat(clearance.left("a")).isEmpty();
    assertThat(clearance.left("b")).contains(new RoutingEvent.MatchingResumed());
  }
}
