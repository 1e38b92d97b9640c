package dev.hatchline.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The house goes by Berlin's clock, its customers by their own. */
class NoticeHoursTest {
  private static final PhoneNumber BERLIN = new PhoneNumber("+493012345678");
  private static final PhoneNumber NEW_YORK = new PhoneNumber("+12125551234");
  private static final PhoneNumber SOMEWHERE_IN_AMERICA = new PhoneNumber("+18005551234");

  @TempDir Path folder;

  private NoticeHours hours(String more) throws Exception {
    OperatorConfig config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("hatchline.yaml"), "hours: {zone: Europe/Berlin}\n" + more));
    return new NoticeHours(config);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-27T" + time + ":00Z");
  }

  @Test
  void nobodyIsCalledBeforeEightOrFromNineOnByTheClockOfTheirNumber() throws Exception {
    NoticeHours hours = hours("");
    assertThat(hours.apply(BERLIN).next(at("06:59"))).isEqualTo(at("07:00"));
    assertThat(hours.apply(BERLIN).next(at("19:59"))).isEqualTo(at("19:59"));
    assertThat(hours.apply(BERLIN).next(at("20:00")))
        .isEqualTo(Instant.parse("2026-11-28T07:00:00Z"));
    assertThat(hours.apply(NEW_YORK).next(at("07:00"))).isEqualTo(at("13:00"));
    assertThat(hours.apply(NEW_YORK).next(at("20:00"))).isEqualTo(at("20:00"));
  }

  @Test
  void aNumberThatMayBeInSeveralZonesIsCalledWhenAllOfThemPermit() throws Exception {
    Instant next = hours("").apply(SOMEWHERE_IN_AMERICA).next(at("13:00"));
    // New York's eight o'clock is deep in the night of Honolulu.
    assertThat(next).isAfter(at("16:00"));
    assertThat(hours("").apply(SOMEWHERE_IN_AMERICA).next(next)).isEqualTo(next);
  }

  @Test
  void theOperatorMaySayOtherHours() throws Exception {
    NoticeHours hours = hours("notices: {hours: [\"10:00-12:00\"]}");
    assertThat(hours.apply(BERLIN).next(at("08:30"))).isEqualTo(at("09:00"));
    assertThat(hours.apply(BERLIN).next(at("11:00")))
        .isEqualTo(Instant.parse("2026-11-28T09:00:00Z"));
  }
}
