package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The block {@code retention} of the operator's file. */
class RetentionReaderTest {
  @TempDir Path folder;

  @Test
  void whatIsNotSaidIsKeptForEver() throws Exception {
    assertThat(read("company: Example").retention()).isEqualTo(Retention.FOR_EVER);
    Retention one = read("retention: {messages: 30 d}").retention();
    assertThat(one.messages()).hasValue(Duration.ofDays(30));
    assertThat(one.calls()).isEmpty();
  }

  @Test
  void daysAndYearsAreRead() throws Exception {
    assertThat(
            read("""
            retention:
              calls: 90 d
              events: 24 h
              messages: 1 d
              waits: 7 d
              callbacks: 1 y
              cases: 2 y
              incidents: 20 y
            """)
                .retention())
        .isEqualTo(
            new Retention(
                days(90), days(1), days(1), days(7), days(365), days(730), days(20 * 365)));
  }

  private static Optional<Duration> days(int days) {
    return Optional.of(Duration.ofDays(days));
  }

  @Test
  void whatOthersNeedMayNotBeForgotten() {
    assertThat(fault("retention: {callbacks: 30 d}"))
        .contains("1:24: '30 d' stands here; expected a duration from 31 d to 20 y");
    assertThat(fault("retention: {waits: 6 d}")).contains("from 7 d to 20 y");
    assertThat(fault("retention: {calls: 1 h}")).contains("from 24 h to 20 y");
    assertThat(fault("retention: {call: 90 d}")).contains("'call' is not known here");
  }

  private String fault(String text) {
    return String.valueOf(
        catchThrowableOfType(ConfigException.class, () -> read(text)).getMessage());
  }

  private OperatorConfig read(String text) throws Exception {
    return OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), text));
  }
}
