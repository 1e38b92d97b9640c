package dev.hatchline.app.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWordsTest {
  /** Late in the evening of a Friday in New York, and Saturday in Berlin. */
  private static final Instant NOW = Instant.parse("2026-11-28T03:30:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-28T04:15:00Z | America/New_York | today at 11:15 P M",
        "2026-11-28T05:00:00Z | America/New_York | tomorrow, Saturday, at 12 A M",
        "2026-11-28T19:30:00Z | America/New_York | tomorrow, Saturday, at 2:30 P M",
        "2026-11-28T19:30:00Z | Europe/Berlin | today at 8:30 P M",
        "2026-11-30T17:00:00Z | America/New_York | on Monday, November 30, at 12 P M",
        "2026-11-30T14:05:00Z | America/New_York | on Monday, November 30, at 9:05 A M",
      })
  void momentIsSaidAsPeopleSayIt(Instant at, ZoneId zone, String words) {
    assertThat(TimeWords.SPOKEN.of(at, zone, NOW)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-28T19:30:00Z | tomorrow, Saturday, at 2:30 PM",
        "2026-11-28T14:00:00Z | tomorrow, Saturday, at 9:00 AM",
      })
  void forEyesItIsWritten(Instant at, String words) {
    assertThat(TimeWords.WRITTEN.of(at, ZoneId.of("America/New_York"), NOW)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-28T04:15:00Z | America/New_York | hoy a las 23:15",
        "2026-11-28T06:00:00Z | America/New_York | mañana, sábado, a la 1",
        "2026-11-30T17:00:00Z | America/New_York | el lunes, 30 de noviembre, a las 12",
      })
  void momentIsSaidInSpanish(Instant at, ZoneId zone, String words) {
    assertThat(TimeWords.spoken("es-MX").of(at, zone, NOW)).isEqualTo(words);
  }

  @Test
  void clockIsNamedInSpanish() {
    assertThat(TimeWords.spoken("es").clock(ZoneId.of("America/New_York")))
        .isEqualTo("hora de New York");
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, New York time",
    "America/Argentina/Buenos_Aires, Buenos Aires time",
    "Europe/Berlin, Berlin time",
    "UTC, universal time",
    "Etc/UTC, universal time",
    "+05:30, +05:30 time",
  })
  void clockIsNamedByItsPlace(ZoneId zone, String words) {
    assertThat(TimeWords.SPOKEN.clock(zone)).isEqualTo(words);
  }
}
