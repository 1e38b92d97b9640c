package dev.hatchline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hours of a day, also where the clock is changed. */
class SlotTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<Slot> slots(String day, ZoneId zone) {
    List<Slot> slots = Slot.of(LocalDate.parse(day), zone);
    Instant behind = LocalDate.parse(day).plusDays(1).atStartOfDay(zone).toInstant();
    assertThat(slots.getLast().to()).isEqualTo(behind);
    for (int i = 1; i < slots.size(); i++) {
      assertThat(slots.get(i).from()).isEqualTo(slots.get(i - 1).to());
    }
    return slots;
  }

  @Test
  void aDayHasTwentyFourHoursNamedByTheClock() {
    List<Slot> slots = slots("2026-11-28", BERLIN);
    assertThat(slots).hasSize(24);
    assertThat(slots.getFirst())
        .isEqualTo(
            new Slot(
                Instant.parse("2026-11-27T23:00:00Z"),
                Instant.parse("2026-11-28T00:00:00Z"),
                "00:00"));
    assertThat(slots.getLast().name()).isEqualTo("23:00");
  }

  @Test
  void inSpringThereAreTwentyThreeAndNoneAtTwo() {
    List<Slot> slots = slots("2026-03-29", BERLIN);
    assertThat(slots).hasSize(23);
    assertThat(slots.subList(1, 3))
        .extracting(Slot::name)
        .containsExactly("01:00 +01:00", "03:00 +02:00");
  }

  @Test
  void inAutumnThereAreTwentyFiveAndTwoAtTwoThatDiffer() {
    List<Slot> slots = slots("2026-10-25", BERLIN);
    assertThat(slots).hasSize(25);
    assertThat(slots.subList(1, 5))
        .extracting(Slot::name)
        .containsExactly("01:00 +02:00", "02:00 +02:00", "02:00 +01:00", "03:00 +01:00");
    assertThat(slots).extracting(Slot::name).doesNotHaveDuplicates();
  }

  @Test
  void aChangeWithinAnHourEndsIt() {
    ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");
    List<Slot> autumn = slots("2026-04-05", lordHowe);
    assertThat(autumn).extracting(Slot::name).contains("01:30 +10:30").doesNotHaveDuplicates();
    assertThat(autumn).hasSize(25);
    assertThat(Duration.between(autumn.getFirst().from(), autumn.getLast().to()))
        .isEqualTo(Duration.ofMinutes(24 * 60 + 30));
    List<Slot> spring = slots("2026-10-04", lordHowe);
    assertThat(spring).extracting(Slot::name).contains("02:30 +11:00").doesNotHaveDuplicates();
    assertThat(Duration.between(spring.getFirst().from(), spring.getLast().to()))
        .isEqualTo(Duration.ofMinutes(24 * 60 - 30));
  }

  @Test
  void aDayMayBeginAtOne() {
    List<Slot> slots = slots("2026-03-29", ZoneId.of("Asia/Beirut"));
    assertThat(slots).hasSize(23);
    assertThat(slots.getFirst().name()).isEqualTo("01:00 +03:00");
  }

  @Test
  void aDayMayHaveAnHourThatComesAgainAtItsEnd() {
    List<Slot> slots = slots("2026-10-24", ZoneId.of("Asia/Beirut"));
    assertThat(slots).hasSize(25);
    assertThat(slots.subList(23, 25))
        .extracting(Slot::name)
        .containsExactly("23:00 +03:00", "23:00 +02:00");
  }
}
