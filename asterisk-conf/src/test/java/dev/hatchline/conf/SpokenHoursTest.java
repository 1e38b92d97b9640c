package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenHoursTest {
  private static final String OFFICE = "mon: [\"08:00-18:00\"], tue: [\"08:00-18:00\"]";

  @TempDir Path folder;

  /** As the operator writes them. */
  private String spoken(String hours) throws Exception {
    return hours(hours).spoken();
  }

  private Hours hours(String hours) throws Exception {
    Path file = folder.resolve("hatchline.yaml");
    Files.writeString(file, "hours: {" + hours + "}\n");
    return OperatorFile.read(file).hours();
  }

  @Test
  void oneDayIsSaidWithItsDate() throws Exception {
    Hours office = hours(OFFICE);
    LocalDate monday = LocalDate.of(2026, 12, 7);
    assertThat(office.spokenOn(monday))
        .isEqualTo("On Monday, December 7, we are open from 8 A M to 6 P M.");
    assertThat(office.isOpen(monday)).isTrue();
    assertThat(office.spokenOn(monday.minusDays(1)))
        .isEqualTo("On Sunday, December 6, we are closed.");
    assertThat(office.isOpen(monday.minusDays(1))).isFalse();
    assertThat(Hours.ALWAYS.spokenOn(monday))
        .isEqualTo("On Monday, December 7, we are open all day.");
    assertThat(Hours.ALWAYS.isOpen(monday)).isTrue();
  }

  @Test
  void hoursAreSaidInSpanish() throws Exception {
    Hours office = hours(OFFICE + ", sat: [\"09:30-14:00\", \"16:00-20:00\"]");
    assertThat(office.spoken("es-MX"))
        .isEqualTo(
            "Abrimos lunes y martes de 8 a 18 horas, y sábado de 9:30 a 14 horas y de 16 a 20"
                + " horas.");
    LocalDate monday = LocalDate.of(2026, 12, 7);
    assertThat(office.spokenOn(monday, "es"))
        .isEqualTo("El lunes, 7 de diciembre, abrimos de 8 a 18 horas.");
    assertThat(office.spokenOn(monday.minusDays(1), "es"))
        .isEqualTo("El domingo, 6 de diciembre, cerramos.");
    assertThat(Hours.ALWAYS.spoken("es")).isEqualTo("Abrimos todos los días a todas horas.");
    assertThat(office.spoken("de")).as("no words for it").isEqualTo(office.spoken());
  }

  private static String days(String span, String... days) {
    StringBuilder all = new StringBuilder();
    for (String day : days) {
      all.append("%s: [\"%s\"], ".formatted(day, span));
    }
    return all.toString();
  }

  @Test
  void withoutDaysItIsAroundTheClock() throws Exception {
    assertThat(spoken("zone: Europe/Berlin")).isEqualTo("We are open around the clock.");
    assertThat(spoken(days("00:00-24:00", "mon", "tue", "wed", "thu", "fri", "sat", "sun")))
        .isEqualTo("We are open around the clock.");
  }

  @Test
  void equalDaysThatFollowEachOtherAreSaidOnce() throws Exception {
    assertThat(
            spoken(
                days("08:00-18:00", "mon", "tue", "wed", "thu", "fri") + "sat: [\"09:00-12:00\"]"))
        .isEqualTo(
            "We are open Monday to Friday from 8 A M to 6 P M, and Saturday from 9 A M to noon.");
    assertThat(spoken(days("08:00-18:00", "mon", "tue", "wed", "thu", "fri", "sat", "sun")))
        .isEqualTo("We are open every day from 8 A M to 6 P M.");
    assertThat(spoken(OFFICE)).isEqualTo("We are open Monday and Tuesday from 8 A M to 6 P M.");
  }

  @Test
  void aClosedDayParts() throws Exception {
    assertThat(spoken(OFFICE + ", wed: [], thu: [\"08:00-18:00\"], sun: [\"00:00-24:00\"]"))
        .isEqualTo(
            "We are open Monday and Tuesday from 8 A M to 6 P M, Thursday from 8 A M to 6 P M,"
                + " and Sunday all day.");
    assertThat(spoken("mon: []")).isEqualTo("We are closed every day.");
  }

  @Test
  void aBreakForLunchIsSaid() throws Exception {
    assertThat(spoken("fri: [\"08:30-12:00\", \"13:15-17:05\"]"))
        .isEqualTo("We are open Friday from 8:30 A M to noon and from 1:15 P M to 5:05 P M.");
    assertThat(spoken("fri: [\"08:00-09:00\", \"10:00-11:00\", \"14:00-15:00\"]"))
        .isEqualTo(
            "We are open Friday from 8 A M to 9 A M, from 10 A M to 11 A M"
                + " and from 2 P M to 3 P M.");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"13:00-18:00\", \"08:00-12:00\"', from 8 A M to noon and from 1 P M to 6 P M",
    "'\"08:00-12:00\", \"12:00-18:00\"', from 8 A M to 6 P M",
    "'\"08:00-18:00\", \"09:00-10:00\"', from 8 A M to 6 P M",
    "'\"12:00-24:00\", \"00:00-12:00\"', all day",
    "'\"00:30-12:30\"', from 12:30 A M to 12:30 P M",
    "'\"00:00-00:01\", \"23:00-24:00\"', "
        + "from midnight to 12:01 A M and from 11 P M to midnight",
  })
  void theDayIsToldInItsOrder(String spans, String said) throws Exception {
    assertThat(spoken("wed: [" + spans + "]")).isEqualTo("We are open Wednesday " + said + ".");
  }
}
