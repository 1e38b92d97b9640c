package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The block {@code notices} of the operator's file. */
class NoticesReaderTest {
  @TempDir Path folder;

  @Test
  void whatIsNotSaidIsModest() throws Exception {
    Notices notices = read("company: Example").notices();
    assertThat(notices).isEqualTo(Notices.DEFAULT);
    assertThat(notices.linesKept(30)).isEqualTo(8);
  }

  @Test
  void everythingIsRead() throws Exception {
    Notices notices =
        read("""
        notices:
          at-once: 5
          per-minute: 60
          lines-kept: 12
          again: [10 min]
          hours: ["09:00-12:00", "14:00-18:00"]
        """)
            .notices();
    assertThat(notices)
        .isEqualTo(
            new Notices(
                5,
                60,
                Optional.of(12),
                List.of(Duration.ofMinutes(10)),
                List.of(
                    new Hours.Span(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                    new Hours.Span(LocalTime.of(14, 0), LocalTime.of(18, 0)))));
    assertThat(notices.linesKept(30)).isEqualTo(12);
  }

  @Test
  void whatIsOutOfBoundsIsTold() {
    assertThat(fault("notices: {at-once: 0}")).contains("a whole number from 1 to 100");
    assertThat(fault("notices: {per-minute: 1001}")).contains("a whole number from 1 to 1000");
    assertThat(fault("notices: {hours: []}")).contains("'hours' is empty");
    assertThat(fault("notices: {rate: 1}")).contains("'rate' is not known here");
  }

  private String fault(String text) {
    return String.valueOf(
        catchThrowableOfType(ConfigException.class, () -> read(text)).getMessage());
  }

  private OperatorConfig read(String text) throws Exception {
    return OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), text));
  }
}
