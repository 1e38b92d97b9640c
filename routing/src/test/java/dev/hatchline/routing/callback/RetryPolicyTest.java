package dev.hatchline.routing.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final PermittedHours DAY =
      PermittedHours.daily(LocalTime.of(9, 0), LocalTime.of(20, 0), BERLIN);
  private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");

  @Test
  void byDefaultAfterOneFiveAndFifteenMinutes() {
    RetryPolicy policy = RetryPolicy.DEFAULT;
    assertThat(policy.again(1, NOON)).contains(NOON.plus(Duration.ofMinutes(1)));
    assertThat(policy.again(2, NOON)).contains(NOON.plus(Duration.ofMinutes(5)));
    assertThat(policy.again(3, NOON)).contains(NOON.plus(Duration.ofMinutes(15)));
    assertThat(policy.again(4, NOON)).isEmpty();
    assertThat(policy.again(99, NOON)).isEmpty();
  }

  @Test
  void aTimeThatIsNotPermittedIsPutOffToTheNextMorning() {
    RetryPolicy policy = new RetryPolicy(List.of(Duration.ofMinutes(15)), DAY);
    Instant evening = Instant.parse("2026-11-22T18:50:00Z"); // 19:50 there
    assertThat(policy.again(1, evening)).contains(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(policy.again(1, evening.minusSeconds(600)))
        .contains(Instant.parse("2026-11-22T18:55:00Z"));
  }

  @Test
  void permittedHoursAreThoseOfTheWallAlsoWhenTheClocksChange() {
    assertThat(DAY.next(NOON)).isEqualTo(NOON);
    assertThat(DAY.next(Instant.parse("2026-11-22T19:00:00Z")))
        .as("the end is not within")
        .isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(DAY.next(Instant.parse("2026-11-22T02:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
    assertThat(DAY.next(Instant.parse("2026-10-24T19:00:00Z")))
        .as("summer time ends in that night")
        .isEqualTo(Instant.parse("2026-10-25T08:00:00Z"));
  }

  @Test
  void hoursThatLeadBackInTimeAreNotBelieved() {
    RetryPolicy policy = new RetryPolicy(List.of(), from -> from.minusSeconds(1));
    assertThat(policy.permitted(NOON)).isEqualTo(NOON);
  }

  @Test
  void absurdPoliciesAreRefused() {
    assertThatThrownBy(() -> new RetryPolicy(List.of(Duration.ZERO), DAY))
        .hasMessageContaining("above zero");
    assertThatThrownBy(() -> new RetryPolicy(Collections.nCopies(11, Duration.ofMinutes(1)), DAY))
        .hasMessageContaining("up to 10");
    assertThatThrownBy(() -> PermittedHours.daily(LocalTime.of(9, 0), LocalTime.of(9, 0), BERLIN))
        .hasMessageContaining("09:00");
  }
}
