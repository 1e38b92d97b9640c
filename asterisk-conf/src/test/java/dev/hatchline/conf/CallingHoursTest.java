package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static CallingHours berlin(String... spans) {
    return new CallingHours(
        BERLIN,
        List.of(spans).stream()
            .map(span ->
                new Hours.Span(
                    LocalTime.parse(span.substring(0, 5)), LocalTime.parse(span.substring(6))))
            .toList());
  }

  @Test
  void withoutSpansAnyHourIsGood() {
    Instant night = Instant.parse("2026-11-26T03:00:00Z");
    assertThat(berlin().permits(night)).isTrue();
    assertThat(berlin().next(night)).isEqualTo(night);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T07:00:00Z, 2026-11-26T07:00:00Z",
    "2026-11-26T06:59:59Z, 2026-11-26T07:00:00Z",
    "2026-11-26T11:00:00Z, 2026-11-26T12:00:00Z",
    "2026-11-26T19:59:59Z, 2026-11-26T19:59:59Z",
    "2026-11-26T20:00:00Z, 2026-11-27T07:00:00Z",
    "2026-11-26T23:30:00Z, 2026-11-27T07:00:00Z",
    "2026-12-31T22:59:00Z, 2027-01-01T07:00:00Z",
    "2026-03-28T20:00:00Z, 2026-03-29T06:00:00Z",
    "2026-10-24T19:00:00Z, 2026-10-25T07:00:00Z",
  })
  void nextIsTheFirstPermittedMoment(Instant at, Instant next) {
    assertThat(berlin("13:00-21:00", "08:00-12:00").next(at)).isEqualTo(next);
  }

  @Test
  void spansNeedNoOrderAndLeaveGaps() {
    CallingHours hours = berlin("13:00-21:00", "08:00-12:00");
    Instant noon = Instant.parse("2026-11-26T11:00:00Z");
    assertThat(hours.permits(noon)).isFalse();
    assertThat(hours.next(noon)).isEqualTo("2026-11-26T12:00:00Z");
  }

  @Test
  void spanThatTheClockSwallowsIsThereTheNextDay() {
    Instant midnight = Instant.parse("2026-03-28T23:00:00Z");
    assertThat(berlin("02:00-03:00").next(midnight)).isEqualTo("2026-03-30T00:00:00Z");
  }

  @Test
  void endOfTheDayIsMidnight() {
    CallingHours late = berlin("22:00-00:00");
    assertThat(late.permits(Instant.parse("2026-11-26T22:59:59Z"))).isTrue();
    assertThat(late.permits(Instant.parse("2026-11-26T23:00:00Z"))).isFalse();
  }

  /** Minute by minute over both changes of the clock. */
  @Test
  void nextIsPermittedAndNothingBeforeItIs() {
    CallingHours hours = berlin("09:00-12:30", "14:00-21:00");
    for (String day : List.of("2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z")) {
      Instant at = Instant.parse(day);
      for (int minute = 0; minute < 48 * 60; minute++, at = at.plus(Duration.ofMinutes(1))) {
        Instant next = hours.next(at);
        assertThat(next).isAfterOrEqualTo(at);
        assertThat(hours.permits(next)).as("%s", next).isTrue();
        assertThat(next.equals(at) || !hours.permits(next.minusSeconds(1))).as("%s", at).isTrue();
      }
    }
  }
}
