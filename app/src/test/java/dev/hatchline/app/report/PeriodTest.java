package dev.hatchline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Period of(Period.Kind kind, String day) {
    return Period.of(kind, LocalDate.parse(day), BERLIN);
  }

  private static long hours(Period period) {
    return Duration.between(period.from(), period.to()).toHours();
  }

  @Test
  void aDayIsTheLinesOwn() {
    Period day = of(Period.Kind.DAY, "2026-11-28");
    assertThat(day.from()).isEqualTo(Instant.parse("2026-11-27T23:00:00Z"));
    assertThat(day.to()).isEqualTo(Instant.parse("2026-11-28T23:00:00Z"));
    assertThat(day.name()).isEqualTo("2026-11-28");
    assertThat(day.title()).isEqualTo("Saturday, 28 November 2026");
  }

  @Test
  void daysOnWhichTheClockIsChangedAreShorterAndLonger() {
    assertThat(hours(of(Period.Kind.DAY, "2026-03-29"))).isEqualTo(23);
    assertThat(hours(of(Period.Kind.DAY, "2026-10-25"))).isEqualTo(25);
  }

  @Test
  void aWeekBeginsOnMondayAndIsNamedAsIsoSays() {
    for (String day : new String[] {"2026-12-28", "2027-01-01", "2027-01-03"}) {
      Period week = of(Period.Kind.WEEK, day);
      assertThat(week.first()).isEqualTo("2026-12-28");
      assertThat(week.behind()).isEqualTo("2027-01-04");
      assertThat(week.name()).isEqualTo("2026-W53");
    }
    assertThat(of(Period.Kind.WEEK, "2025-01-01").name())
        .as("from 30 December 2024 on")
        .isEqualTo("2025-W01");
    assertThat(hours(of(Period.Kind.WEEK, "2026-10-25"))).isEqualTo(7 * 24 + 1);
  }

  @Test
  void aMonthHasItsOwnDays() {
    Period month = of(Period.Kind.MONTH, "2028-02-29");
    assertThat(month.days()).hasSize(29);
    assertThat(month.name()).isEqualTo("2028-02");
    assertThat(month.title()).isEqualTo("February 2028");
    assertThat(hours(of(Period.Kind.MONTH, "2026-10-01"))).isEqualTo(31 * 24 + 1);
  }
}
