package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoursTest {
  private static final Hours BERLIN =
      new Hours(
          ZoneId.of("Europe/Berlin"),
          Map.of(
              DayOfWeek.MONDAY,
              List.of(
                  new Hours.Span(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                  new Hours.Span(LocalTime.of(20, 0), LocalTime.MIDNIGHT))));

  @Test
  void areReadByTheClockOfTheirZone() {
    assertThat(BERLIN.isOpen(Instant.parse("2026-11-23T06:59:59Z"))).isFalse();
    assertThat(BERLIN.isOpen(Instant.parse("2026-11-23T07:00:00Z"))).isTrue();
    assertThat(BERLIN.isOpen(Instant.parse("2026-11-23T11:00:00Z"))).isFalse();
    assertThat(BERLIN.isOpen(Instant.parse("2026-11-23T22:59:59Z"))).isTrue();
    assertThat(BERLIN.isOpen(Instant.parse("2026-11-23T23:00:00Z"))).isFalse();
    assertThat(BERLIN.isOpen(Instant.parse("2026-11-24T08:00:00Z"))).isFalse();
  }

  @Test
  void withoutDaysItIsAlwaysOpen() {
    assertThat(Hours.ALWAYS.isOpen(Instant.EPOCH)).isTrue();
  }

  @Test
  void aHolidayHasHoursOfItsOwnAndTheYearCountsBeforeTheYears() {
    Hours.Span morning = new Hours.Span(LocalTime.of(8, 0), LocalTime.of(10, 0));
    Hours.Except except =
        new Hours.Except(
            Map.of(LocalDate.of(2026, 11, 23), List.of(morning)),
            Map.of(MonthDay.of(11, 23), List.of(), MonthDay.of(11, 24), List.of(morning)));
    Hours hours = new Hours(BERLIN.zone(), BERLIN.week(), except);
    assertThat(hours.isOpen(Instant.parse("2026-11-23T08:59:59Z"))).isTrue();
    assertThat(hours.isOpen(Instant.parse("2026-11-23T09:00:00Z"))).as("by 2026").isFalse();
    assertThat(hours.isOpen(Instant.parse("2026-11-24T08:00:00Z"))).as("a Tuesday").isTrue();
    assertThat(hours.isOpen(LocalDate.of(2020, 11, 23))).as("a Monday").isFalse();
    assertThat(hours.spokenOn(LocalDate.of(2026, 11, 23)))
        .isEqualTo("On Monday, November 23, we are open from 8 A M to 10 A M.");
    Hours always = new Hours(BERLIN.zone(), Map.of(), except);
    assertThat(always.spoken()).isEqualTo("We are open around the clock, except on holidays.");
    assertThat(always.isOpen(LocalDate.of(2020, 11, 23))).isFalse();
    assertThat(always.isOpen(LocalDate.of(2020, 11, 25))).isTrue();
  }

  @Test
  void aSpanEndsAfterItBegins() {
    LocalTime eight = LocalTime.of(8, 0);
    assertThatThrownBy(() -> new Hours.Span(eight, eight))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
