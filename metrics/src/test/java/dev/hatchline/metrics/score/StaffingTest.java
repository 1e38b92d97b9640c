package dev.hatchline.metrics.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentMoved;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class StaffingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate SUNDAY = LocalDate.parse("2026-10-25");

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(BERLIN).toInstant();
  }

  private static AgentMoved move(String agent, Instant at, AgentDoing doing) {
    return new AgentMoved(new AgentId(agent), at, doing, "");
  }

  @Test
  void twoAtOnceAreOneAndADayOnWhichTheClockIsChangedHas25Hours() {
    Instant from = midnight(SUNDAY);
    Staffing staffing = new Staffing(from, midnight(SUNDAY.plusDays(2)), BERLIN);
    staffing.add(move("101", from.minusSeconds(900), AgentDoing.AVAILABLE));
    staffing.add(move("102", from.plus(Duration.ofHours(1)), AgentDoing.PAUSED));
    Instant monday = midnight(SUNDAY.plusDays(1));
    staffing.add(move("101", monday.plus(Duration.ofHours(1)), AgentDoing.SIGNED_OUT));
    staffing.add(move("102", monday.plus(Duration.ofHours(2)), AgentDoing.UNKNOWN));
    staffing.add(move("102", monday.plus(Duration.ofHours(22)), AgentDoing.ON_CALL));
    assertThat(staffing.days())
        .containsExactly(
            new StaffedDay(SUNDAY, Duration.ofHours(25)),
            new StaffedDay(SUNDAY.plusDays(1), Duration.ofHours(3)));
  }

  @Test
  void whoPausesServesNobody() {
    Instant from = midnight(SUNDAY);
    Staffing staffing = new Staffing(from, midnight(SUNDAY.plusDays(1)), BERLIN);
    staffing.add(move("101", from, AgentDoing.AVAILABLE));
    staffing.add(move("101", from.plus(Duration.ofHours(2)), AgentDoing.PAUSED));
    staffing.add(move("102", from.plus(Duration.ofHours(3)), AgentDoing.PAUSED));
    staffing.add(move("101", from.plus(Duration.ofHours(11)), AgentDoing.RESERVED));
    staffing.add(move("101", from.plus(Duration.ofHours(12)), AgentDoing.SIGNED_OUT));
    assertThat(staffing.days()).containsExactly(new StaffedDay(SUNDAY, Duration.ofHours(3)));
  }

  @Test
  void onlyWholeDaysCount() {
    Instant from = midnight(SUNDAY).plusSeconds(1);
    Staffing staffing = new Staffing(from, midnight(SUNDAY.plusDays(3)).minusSeconds(1), BERLIN);
    staffing.add(move("101", from, AgentDoing.AVAILABLE));
    assertThat(staffing.days())
        .containsExactly(new StaffedDay(SUNDAY.plusDays(1), Duration.ofHours(24)));
  }

  @Test
  void ofDaysThatNobodySawNothingIsSaid() {
    Instant from = midnight(SUNDAY);
    Instant to = midnight(SUNDAY.plusDays(3));
    assertThat(new Staffing(from, to, BERLIN).days()).isEmpty();
    Staffing staffing = new Staffing(from, to, BERLIN);
    staffing.add(move("101", midnight(SUNDAY.plusDays(1)), AgentDoing.SIGNED_OUT));
    assertThat(staffing.days())
        .containsExactly(
            new StaffedDay(SUNDAY.plusDays(1), Duration.ZERO),
            new StaffedDay(SUNDAY.plusDays(2), Duration.ZERO));
  }
}
