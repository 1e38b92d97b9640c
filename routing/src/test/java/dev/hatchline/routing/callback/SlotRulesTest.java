package dev.hatchline.routing.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotRulesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOON = Instant.parse("2026-11-27T11:00:00Z");

  private static SlotRules rules(Duration every, int capacity, Predicate<Instant> staffed) {
    return new SlotRules(every, capacity, Duration.ofDays(7), BERLIN, staffed);
  }

  private static SlotRules every(int minutes) {
    return rules(Duration.ofMinutes(minutes), 3, _ -> true);
  }

  @ParameterizedTest
  @CsvSource({
    "15, 2026-11-27T11:00:00Z, 2026-11-27T11:00:00Z",
    "15, 2026-11-27T11:14:59.999Z, 2026-11-27T11:00:00Z",
    "15, 2026-11-27T11:15:00Z, 2026-11-27T11:15:00Z",
    "1, 2026-11-27T11:07:30Z, 2026-11-27T11:07:00Z",
    "120, 2026-11-27T12:10:00Z, 2026-11-27T11:00:00Z",
    // The hour from two to three comes twice, and is two hours of slots.
    "60, 2026-10-25T00:30:00Z, 2026-10-25T00:00:00Z",
    "60, 2026-10-25T01:30:00Z, 2026-10-25T01:00:00Z",
    "120, 2026-10-25T01:30:00Z, 2026-10-25T01:00:00Z",
    // The same hour is left out: what would begin in it begins after it.
    "120, 2026-03-29T01:20:00Z, 2026-03-29T01:00:00Z",
  })
  void slotBeginsByTheClockOfTheHouse(int minutes, Instant at, Instant begins) {
    SlotRules rules = every(minutes);
    assertThat(rules.slot(at)).isEqualTo(begins);
    assertThat(rules.slot(begins)).as("of its own beginning").isEqualTo(begins);
  }

  /** Every minute of the two days on which the clock changes lies in exactly one slot. */
  @ParameterizedTest
  @CsvSource({"15", "60", "120", "1440"})
  void slotsFollowEachOtherWithoutAGapThroughAChangeOfTheClock(int minutes) {
    SlotRules rules = every(minutes);
    for (String day : List.of("2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z")) {
      Instant from = Instant.parse(day);
      Instant until = from.plus(Duration.ofDays(2));
      List<Instant> slots = rules.between(from, until, from.minusSeconds(1)).toList();
      for (Instant at = slots.getFirst(); at.isBefore(until); at = at.plusSeconds(60)) {
        Instant now = at;
        Instant last = slots.stream().filter(slot -> !slot.isAfter(now)).toList().getLast();
        assertThat(rules.slot(at)).as("%s", at).isEqualTo(last);
      }
    }
  }

  @Test
  void timesThatCannotBeHadHaveAReason() {
    SlotRules rules = rules(Duration.ofMinutes(15), 1, at -> at.isBefore(NOON.plusSeconds(7200)));
    assertThat(rules.objection(NOON.plusSeconds(60), NOON)).isEmpty();
    assertThat(rules.objection(NOON, NOON)).contains(Refusal.Kind.TIME_PAST);
    assertThat(rules.objection(NOON.plusSeconds(7200), NOON)).contains(Refusal.Kind.TIME_CLOSED);
    assertThat(rules.objection(NOON.plus(Duration.ofDays(8)), NOON))
        .contains(Refusal.Kind.TIME_FAR);
    assertThat(SlotRules.OFF.objection(NOON.plusSeconds(60), NOON))
        .isEqualTo(Optional.of(Refusal.Kind.TIMES_OFF));
  }

  @Test
  void onlyBeginningsThatCanBeNamedAreListed() {
    LocalTime four = LocalTime.of(16, 0);
    SlotRules rules =
        rules(Duration.ofHours(1), 1, at -> at.atZone(BERLIN).toLocalTime().isBefore(four));
    Instant from = NOON.plusSeconds(1);
    assertThat(rules.between(from, NOON.plus(Duration.ofHours(9)), from))
        .containsExactly(NOON.plusSeconds(3600), NOON.plusSeconds(7200), NOON.plusSeconds(10_800));
  }

  @Test
  void slotsThatDoNotFillADayAreRefused() {
    assertThatThrownBy(() -> every(7)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rules(Duration.ofSeconds(30), 1, _ -> true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rules(Duration.ofHours(1), -1, _ -> true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T14:30, America/New_York, 2026-11-27T19:30:00Z",
    // Left out by the clock: the first moment after it.
    "2026-03-08T02:30, America/New_York, 2026-03-08T07:00:00Z",
    "2026-03-08T02:00, America/New_York, 2026-03-08T07:00:00Z",
    "2026-03-08T03:00, America/New_York, 2026-03-08T07:00:00Z",
    // Comes twice: the first time.
    "2026-11-01T01:30, America/New_York, 2026-11-01T05:30:00Z",
    "2026-10-25T02:00, Europe/Berlin, 2026-10-25T00:00:00Z",
    // Half an hour is left out there.
    "2026-10-04T02:10, Australia/Lord_Howe, 2026-10-03T15:30:00Z",
  })
  void localTimeIsOneMomentThoughTheClockChanges(LocalDateTime local, ZoneId zone, Instant at) {
    assertThat(Appointment.moment(local, zone)).isEqualTo(at);
  }
}
